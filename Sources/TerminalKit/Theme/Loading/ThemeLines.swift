/// On which line of a theme's file each entry stands, because the TOML library does not say.
struct ThemeLines {
  private var lines: [String: Int] = [:]

  init(_ text: String) {
    var table = ""
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = line.drop(while: \.isWhitespace)
      if line.hasPrefix("[") {
        table = ThemeLines.path(line.dropFirst().prefix { $0 != "]" })
        lines[table] = lines[table] ?? index + 1
      } else if let equals = line.firstIndex(of: "="), !line.hasPrefix("#") {
        let key = ThemeLines.path(line[..<equals])
        let path = table.isEmpty ? key : table + "." + key
        lines[path] = lines[path] ?? index + 1
      }
    }
  }

  /// The line of `path`, as in `roles.critical.fg`, or else of what it lies in.
  subscript(path: String) -> Int? {
    var path = path[...]
    while true {
      if let line = lines[String(path)] { return line }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
  }

  private static func path(_ text: Substring) -> String {
    text.split(separator: ".").map {
      $0.filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    }.joined(separator: ".")
  }
}
