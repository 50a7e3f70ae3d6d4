/// One part of a key and where it stands.
struct KeyPart {
  let name: String
  let place: TOMLPlace
}

/// A table while its text is being read. Knows how it came about, since that decides what may still
/// be added to it.
///
/// A class, so that adding to a table deep inside others copies none of them.
final class TableBuilder {
  enum Origin {
    /// The text itself, `[name]`, `[[name]]` or `{ }`.
    case written
    /// It was on the way to another: `a` of `[a.b]`.
    case implied
    /// It was on the way to a value: `a` of `a.b = 1`.
    case dotted
  }

  enum Content {
    case node(TOMLNode)
    case table(TableBuilder)
    case list(ListBuilder)
  }

  let place: TOMLPlace
  private var origin: Origin
  private var contents: [(key: KeyPart, content: Content)] = []
  private var positions: [String: Int] = [:]

  init(_ origin: Origin, at place: TOMLPlace) {
    self.origin = origin
    self.place = place
  }

  /// The table as it has been read so far.
  func table() -> TOMLTable {
    TOMLTable(
      contents.map { key, content in
        let node =
          switch content {
          case .node(let node): node
          case .table(let builder): TOMLNode(.table(builder.table()), at: builder.place)
          case .list(let builder): builder.node()
          }
        return TOMLEntry(key: key.name, keyPlace: key.place, node: node)
      })
  }

  private func content(_ key: KeyPart) -> Content? {
    positions[key.name].map { contents[$0].content }
  }

  private func append(_ content: Content, _ key: KeyPart) {
    positions[key.name] = contents.count
    contents.append((key, content))
  }

  private func makeTable(_ origin: Origin, _ key: KeyPart, at place: TOMLPlace) -> TableBuilder {
    let builder = TableBuilder(origin, at: place)
    append(.table(builder), key)
    return builder
  }

  private func isTaken(_ key: KeyPart) -> TOMLError {
    let line = positions[key.name].map { contents[$0].key.place.line }
    return TOMLError(key.place, "\(key.name) is given twice; first on line \(line ?? 1)")
  }
}

extension TableBuilder {
  /// Puts a value in under a key that is not there yet.
  func add(_ node: TOMLNode, _ key: KeyPart) throws(TOMLError) {
    guard positions[key.name] == nil else { throw isTaken(key) }
    append(.node(node), key)
  }

  /// The table that a dotted key goes through.
  func dotted(_ key: KeyPart) throws(TOMLError) -> TableBuilder {
    switch content(key) {
    case nil: return makeTable(.dotted, key, at: key.place)
    case .table(let table) where table.origin != .written:
      table.origin = .dotted
      return table
    default: throw isTaken(key)
    }
  }

  /// The table that a header goes through on its way to another one.
  func passed(_ key: KeyPart, header: TOMLPlace) throws(TOMLError) -> TableBuilder {
    switch content(key) {
    case nil: return makeTable(.implied, key, at: header)
    case .table(let table): return table
    case .list(let list): return list.last
    case .node: throw isTaken(key)
    }
  }

  /// The table of a header like `[key]`.
  func opened(_ key: KeyPart, header: TOMLPlace) throws(TOMLError) -> TableBuilder {
    switch content(key) {
    case nil: return makeTable(.written, key, at: header)
    case .table(let table) where table.origin == .implied:
      table.origin = .written
      return table
    default: throw isTaken(key)
    }
  }

  /// A new table at the end of a list, of a header like `[[key]]`.
  func appended(_ key: KeyPart, header: TOMLPlace) throws(TOMLError) -> TableBuilder {
    let table = TableBuilder(.written, at: header)
    switch content(key) {
    case nil: append(.list(ListBuilder(table)), key)
    case .list(let list): list.append(table)
    default: throw isTaken(key)
    }
    return table
  }
}

/// The tables of headers like `[[name]]`.
final class ListBuilder {
  private let place: TOMLPlace
  private var tables: [TableBuilder]
  /// The one that sub-tables belong to.
  private(set) var last: TableBuilder

  init(_ first: TableBuilder) {
    place = first.place
    tables = [first]
    last = first
  }

  func append(_ table: TableBuilder) {
    tables.append(table)
    last = table
  }

  func node() -> TOMLNode {
    TOMLNode(.array(tables.map { TOMLNode(.table($0.table()), at: $0.place) }), at: place)
  }
}
