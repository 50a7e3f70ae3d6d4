internal import GRDB

/// The schema's history. Append only: a released migration is never edited, unless it means the same
/// to every store.
///
/// A CHECK of three or more values is written with OR: for `IN` SQLite makes a table in memory on
/// each insert, which cost a seventh of an import.
enum Migrations {
  /// One step, and its number: its place in the history, from 1.
  static let history: [[String]] = [
    [
      CatalogSchema.version1, SupplySchema.version1, OrderSchema.version1,
      CalendarSchema.version1, JournalSchema.version1, SyncSchema.version1, SearchSchema.version1,
      (CatalogSchema.sortIndexes + OrderSchema.sortIndexes).map { $0.sql + ";" }
        .joined(separator: "\n"),
      "PRAGMA application_id = \(applicationID)",
    ],
    [JournalSchema.version2, OrderSchema.version2],
    [ExportSchema.version1],
    [ExportSchema.version2],
    [TriageSchema.version1],
    [EditingSchema.version1],
    [FigureSchema.version1],
    [CaseSchema.version1],
    [IncidentSchema.version1],
    [FindingSchema.version, FindingSchema.sortIndex.sql],
    [ScheduleSchema.version1],
    [InquirySchema.version1],
    [SearchSchema.version2],
    [IncidentSchema.version2],
    [SetupSchema.version1],
    [SyncSchema.version2],
    [CatalogSchema.version2],
    [IdentitySchema.version1],
    [RunSchema.version1],
    [SyncSchema.version3],
  ]

  /// What this build writes; `PRAGMA user_version` of a store.
  static var newest: Int { history.count }

  /// Marks a SQLite file as a store of this program: "aisl".
  static let applicationID: Int64 = 0x6169_736C

  static func migrator() -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    for (index, parts) in history.enumerated() {
      let number = index + 1
      migrator.registerMigration("\(number)") { db in
        for part in parts { try db.execute(sql: part) }
        try db.execute(sql: "PRAGMA user_version = \(number)")
      }
    }
    return migrator
  }
}
