import Spelling
import TOML

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

  mutating func table(_ value: TOMLValue, at path: String) -> [TOMLEntry] {
    guard case .table(let table) = value else {
      warn(path, "expected a table")
      return []
    }
    return table.entries
  }

  mutating func string(_ value: TOMLValue, at path: String) -> String? {
    guard case .string(let text) = value else {
      warn(path, "expected a text in quotes")
      return nil
    }
    return text
  }

  mutating func rgb(_ value: TOMLValue, at path: String) -> RGB? {
    guard case .string(let text) = value, let color = RGB(hex: text) else {
      warn(path, "expected a colour like \"#7aa2f7\"")
      return nil
    }
    return color
  }

  mutating func number(_ value: TOMLValue, below limit: Int, at path: String) -> UInt8? {
    guard case .integer(let number) = value, (0..<limit).contains(number) else {
      warn(path, "expected a number from 0 to \(limit - 1)")
      return nil
    }
    return UInt8(number)
  }

  mutating func attributes(_ value: TOMLValue, at path: String) -> Attributes? {
    guard case .array(let nodes) = value else {
      warn(path, "expected a list like [\"bold\"]")
      return nil
    }
    var result: Attributes = []
    for node in nodes {
      guard let word = string(node.value, at: path) else { continue }
      if let named = Attributes.named.first(where: { $0.name == word }) {
        result.insert(named.attribute)
      } else {
        unknown(word, at: path, among: Attributes.named.map(\.name))
      }
    }
    return result
  }

  mutating func glyph(_ value: TOMLValue, at path: String) -> String? {
    guard let text = string(value, at: path) else { return nil }
    guard TextSanitizer.sanitize(text) == text, TextWidth.columns(of: text) <= 1 else {
      warn(path, "expected one sign, one column wide")
      return nil
    }
    return text
  }
}
