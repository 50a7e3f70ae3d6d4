import TOMLKit

/// Single values of a theme file; one of the wrong kind is noted and left out.
extension ThemeFileReader {
  mutating func warn(_ path: String, _ message: String) {
    add(ThemeWarning(theme: name, line: lines[path], message: "\(path): \(message)"))
  }

  mutating func unknown(_ key: String, at path: String, among known: [String]) {
    let key = TextSanitizer.sanitize(key)
    let remedy =
      Spelling.nearest(to: key, among: known).map { "did you mean \"\($0)\"?" }
      ?? "known are " + known.joined(separator: ", ")
    warn(path, "\"\(key)\" is not known; \(remedy)")
  }

  func entries(of table: TOMLTable) -> [(String, any TOMLValueConvertible)] {
    table.keys.sorted { (lines[$0] ?? 0, $0) < (lines[$1] ?? 0, $1) }
      .compactMap { key in table[key].map { (key, $0) } }
  }

  mutating func table(
    _ value: any TOMLValueConvertible, at path: String
  ) -> [(String, any TOMLValueConvertible)] {
    guard let table = value.table else {
      warn(path, "expected a table")
      return []
    }
    return table.keys.sorted().compactMap { key in table[key].map { (key, $0) } }
  }

  mutating func string(_ value: any TOMLValueConvertible, at path: String) -> String? {
    if value.string == nil { warn(path, "expected a text in quotes") }
    return value.string
  }

  mutating func rgb(_ value: any TOMLValueConvertible, at path: String) -> RGB? {
    let color = value.string.flatMap(RGB.init(hex:))
    if color == nil { warn(path, "expected a colour like \"#7aa2f7\"") }
    return color
  }

  mutating func number(
    _ value: any TOMLValueConvertible, below limit: Int, at path: String
  ) -> UInt8? {
    guard let number = value.int, (0..<limit).contains(number) else {
      warn(path, "expected a number from 0 to \(limit - 1)")
      return nil
    }
    return UInt8(number)
  }

  mutating func attributes(_ value: any TOMLValueConvertible, at path: String) -> Attributes? {
    guard let array = value.array else {
      warn(path, "expected a list like [\"bold\"]")
      return nil
    }
    var result: Attributes = []
    for entry in array {
      let word = entry.string ?? ""
      if let named = Attributes.named.first(where: { $0.name == word }) {
        result.insert(named.attribute)
      } else {
        unknown(word, at: path, among: Attributes.named.map(\.name))
      }
    }
    return result
  }

  mutating func glyph(_ value: any TOMLValueConvertible, at path: String) -> String? {
    guard let text = string(value, at: path) else { return nil }
    guard TextSanitizer.sanitize(text) == text, TextWidth.columns(of: text) <= 1 else {
      warn(path, "expected one sign, one column wide")
      return nil
    }
    return text
  }
}
