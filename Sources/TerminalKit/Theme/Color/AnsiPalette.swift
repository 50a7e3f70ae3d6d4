/// The colours that terminals number: 16 that the user may have changed, a 6×6×6 cube, 24 greys.
public enum AnsiPalette {
  /// What xterm shows for a number, 0 to 255.
  public static func color(_ index: UInt8) -> RGB { colors[Int(index)] }

  /// The number of the colour nearest to `color`, 16 to 255: the first 16 are left out, because
  /// users change them.
  public static func nearest256(to color: RGB) -> UInt8 {
    nearest(to: color, among: 16...255)
  }

  /// The number of the colour nearest to `color` among the first 16.
  public static func nearest16(to color: RGB) -> UInt8 {
    nearest(to: color, among: 0...15)
  }

  private static func nearest(to color: RGB, among indices: ClosedRange<UInt8>) -> UInt8 {
    indices.min { colors[Int($0)].distance(to: color) < colors[Int($1)].distance(to: color) }
      ?? indices.lowerBound
  }

  private static let colors: [RGB] = basic + cube + greys

  private static let basic: [RGB] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ].map { (value: Int) in
    RGB(red: UInt8(value >> 16), green: UInt8(value >> 8 & 0xFF), blue: UInt8(value & 0xFF))
  }

  private static let cube: [RGB] = (0..<216).map { index in
    let steps: [UInt8] = [0, 95, 135, 175, 215, 255]
    return RGB(red: steps[index / 36], green: steps[index / 6 % 6], blue: steps[index % 6])
  }

  private static let greys: [RGB] = (0..<24).map { index in
    let part = UInt8(8 + 10 * index)
    return RGB(red: part, green: part, blue: part)
  }
}
