import TOML

/// On which line of a theme's file each entry stands.
struct ThemeLines {
  private var lines: [String: Int] = [:]

  /// Nothing stands anywhere.
  init() {}

  init(_ entries: [TOMLEntry]) { add(entries, below: "") }

  /// The lines of a file; none when it cannot be read.
  init(text: String) { self.init((try? TOMLTable(reading: text))?.entries ?? []) }

  /// The line of `path`, as in `roles.critical.fg`, or else of what it lies in.
  subscript(path: String) -> Int? {
    var path = path[...]
    while true {
      if let line = lines[String(path)] { return line }
      guard let dot = path.lastIndex(of: ".") else { return nil }
      path = path[..<dot]
    }
  }

  private mutating func add(_ entries: [TOMLEntry], below path: String) {
    for entry in entries {
      let path = path.isEmpty ? entry.key : path + "." + entry.key
      lines[path] = entry.keyPlace.line
      if case .table(let inner) = entry.node.value { add(inner.entries, below: path) }
    }
  }
}
