/// A colour of a theme with what stands for it where there are fewer colours.
public struct ThemeColor: Hashable, Sendable {
  /// The colour itself.
  public let rgb: RGB
  /// Its number among 256.
  public let ansi256: UInt8
  /// Its number among 16.
  public let ansi16: UInt8

  /// Makes a colour; numbers that are not given are those of the nearest colour.
  public init(_ rgb: RGB, ansi256: UInt8? = nil, ansi16: UInt8? = nil) {
    self.rgb = rgb
    self.ansi256 = ansi256 ?? AnsiPalette.nearest256(to: rgb)
    self.ansi16 = min(15, ansi16 ?? AnsiPalette.nearest16(to: rgb))
  }
}
