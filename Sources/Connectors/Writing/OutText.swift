/// How a written file is made of bytes.
public struct OutText: Hashable, Sendable {
  public enum Quoting: Hashable, Sendable {
    /// RFC 4180: a field with a delimiter, quote or line break stands in quotes.
    case rfc4180
    /// None: a field can hold neither delimiter nor line break. Amazon's tab-separated files.
    case none
  }

  public var delimiter: UInt8
  public var quoting: Quoting
  public var lineEnd: [UInt8]
  /// UTF-8's byte order mark, by which Excel knows the encoding.
  public var hasMark = false
  /// Whether cells that a spreadsheet would take for formulas are kept from it.
  public var isForSpreadsheets = false

  /// What Shopify and Magento take: commas, UTF-8, line feeds.
  public static let csv = OutText(delimiter: 0x2C, quoting: .rfc4180, lineEnd: [0x0A])
  /// What Amazon takes: tabs, UTF-8, no quoting at all.
  public static let tabs = OutText(delimiter: 0x09, quoting: .none, lineEnd: [0x0D, 0x0A])
  /// What Excel opens as it is meant.
  public static let excel = OutText(
    delimiter: 0x2C, quoting: .rfc4180, lineEnd: [0x0D, 0x0A], hasMark: true,
    isForSpreadsheets: true)
}

/// Keeps text of the store from being run by a spreadsheet.
public enum SpreadsheetCell {
  /// The text with an apostrophe before it when a spreadsheet would take it for a formula; numbers
  /// stay numbers. Source: OWASP, CSV injection.
  public static func harmless(_ text: String) -> String {
    guard let first = text.utf8.first else { return text }
    switch first {
    case 0x3D, 0x40, 0x09, 0x0D, 0x0A: return "'" + text
    case 0x2B, 0x2D: return isNumber(text) ? text : "'" + text
    // Full-width = + - @ are formulas to some versions.
    case 0xEF where ["＝", "＋", "－", "＠"].contains(text.first): return "'" + text
    default: return text
    }
  }

  /// A plain decimal with an optional sign, such as every figure that is written here.
  static func isNumber(_ text: String) -> Bool {
    var digits = 0
    var points = 0
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case 0x30...0x39: digits += 1
      case 0x2E: points += 1
      case 0x2B,
        0x2D where index == 0:
        break
      default: return false
      }
    }
    return digits > 0 && points <= 1
  }
}
