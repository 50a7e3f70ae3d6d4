internal import GRDB

/// The schema's history. Append only: a released migration is never edited.
enum Migrations {
  /// What this build writes; `PRAGMA user_version` of a store.
  static let newest = 1

  /// Marks a SQLite file as a store of this program: "aisl".
  static let applicationID: Int64 = 0x6169_736C

  static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { db in
      let parts = [
        CatalogSchema.version1, SupplySchema.version1, OrderSchema.version1,
        CalendarSchema.version1, JournalSchema.version1, SyncSchema.version1,
        SearchSchema.version1,
      ]
      for part in parts { try db.execute(sql: part) }
      for index in CatalogSchema.sortIndexes + OrderSchema.sortIndexes {
        try db.execute(sql: index.sql)
      }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = 1")
    }
    return migrator
  }
}
