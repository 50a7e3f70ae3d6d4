/// Reads TOML 1.0 line by line.
struct Reader {
  /// How many tables and lists may lie in each other, and how many parts a key may have; more is a
  /// mistake or an attempt to exhaust the stack.
  static let deepestNesting = 64

  var scanner: Scanner
  private let root = TableBuilder(.written, at: .start)
  private var table: TableBuilder
  /// How many keys lead to `table`.
  private var depth = 0

  /// The table of a whole text.
  static func read(_ text: String) throws(TOMLError) -> TOMLTable {
    var reader = Reader(Scanner(text))
    try reader.scanner.skipToContent()
    while let next = reader.scanner.next {
      if next == .openBracket {
        try reader.readHeader()
      } else {
        try reader.readPair(into: reader.table, depth: reader.depth)
      }
      try reader.scanner.endLine()
      try reader.scanner.skipToContent()
    }
    return reader.root.table()
  }

  private init(_ scanner: Scanner) {
    self.scanner = scanner
    table = root
  }

  /// `[a.b]` or `[[a.b]]`.
  private mutating func readHeader() throws(TOMLError) {
    let place = scanner.place()
    scanner.advance()
    let isList = scanner.skip(.openBracket)
    let path = try readPath(depth: 0)
    guard scanner.skip(.closeBracket), !isList || scanner.skip(.closeBracket) else {
      throw scanner.failure(expected: isList ? "]]" : "]")
    }
    var table = root
    for key in path.parents { table = try table.passed(key, header: place) }
    self.table =
      isList
      ? try table.appended(path.last, header: place) : try table.opened(path.last, header: place)
    depth = path.parents.count + 1
  }

  /// `a.b = 1`.
  mutating func readPair(into table: TableBuilder, depth: Int) throws(TOMLError) {
    let path = try readPath(depth: depth)
    guard scanner.skip(.equals) else { throw scanner.failure(expected: "= behind the key") }
    scanner.skipBlanks()
    var table = table
    for key in path.parents { table = try table.dotted(key) }
    try table.add(try readNode(depth: depth + path.parents.count + 1), path.last)
  }

  /// A key of one or more parts, up to what follows it.
  private mutating func readPath(
    depth: Int
  ) throws(TOMLError) -> (parents: [KeyPart], last: KeyPart) {
    var parents: [KeyPart] = []
    while true {
      scanner.skipBlanks()
      let key = try readKey()
      guard depth + parents.count < Self.deepestNesting else { throw tooDeep(key.place) }
      scanner.skipBlanks()
      guard scanner.skip(.dot) else { return (parents, key) }
      parents.append(key)
    }
  }

  private mutating func readKey() throws(TOMLError) -> KeyPart {
    let place = scanner.place()
    if let name = try scanner.string() { return KeyPart(name: name, place: place) }
    let name = scanner.bareKey()
    guard !name.isEmpty else { throw scanner.failure(expected: "a key") }
    return KeyPart(name: name, place: place)
  }

  func tooDeep(_ place: TOMLPlace) -> TOMLError {
    TOMLError(place, "tables and lists may lie in each other \(Self.deepestNesting) deep, no more")
  }
}
