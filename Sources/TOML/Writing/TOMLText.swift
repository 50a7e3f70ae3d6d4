/// Pieces of TOML 1.0 text; reading a piece gives back exactly what it was made of.
public enum TOMLText {
  /// A key, in quotes where it needs them.
  public static func key(_ name: String) -> String {
    let isBare =
      !name.isEmpty
      && name.utf8.allSatisfy { byte in
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F
          || byte == 0x2D
      }
    return isBare ? name : quoted(name)
  }

  /// A string on one line.
  public static func quoted(_ text: String) -> String { "\"\(escaped(text, isBlock: false))\"" }

  /// A string as people like to edit it: several lines stand as they are between `'''`, or between
  /// `"""` when something in them has to be escaped.
  public static func string(_ text: String) -> String {
    guard text.unicodeScalars.contains("\n") else { return quoted(text) }
    let standsAsItIs = text.unicodeScalars.allSatisfy { isPlain($0) || $0 == "\n" }
    if standsAsItIs, !contains(text, "'''"), text.unicodeScalars.last != "'" {
      return "'''\n\(text)'''"
    }
    return "\"\"\"\n\(escaped(text, isBlock: true))\"\"\""
  }

  /// By scalars: for Swift, `\r\n` and an accent behind a quote are characters of their own.
  private static func contains(_ text: String, _ part: String) -> Bool {
    let (text, part) = (Array(text.unicodeScalars), Array(part.unicodeScalars))
    guard text.count >= part.count else { return false }
    return (0...(text.count - part.count)).contains { start in
      text[start..<(start + part.count)].elementsEqual(part)
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\t" || (scalar.value >= 0x20 && scalar.value != 0x7F)
  }

  private static func escaped(_ text: String, isBlock: Bool) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result.append(contentsOf: "\\\"".unicodeScalars)
      case "\\": result.append(contentsOf: "\\\\".unicodeScalars)
      case "\n" where isBlock: result.append(scalar)
      case "\n": result.append(contentsOf: "\\n".unicodeScalars)
      case "\r": result.append(contentsOf: "\\r".unicodeScalars)
      case "\t": result.append(contentsOf: "\\t".unicodeScalars)
      case _ where !isPlain(scalar):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let padded = String(repeating: "0", count: 4 - digits.count) + digits
        result.append(contentsOf: "\\u\(padded)".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
