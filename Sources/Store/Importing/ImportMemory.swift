internal import GRDB

/// What SQLite may hold in memory during an import, so that a file of any size stays under 150 MB
/// with everything: kibibytes, negative as SQLite wants them.
enum ImportMemory {
  /// Enough to keep most of the pages that an import comes back to.
  private static let cache = -81_920
  /// A sort holds as much as the cache may, beside the cache.
  private static let sorting = -8_192

  /// Before the transaction: a larger cache, and sorts that go to a file beyond it. In memory, a
  /// sort would hold all keys at once. The commit leaves its log to `Store.settleLog`.
  static func prepare(_ db: Database) throws {
    try db.execute(sql: "PRAGMA temp_store = FILE; PRAGMA wal_autocheckpoint = 0")
    try prepareWriting(db)
  }

  /// Before rows are written.
  static func prepareWriting(_ db: Database) throws {
    try db.execute(sql: "PRAGMA cache_size = \(cache)")
  }

  /// Before indexes are built.
  static func prepareSorting(_ db: Database) throws {
    try db.execute(sql: "PRAGMA cache_size = \(sorting)")
  }

  /// After the transaction.
  static func restore(_ db: Database) {
    try? db.execute(
      sql: """
        PRAGMA cache_size = \(Store.cachePages); PRAGMA temp_store = MEMORY;
        PRAGMA wal_autocheckpoint = \(Store.checkpointPages)
        """)
  }
}
