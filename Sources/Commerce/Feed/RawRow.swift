/// How a delimited file is cut into fields, as quarantine remembers it.
public struct RowDialect: Hashable, Sendable {
  public var delimiter: Character
  /// Whether `"` encloses fields; where not it is a letter.
  public var isQuoted: Bool
  /// What parts whole numbers from decimals in its cells; nil where that was not kept.
  public var decimal: DecimalSign?

  /// Makes a dialect.
  public init(delimiter: Character, isQuoted: Bool, decimal: DecimalSign? = nil) {
    self.delimiter = delimiter
    self.isQuoted = isQuoted
    self.decimal = decimal
  }

  /// Reads what `text` writes; nil for anything else.
  public init?(text: String) {
    guard let first = text.first else { return nil }
    var rest = text.dropFirst()
    let isQuoted = rest.first == "\""
    if isQuoted { rest.removeFirst() }
    let decimal = DecimalSign(rawValue: String(rest))
    guard rest.isEmpty || decimal != nil else { return nil }
    self.init(delimiter: first, isQuoted: isQuoted, decimal: decimal)
  }

  /// The delimiter, a quote where there is quoting, and the decimal sign.
  public var text: String {
    String(delimiter) + (isQuoted ? "\"" : "") + (decimal?.rawValue ?? "")
  }

  /// The fields of a row as it stands in a file. A row with stray quotes is cut as well as can be.
  public func fields(of row: String) -> [String] {
    var fields: [String] = []
    var field = String.UnicodeScalarView()
    var isInside = false
    var isFresh = true
    let scalars = Array(row.unicodeScalars)
    let cut = delimiter.unicodeScalars.first
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      if isInside {
        if scalar != "\"" {
          field.append(scalar)
        } else if index + 1 < scalars.count, scalars[index + 1] == "\"" {
          field.append(scalar)
          index += 1
        } else {
          isInside = false
        }
      } else if scalar == cut {
        fields.append(String(field))
        field = String.UnicodeScalarView()
        isFresh = true
        index += 1
        continue
      } else if isQuoted, isFresh, scalar == "\"" {
        isInside = true
      } else {
        field.append(scalar)
      }
      isFresh = false
      index += 1
    }
    fields.append(String(field))
    return fields
  }

  /// The row that has these fields. Without quoting, what would cut a field becomes a blank.
  public func row(of fields: [String]) -> String {
    fields.map(written).joined(separator: String(delimiter))
  }

  private func written(_ field: String) -> String {
    let special = field.unicodeScalars.contains { scalar in
      scalar == "\"" || scalar == "\n" || scalar == "\r"
        || scalar == delimiter.unicodeScalars.first
    }
    guard special else { return field }
    if isQuoted { return "\"\(field.replacing("\"", with: "\"\""))\"" }
    var flat = String.UnicodeScalarView()
    for scalar in field.unicodeScalars {
      let cuts = scalar == "\n" || scalar == "\r" || scalar == delimiter.unicodeScalars.first
      flat.append(cuts ? " " : scalar)
    }
    return String(flat)
  }
}

extension RowIssue {
  /// What stands in a kept row for a cell with personal data.
  public static let blot = "•••"
}
