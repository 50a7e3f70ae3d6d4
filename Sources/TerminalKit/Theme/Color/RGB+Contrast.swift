#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension RGB {
  /// Relative luminance, 0 (black) to 1 (white); WCAG 2.1, "relative luminance".
  public var luminance: Double {
    0.2126 * RGB.linear(red) + 0.7152 * RGB.linear(green) + 0.0722 * RGB.linear(blue)
  }

  /// Contrast ratio with another colour, 1 (none) to 21; WCAG 2.1, "contrast ratio".
  public func contrast(with other: RGB) -> Double {
    let lighter = max(luminance, other.luminance)
    let darker = min(luminance, other.luminance)
    return (lighter + 0.05) / (darker + 0.05)
  }

  /// How far apart two colours look: the "redmean" formula, without its square root
  /// (compuphase.com/cmetric.htm).
  func distance(to other: RGB) -> Int {
    let mean = (Int(red) + Int(other.red)) / 2
    let dr = Int(red) - Int(other.red)
    let dg = Int(green) - Int(other.green)
    let db = Int(blue) - Int(other.blue)
    let reds = ((512 + mean) * dr * dr) >> 8
    let blues = ((767 - mean) * db * db) >> 8
    return reds + 4 * dg * dg + blues
  }

  private static func linear(_ part: UInt8) -> Double {
    let value = Double(part) / 255
    return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
  }
}
