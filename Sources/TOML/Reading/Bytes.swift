/// The bytes that mean something in TOML.
extension UInt8 {
  static var tab: UInt8 { 0x09 }
  static var lineFeed: UInt8 { 0x0A }
  static var carriageReturn: UInt8 { 0x0D }
  static var space: UInt8 { 0x20 }
  static var quote: UInt8 { UInt8(ascii: "\"") }
  static var hash: UInt8 { UInt8(ascii: "#") }
  static var apostrophe: UInt8 { UInt8(ascii: "'") }
  static var plus: UInt8 { UInt8(ascii: "+") }
  static var comma: UInt8 { UInt8(ascii: ",") }
  static var hyphen: UInt8 { UInt8(ascii: "-") }
  static var dot: UInt8 { UInt8(ascii: ".") }
  static var zero: UInt8 { UInt8(ascii: "0") }
  static var colon: UInt8 { UInt8(ascii: ":") }
  static var equals: UInt8 { UInt8(ascii: "=") }
  static var openBracket: UInt8 { UInt8(ascii: "[") }
  static var backslash: UInt8 { UInt8(ascii: "\\") }
  static var closeBracket: UInt8 { UInt8(ascii: "]") }
  static var underscore: UInt8 { UInt8(ascii: "_") }
  static var openBrace: UInt8 { UInt8(ascii: "{") }
  static var closeBrace: UInt8 { UInt8(ascii: "}") }

  var isBlank: Bool { self == .space || self == .tab }

  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  var isLetter: Bool {
    let small = self | 0x20
    return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(small)
  }

  var isHexDigit: Bool {
    let small = self | 0x20
    return isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(small)
  }

  /// Whether a key may contain it without quotes.
  var isBare: Bool { isLetter || isDigit || self == .underscore || self == .hyphen }

  /// Whether comments and texts may contain it as it is.
  var isPlain: Bool { self >= 0x20 && self != 0x7F || self == .tab }
}
