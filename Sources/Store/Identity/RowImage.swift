internal import GRDB

/// Rows as JSON objects, to put them back exactly as they were.
enum RowImage {
  /// The rows of a table that a condition with bound values matches.
  static func read(
    _ table: String, where condition: String, _ values: [SQLValue], in db: Database
  ) throws -> [String] {
    let pairs = try columns(of: table, in: db).map { "'\($0)', \($0)" }.joined(separator: ", ")
    return try SQL.cached(db, "SELECT json_object(\(pairs)) FROM \(table) WHERE \(condition)")
      .start().bind(values).all { $0.text() }
  }

  /// Inserts a row as it was read; `changing` are columns with other values, in SQL.
  static func insert(
    _ image: String, into table: String, changing: [String: String] = [:], in db: Database
  ) throws {
    let columns = try columns(of: table, in: db)
    let values = columns.map { changing[$0] ?? "json_extract(?1, '$.\($0)')" }
      .joined(separator: ", ")
    try SQL.cached(
      db, "INSERT INTO \(table) (\(columns.joined(separator: ", "))) SELECT \(values)"
    ).start().bind(image).run()
  }

  /// One value of an image.
  static func value(_ name: String, of image: String, in db: Database) throws -> SQLValue {
    try SQL.cached(db, "SELECT json_extract(?, '$.' || ?)").start().bind(image).bind(name)
      .first { $0.value() } ?? .null
  }

  /// Generated columns left out.
  private static func columns(of table: String, in db: Database) throws -> [String] {
    try SQL.cached(db, "SELECT name FROM pragma_table_info(?) ORDER BY cid").start().bind(table)
      .all { $0.text() }
  }
}

/// The rows that a link changes, kept for the day on which it is taken back.
struct LinkRows {
  struct Line {
    var kind: String
    var was: String
    var became: String?
  }

  private(set) var lines: [Line] = []

  mutating func keep(_ kind: String, _ was: String, became: String? = nil) {
    lines.append(Line(kind: kind, was: was, became: became))
  }

  /// Keeps the rows of a table as they are.
  mutating func keep(
    table: String, where condition: String, _ values: [SQLValue], in db: Database
  ) throws {
    for image in try RowImage.read(table, where: condition, values, in: db) { keep(table, image) }
  }

  func write(link: Int64, in db: Database) throws {
    let insert = try SQL(
      db, "INSERT INTO identity_link_row (link_id, seq, kind, was, became) VALUES (?, ?, ?, ?, ?)")
    for (seq, line) in lines.enumerated() {
      try insert.start().bind(link).bind(seq).bind(line.kind).bind(line.was).bind(line.became).run()
    }
  }

  static func read(link: Int64, in db: Database) throws -> [Line] {
    try SQL(
      db, "SELECT kind, was, became FROM identity_link_row WHERE link_id = ? ORDER BY seq"
    ).start().bind(link).all { Line(kind: $0.text(), was: $0.text(), became: $0.optionalText()) }
  }
}
