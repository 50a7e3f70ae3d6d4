public import Commerce
import TOML

/// Puts column maps into the text of a config file and takes them out, and leaves every other byte
/// of it as it is.
public enum MapText {
  /// Why nothing was written.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text can't be read, so nobody knows where in it a map stands.
    case notTOML(line: Int, reason: String)
    /// The map is written in a way that can't be changed line by line: `map = { … }`.
    case notTables(name: String)
    case noSuchMap(name: String)
    /// What came out would not say the same about everything else.
    case wouldChangeMore

    public var description: String {
      switch self {
      case .notTOML(let line, let reason):
        "the config file can't be read (line \(line): \(reason)); correct it first, nothing was written"
      case .notTables(let name):
        "the map \"\(name)\" is not written as [map.\(TOMLText.key(name))]; change it there, nothing was written"
      case .noSuchMap(let name):
        "the config file has no map \"\(name)\"; nothing was written"
      case .wouldChangeMore:
        "the map can't be written without changing other lines; nothing was written"
      }
    }
  }

  /// The text with this map in it: in the place of the one with the same name, else at the end.
  public static func saving(_ map: ColumnMap, in text: String) throws(Failure) -> String {
    var lines = Lines(text)
    let blocks = try blocks(of: map.name, in: lines)
    if let first = blocks.first {
      for block in blocks.dropFirst().reversed() {
        lines.replace(lines.withBlankBefore(block), with: [])
      }
      var written = tableLines(map)
      written.insert(contentsOf: lines.comments(in: first), at: 1)
      lines.replace(first, with: written)
    } else {
      lines.append(tableLines(map))
    }
    try check(lines.text, against: text, changes: map.name, isThere: true)
    return lines.text
  }

  /// The text without the map of this name.
  public static func removing(_ name: String, from text: String) throws(Failure) -> String {
    var lines = Lines(text)
    let blocks = try blocks(of: name, in: lines)
    guard !blocks.isEmpty else { throw .noSuchMap(name: name) }
    for block in blocks.reversed() { lines.replace(lines.withBlankBefore(block), with: []) }
    try check(lines.text, against: text, changes: name, isThere: false)
    return lines.text
  }

  /// How a map stands in a config file.
  public static func tableLines(_ map: ColumnMap) -> [String] {
    var lines = [
      "[map.\(TOMLText.key(map.name))]", "kind = \(TOMLText.quoted(map.kind.rawValue))",
    ]
    lines += map.pairs.map { "columns.\($0.target) = \(TOMLText.quoted($0.column))" }
    lines += map.orderedConstants.map {
      "constants.\($0.target) = \(TOMLText.quoted($0.value))"
    }
    if let decimal = map.decimal { lines.append("decimal = \"\(decimal.rawValue)\"") }
    if let dates = map.dates { lines.append("dates = \"\(dates.rawValue)\"") }
    if let delimiter = map.delimiterName { lines.append("delimiter = \"\(delimiter)\"") }
    if let encoding = map.encoding { lines.append("encoding = \"\(encoding.rawValue)\"") }
    return lines
  }

  // MARK: Where a map stands

  /// The lines, from 0, of the map's table and of the tables in it, in order.
  private static func blocks(of name: String, in lines: Lines) throws(Failure) -> [Range<Int>] {
    let root = try read(lines.text)
    guard case .table(let maps) = root["map"]?.node.value, let entry = maps[name] else { return [] }
    guard case .table(let table) = entry.node.value else { throw .notTables(name: name) }
    let starts = root.tableLines
    var own: Set<Int> = []
    func visit(_ node: TOMLNode) {
      guard case .table(let inner) = node.value else { return }
      if lines.isTableHeader(node.place.line - 1) { own.insert(node.place.line - 1) }
      for entry in inner.entries { visit(entry.node) }
    }
    visit(TOMLNode(.table(table), at: entry.node.place))
    guard !own.isEmpty else { throw .notTables(name: name) }
    return own.sorted().map { start in
      let next = starts.first { $0 > start && lines.isTableHeader($0) } ?? lines.count
      return lines.trimmed(start..<next)
    }
  }

  private static func read(_ text: String) throws(Failure) -> TOMLTable {
    do { return try TOMLTable(reading: text) } catch {
      throw .notTOML(line: error.place.line, reason: error.message)
    }
  }

  /// Everything but the map says what it said, and the map is there or not, as it should be.
  private static func check(
    _ new: String, against old: String, changes name: String, isThere: Bool
  ) throws(Failure) {
    let (before, after) = (try read(old), try read(new))
    func rest(_ table: TOMLTable) -> [String] {
      table.entries.flatMap { entry -> [String] in
        guard entry.key == "map", case .table(let maps) = entry.node.value else {
          return ["\(entry.key) = \(entry.node.value.plain)"]
        }
        return maps.entries.filter { $0.key != name }
          .map { "map.\($0.key) = \($0.node.value.plain)" }
      }
    }
    var found = false
    if case .table(let maps) = after["map"]?.node.value { found = maps[name] != nil }
    guard rest(before) == rest(after), found == isThere else { throw .wouldChangeMore }
  }
}
