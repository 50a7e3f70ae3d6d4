import Foundation

/// A delimited file as the platform that takes it reads it.
///
/// Two cells mean the same to a platform when they are equal as texts without blanks around them, as
/// numbers (`19.9` is `19.90`, `0.0` is `0`), or as truth values (`TRUE` is `true`). A barcode's
/// apostrophe is only there for spreadsheets.
struct PlatformCells {
  var header: [String]
  var rows: [[String]]

  init(_ text: String, delimiter: Character = ",") {
    var all: [[String]] = [[""]]
    var isQuoted = false
    var cells = Array(text.unicodeScalars)[...]
    if cells.first == "\u{FEFF}" { cells.removeFirst() }
    func append(_ scalar: Unicode.Scalar) {
      all[all.count - 1][all[all.count - 1].count - 1].unicodeScalars.append(scalar)
    }
    while let scalar = cells.popFirst() {
      switch scalar {
      case "\"" where isQuoted && cells.first == "\"": append(cells.removeFirst())
      case "\"": isQuoted.toggle()
      case delimiter.unicodeScalars.first where !isQuoted: all[all.count - 1].append("")
      case "\r" where !isQuoted && cells.first == "\n": break
      case "\n" where !isQuoted: all.append([""])
      default: append(scalar)
      }
    }
    if all.last == [""] { all.removeLast() }
    header = all.first ?? []
    rows = Array(all.dropFirst())
  }

  /// The places where the two differ for the platform, and columns that only one of them has.
  func differences(from other: PlatformCells) -> [String] {
    var found: [String] = []
    if rows.count != other.rows.count { found.append("\(rows.count) ≠ \(other.rows.count) rows") }
    for name in Set(header).symmetricDifference(other.header) { found.append("column \(name)") }
    for (index, (row, their)) in zip(rows, other.rows).enumerated() {
      if row.count != header.count || their.count != other.header.count {
        found.append("row \(index + 1) has another width than its header")
        continue
      }
      for (column, name) in header.enumerated() {
        guard let match = other.header.firstIndex(of: name) else { continue }
        let (mine, theirs) = (row[column], their[match])
        if Self.meaning(mine) != Self.meaning(theirs) {
          found.append("row \(index + 1) \(name): \(mine) ≠ \(theirs)")
        }
      }
    }
    return found
  }

  private static func meaning(_ cell: String) -> String {
    let text = cell.trimmingCharacters(in: .whitespacesAndNewlines)
    if let number = Decimal(string: text, locale: Locale(identifier: "en_US_POSIX")),
      text.allSatisfy({ $0.isNumber || $0 == "." || $0 == "-" })
    {
      return "\(number)"
    }
    let truth = text.lowercased()
    return ["true", "false"].contains(truth) ? truth : text
  }
}
