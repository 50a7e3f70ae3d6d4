internal import Commerce
internal import GRDB
internal import GRDBSQLite

/// A prepared statement with typed, positional binding and reading, for the hot paths: one call
/// into SQLite for each value and no boxing. It lives and dies with the connection's access.
///
/// Use: `start()`, `bind(…)` for each `?` in order, then `run()` or `while try step() { … }`;
/// reading goes through `int()`, `text()` … in column order. A statement never spans two uses.
///
/// Texts that are bound lie in `texts` until the next start: SQLite reads them there, where a copy of
/// its own would cost an allocation for each.
final class SQL: RowBinding {
  private let statement: Statement
  private let pointer: OpaquePointer
  private unowned let db: Database
  private var parameter: CInt = 0
  private var column: CInt = 0
  private var texts = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  private var textsEnd = 0

  /// Longer texts are copied by SQLite.
  private static let room = 8_192

  init(_ db: Database, _ text: String) throws {
    statement = try db.makeStatement(sql: text)
    pointer = statement.sqliteStatement
    self.db = db
  }

  /// The connection's own copy, prepared once; for reads that repeat.
  static func cached(_ db: Database, _ text: String) throws -> SQL {
    try SQL(db, cached: text)
  }

  private init(_ db: Database, cached text: String) throws {
    statement = try db.cachedStatement(sql: text)
    pointer = statement.sqliteStatement
    self.db = db
  }

  deinit {
    guard texts.baseAddress != nil else { return }
    // A cached statement lives on, and must not keep the addresses.
    sqlite3_clear_bindings(pointer)
    texts.deallocate()
  }

  // MARK: Binding

  @discardableResult
  func start() -> SQL {
    sqlite3_reset(pointer)
    parameter = 0
    textsEnd = 0
    return self
  }

  @discardableResult
  func bind(_ value: Int64) -> SQL {
    parameter += 1
    sqlite3_bind_int64(pointer, parameter, value)
    return self
  }

  @discardableResult
  func bind(_ value: String) -> SQL {
    parameter += 1
    var text = value
    text.withUTF8(bind)
    return self
  }

  private func bind(_ bytes: UnsafeBufferPointer<UInt8>) {
    // An empty buffer may have no address, which SQLite would take for NULL.
    guard let source = bytes.baseAddress, !bytes.isEmpty else {
      sqlite3_bind_text(pointer, parameter, "", 0, nil)
      return
    }
    if texts.baseAddress == nil { texts = .allocate(byteCount: Self.room, alignment: 1) }
    let end = textsEnd + bytes.count
    guard end <= texts.count, let base = texts.baseAddress else {
      let characters = UnsafeRawPointer(source).assumingMemoryBound(to: CChar.self)
      sqlite3_bind_text(pointer, parameter, characters, CInt(bytes.count), transient)
      return
    }
    // SAFETY: the bytes up to `end` lie within `texts`, which lives as long as the statement is used
    // through this value, and stay as they are until the next start.
    let place = base + textsEnd
    place.copyMemory(from: source, byteCount: bytes.count)
    textsEnd = end
    sqlite3_bind_text(
      pointer, parameter, place.assumingMemoryBound(to: CChar.self), CInt(bytes.count), nil)
  }

  @discardableResult
  func bindNull() -> SQL {
    parameter += 1
    sqlite3_bind_null(pointer, parameter)
    return self
  }

  /// Binds values that were packed. Their texts have to stay where they are until the statement has
  /// run.
  @discardableResult
  func bind(
    _ values: Slice<UnsafeBufferPointer<PackedRows.Value>>, of texts: UnsafeRawBufferPointer
  ) -> SQL {
    for value in values {
      switch value {
      case .null: bindNull()
      case .integer(let number): bind(number)
      case .text(let start, let count):
        guard let base = texts.baseAddress, count > 0 else {
          bind("")
          continue
        }
        parameter += 1
        sqlite3_bind_text(
          pointer, parameter, (base + Int(start)).assumingMemoryBound(to: CChar.self), count, nil)
      }
    }
    return self
  }

  // MARK: Running

  /// Runs a statement that gives no rows. Returns how many rows it changed.
  @discardableResult
  func run() throws -> Int {
    while try step() {}
    return Int(sqlite3_changes(connection))
  }

  /// True while there is a row; the statement is reset after the last one.
  func step() throws -> Bool {
    column = 0
    let code = sqlite3_step(pointer)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default:
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: code), message: db.lastErrorMessage,
        sql: statement.sql)
      sqlite3_reset(pointer)
      throw error
    }
  }

  /// The first row through `read`, or nil; leaves the statement ready for the next use.
  func first<Value>(_ read: (SQL) throws -> Value) throws -> Value? {
    guard try step() else { return nil }
    defer { sqlite3_reset(pointer) }
    return try read(self)
  }

  /// All rows through `read`.
  func all<Value>(_ read: (SQL) throws -> Value) throws -> [Value] {
    defer { sqlite3_reset(pointer) }
    var values: [Value] = []
    while try step() { values.append(try read(self)) }
    return values
  }

  /// The id of the row that the last insert made.
  var insertedID: Int64 { sqlite3_last_insert_rowid(connection) }

  /// Asked of the statement, because asking `db` looks at the queue that it is used on, each time.
  private var connection: OpaquePointer? { sqlite3_db_handle(pointer) }

  // MARK: Reading, column after column

  func int() -> Int64 {
    defer { column += 1 }
    return sqlite3_column_int64(pointer, column)
  }

  func optionalInt() -> Int64? {
    defer { column += 1 }
    guard sqlite3_column_type(pointer, column) != SQLITE_NULL else { return nil }
    return sqlite3_column_int64(pointer, column)
  }

  /// Leaves out one column.
  func skip() { column += 1 }

  func count() -> Int { Int(int()) }
  func optionalCount() -> Int? { optionalInt().map(Int.init) }
  func bool() -> Bool { int() != 0 }
  func optionalBool() -> Bool? { optionalInt().map { $0 != 0 } }
  func instant() -> Instant? { optionalInt().map(Instant.init(milliseconds:)) }

  func optionalText() -> String? {
    defer { column += 1 }
    guard let bytes = sqlite3_column_text(pointer, column) else { return nil }
    let length = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: length), as: UTF8.self)
  }

  func text() -> String { optionalText() ?? "" }

  func value() -> SQLValue {
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_NULL:
      column += 1
      return .null
    case SQLITE_INTEGER: return .integer(int())
    default: return .text(text())
    }
  }
}

/// What a column can hold here: the schema is STRICT and has no other types.
enum SQLValue: Hashable, Sendable {
  case null
  case integer(Int64)
  case text(String)

  init(_ value: Int64?) { self = value.map(SQLValue.integer) ?? .null }
  init(_ value: String?) { self = value.map(SQLValue.text) ?? .null }
}

/// SQLITE_TRANSIENT: SQLite copies the bytes before the call returns.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
