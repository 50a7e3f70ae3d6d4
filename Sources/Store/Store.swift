public import Commerce
internal import Foundation
internal import CSQLiteSettings
internal import GRDB

/// The one SQLite store behind everything: the only place that knows SQL.
///
/// Any thread may call any method; calls block until they are done, so keep them off the main
/// thread. Reads never wait for writes (WAL) and several processes may open the same file. What
/// depends on the time takes it as an argument.
public final class Store: Sendable {
  /// The file; nil for a store in memory.
  public let path: String?
  public let isReadOnly: Bool
  /// The zone in which the store's days begin: dates in queries, days of demand.
  public let zone: StoreZone
  /// Who looks at it, as the triage log names people: whose `is:mine` are.
  public let viewer: String?

  let database: any DatabaseWriter
  let epoch = ReadEpoch()
  let sortOrders = SortOrderCache()
  private let manners = StoreManners()

  private init(
    database: any DatabaseWriter, path: String?, isReadOnly: Bool, zone: StoreZone, viewer: String?
  ) {
    self.database = database
    self.path = path
    self.isReadOnly = isReadOnly
    self.zone = zone
    self.viewer = viewer
  }

  /// Opens the store at `path`, making it and its folder when they are not there, and brings its
  /// schema up to date. A new file is readable by its owner only.
  ///
  /// With `readOnly` nothing is made or migrated; a store that would need a migration is refused.
  public static func open(
    path: String, readOnly: Bool = false, zone: StoreZone = .utc, viewer: String? = nil
  ) throws(StoreError) -> Store {
    do {
      let isNew = !FileManager.default.fileExists(atPath: path)
      if isNew {
        guard !readOnly else { throw StoreError.missing(path: path) }
        try createFile(path)
      }
      let pool = try DatabasePool(path: path, configuration: configuration(readOnly: readOnly))
      try prepare(pool, path: path, readOnly: readOnly)
      return Store(database: pool, path: path, isReadOnly: readOnly, zone: zone, viewer: viewer)
    } catch {
      throw StoreError.from(error, path: path)
    }
  }

  /// An empty store that lives as long as the value.
  public static func inMemory(
    zone: StoreZone = .utc, viewer: String? = nil
  ) throws(StoreError) -> Store {
    do {
      let queue = try DatabaseQueue(configuration: configuration(readOnly: false))
      try prepare(queue, path: ":memory:", readOnly: false)
      return Store(database: queue, path: nil, isReadOnly: false, zone: zone, viewer: viewer)
    } catch {
      throw StoreError.from(error)
    }
  }

  private static func createFile(_ path: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw StoreError.cannotOpen(path: path, reason: "the folder \(folder) can't be made")
    }
    guard
      FileManager.default.createFile(
        atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    else { throw StoreError.cannotOpen(path: path, reason: "the file can't be made") }
  }

  /// Negative: kibibytes.
  static let cachePages = -65_536

  /// Of a new store, in bytes; a store that is there keeps its own.
  private static let pageSize = 8_192

  /// 32 MB: whoever writes the last page of them writes all back to the file, and an evaluation of a
  /// thousand orders should not have to.
  static let checkpointPages = 4_000

  /// Made before the first connection of the process.
  private static let settings: CInt = csqlite_count_no_memory()

  private static func configuration(readOnly: Bool) -> Configuration {
    _ = settings
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.foreignKeysEnabled = true
    configuration.busyMode = .callback(StoreManners.wait)
    configuration.maximumReaderCount = 4
    configuration.label = "store"
    configuration.prepareDatabase { db in
      if !db.configuration.readonly { try db.execute(sql: "PRAGMA page_size = \(pageSize)") }
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA cache_size = \(cachePages)")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      try db.execute(sql: "PRAGMA mmap_size = 2147418112")
      if !db.configuration.readonly {
        try db.execute(sql: "PRAGMA secure_delete = OFF")
        try db.execute(sql: "PRAGMA wal_autocheckpoint = \(checkpointPages)")
      }
      db.add(function: foldFunction)
    }
    return configuration
  }

  /// Refuses what is not ours and what is newer than this build; migrates the rest.
  private static func prepare(
    _ database: any DatabaseWriter, path: String, readOnly: Bool
  ) throws {
    let (application, version, objects) = try database.read { db in
      (
        try Int64.fetchOne(db, sql: "PRAGMA application_id") ?? 0,
        try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0,
        try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
      )
    }
    guard objects == 0 || application == Migrations.applicationID else {
      throw StoreError.notAStore(path: path)
    }
    guard version <= Migrations.newest else {
      throw StoreError.newerSchema(path: path, found: version, known: Migrations.newest)
    }
    if version < Migrations.newest {
      guard !readOnly else {
        throw StoreError.refused(
          reason: "\(path): its schema is older than this aisle; open it once for writing")
      }
      try Migrations.migrator().migrate(database)
    }
  }

  /// `fold(text)` in SQL: the form in which texts are compared, as `Keys.fold`.
  private static let foldFunction = DatabaseFunction("fold", argumentCount: 1, pure: true) {
    values in
    guard let text = String.fromDatabaseValue(values[0]) else { return nil }
    return Keys.fold(text)
  }
}

extension Store {
  /// Stops all reads that are under way in this process's `Store`; they throw
  /// `StoreError.interrupted`. Reads that begin afterwards and all writes go on undisturbed.
  public func interruptReads() { epoch.advance() }

  /// One consistent read, that `token` or `interruptReads` can stop.
  func read<Value>(
    token: ReadToken? = nil, _ body: (Database, ReadGuard) throws -> Value
  ) throws(StoreError) -> Value {
    let watcher = ReadGuard(token: token, epoch: epoch)
    do {
      return try database.read { db in try watcher.watch(db) { try body(db, watcher) } }
    } catch {
      throw StoreError.from(error, path: path ?? "")
    }
  }

  /// One transaction: all of `body` or nothing. Grows the generation by one.
  @discardableResult
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly }
    do {
      return try database.write { db in
        let value = try body(db)
        try Meta.add(.generation, 1, in: db)
        return value
      }
    } catch {
      throw StoreError.from(error, path: path ?? "")
    }
  }

  /// One transaction of upkeep: grows the generation only when `body` says that something a pane
  /// shows has changed. Upkeep that goes on and on makes room for other programs' writes in between.
  func maintain<Value>(
    _ body: (Database) throws -> (value: Value, isVisible: Bool)
  ) throws(StoreError) -> Value {
    guard !isReadOnly else { throw .readOnly }
    do {
      defer { if path != nil { manners.makeRoom() } }
      return try database.write { db in
        let (value, isVisible) = try body(db)
        if isVisible { try Meta.add(.generation, 1, in: db) }
        return value
      }
    } catch {
      throw StoreError.from(error, path: path ?? "")
    }
  }
}
