public import Commerce
import TOML

/// Puts saved views into the text of a config file and takes them out, and leaves every other byte
/// of it as it is.
public enum ViewText {
  /// Why nothing was written.
  public enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The text can't be read, so nobody knows where in it a view stands.
    case notTOML(line: Int, reason: String)
    /// The views are written in a way that can't be changed line by line: `view = [ … ]`.
    case notTables
    case noSuchView(name: String)
    /// What came out would not say the same about everything else.
    case wouldChangeMore

    public var description: String {
      switch self {
      case .notTOML(let line, let reason):
        "the config file can't be read (line \(line): \(reason)); correct it first, nothing was written"
      case .notTables:
        "the config file's views are not written as [[view]]; change them there, nothing was written"
      case .noSuchView(let name):
        "the config file has no view \"\(name)\"; nothing was written"
      case .wouldChangeMore:
        "the view can't be written without changing other lines; nothing was written"
      }
    }
  }

  /// The text with this view in it: in the place of the one with the same pane and name, else at
  /// the end. Comments inside the view that is replaced stay.
  public static func saving(_ view: SavedView, in text: String) throws(Failure) -> String {
    var lines = Lines(text)
    let blocks = try blocks(of: lines)
    let block = blocks.first { $0.isOf(view) }
    var written = tableLines(view)
    if let block {
      written.insert(contentsOf: lines.comments(in: block.lines), at: 1)
      lines.replace(block.lines, with: written)
    } else {
      lines.append(written)
    }
    try check(lines.text, against: text, keeps: blocks.count + (block == nil ? 1 : 0))
    return lines.text
  }

  /// The text without the view of this pane and name, and without the blank line before it.
  public static func removing(_ view: SavedView, from text: String) throws(Failure) -> String {
    var lines = Lines(text)
    let blocks = try blocks(of: lines)
    guard let block = blocks.first(where: { $0.isOf(view) }) else {
      throw .noSuchView(name: view.name)
    }
    lines.replace(lines.withBlankBefore(block.lines), with: [])
    try check(lines.text, against: text, keeps: blocks.count - 1)
    return lines.text
  }

  // MARK: Where views stand

  private struct Block {
    var table: TOMLTable
    /// From 0: its header to its last line that is neither blank nor a comment.
    var lines: Range<Int>

    func isOf(_ view: SavedView) -> Bool {
      guard case .string(let pane) = table["pane"]?.node.value,
        case .string(let name) = table["name"]?.node.value
      else { return false }
      return pane.lowercased() == view.pane.rawValue && view.isNamed(name)
    }
  }

  private static func blocks(of lines: Lines) throws(Failure) -> [Block] {
    let root = try read(lines.text)
    guard let entry = root["view"] else { return [] }
    guard case .array(let nodes) = entry.node.value else { throw .notTables }
    let starts = root.tableLines
    var blocks: [Block] = []
    for node in nodes {
      let start = node.place.line - 1
      guard case .table(let table) = node.value, lines.isHeader(start) else { throw .notTables }
      let next = starts.first { $0 > start } ?? lines.count
      blocks.append(Block(table: table, lines: lines.trimmed(start..<next)))
    }
    return blocks
  }

  private static func read(_ text: String) throws(Failure) -> TOMLTable {
    do { return try TOMLTable(reading: text) } catch {
      throw .notTOML(line: error.place.line, reason: error.message)
    }
  }

  /// Everything but the views says what it said, and there are as many views as there should be.
  private static func check(
    _ new: String, against old: String, keeps count: Int
  ) throws(Failure) {
    let (before, after) = (try read(old), try read(new))
    func rest(_ table: TOMLTable) -> [String] {
      table.entries.filter { $0.key != "view" }.map { "\($0.key) = \($0.node.value.plain)" }
    }
    var views = 0
    if case .array(let nodes) = after["view"]?.node.value { views = nodes.count }
    guard rest(before) == rest(after), views == count else { throw .wouldChangeMore }
  }

  // MARK: How a view is written

  static func tableLines(_ view: SavedView) -> [String] {
    var lines = [
      "[[view]]", "pane = \"\(view.pane.rawValue)\"", "name = \(TOMLText.quoted(view.name))",
    ]
    if !view.query.isEmpty { lines.append("query = \(TOMLText.quoted(view.query))") }
    if let sort = view.sort { lines.append("sort = \"\(sort.text)\"") }
    if !view.columns.isStandard {
      let columns = view.columns.columns.map { "\"\($0)\"" }.joined(separator: ", ")
      lines.append("columns = [\(columns)]")
    }
    if let key = view.key { lines.append("key = \"\(key)\"") }
    return lines
  }
}
