/// Reads TOML (toml.io, 1.0) as far as themes use it: tables, dotted keys, inline tables, arrays,
/// strings of one line, whole numbers and booleans.
///
/// It is written here because the TOML library aborts the process on some malformed texts, such as
/// `x = [}`, and because it does not say on which line a value stands. Both matter for files that
/// users write: a bad theme must never keep the program from starting.
struct TOMLReader {
  private var scanner: TOMLScanner
  private var entries: [TOMLEntry] = []
  private var table: [String] = []
  private var opened: Set<[String]> = []

  /// The entries of a text, in its order.
  static func read(_ text: String) throws(TOMLError) -> [TOMLEntry] {
    var reader = TOMLReader(scanner: TOMLScanner(text))
    while reader.scanner.skipToContent() { try reader.readLine() }
    return reader.entries
  }

  private init(scanner: TOMLScanner) { self.scanner = scanner }

  private mutating func readLine() throws(TOMLError) {
    if scanner.skip("[") {
      try readHeader()
    } else {
      let line = scanner.line
      let path = try readPath()
      guard scanner.skip("=") else { throw scanner.failure("expected = behind the key") }
      let value = try readValue(depth: 0)
      try entries.insert(value, at: (table + path)[...], line: line)
    }
    guard scanner.isAtEndOfLine else { throw scanner.failure("expected the end of the line") }
  }

  private mutating func readHeader() throws(TOMLError) {
    let line = scanner.line
    guard !scanner.skip("[") else { throw scanner.failure("[[ ]] has no meaning here") }
    table = try readPath()
    guard scanner.skip("]") else { throw scanner.failure("expected ]") }
    guard opened.insert(table).inserted else {
      throw TOMLError(line: line, message: "[\(table.joined(separator: "."))] is given twice")
    }
    try entries.insert(.table([]), at: table[...], line: line)
  }

  private mutating func readPath() throws(TOMLError) -> [String] {
    var path: [String] = []
    repeat {
      if let text = try scanner.string() {
        path.append(text)
      } else {
        let word = scanner.word()
        guard !word.isEmpty else { throw scanner.failure("expected a key") }
        path.append(word)
      }
    } while scanner.skip(".")
    return path
  }

  private mutating func readValue(depth: Int) throws(TOMLError) -> TOMLValue {
    guard depth < 16 else { throw scanner.failure("too deep") }
    if let text = try scanner.string() { return .string(text) }
    if scanner.skip("[") { return .array(try readArray(depth: depth + 1)) }
    if scanner.skip("{") { return .table(try readInlineTable(depth: depth + 1)) }
    let word = scanner.word()
    switch word {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      guard let number = Int(word.filter { $0 != "_" }) else {
        throw scanner.failure("expected a value: a text in quotes, a number, a list or a table")
      }
      return .integer(number)
    }
  }

  private mutating func readArray(depth: Int) throws(TOMLError) -> [TOMLValue] {
    var values: [TOMLValue] = []
    while scanner.skipToContent() {
      if scanner.skip("]") { return values }
      values.append(try readValue(depth: depth))
      guard scanner.skipToContent() else { break }
      if scanner.skip(",") { continue }
      guard scanner.skip("]") else { throw scanner.failure("expected , or ]") }
      return values
    }
    throw scanner.failure("expected ]")
  }

  private mutating func readInlineTable(depth: Int) throws(TOMLError) -> [TOMLEntry] {
    var inner: [TOMLEntry] = []
    if scanner.skip("}") { return inner }
    repeat {
      let line = scanner.line
      let path = try readPath()
      guard scanner.skip("=") else { throw scanner.failure("expected = behind the key") }
      try inner.insert(try readValue(depth: depth), at: path[...], line: line)
    } while scanner.skip(",")
    guard scanner.skip("}") else { throw scanner.failure("expected , or }") }
    return inner
  }
}
