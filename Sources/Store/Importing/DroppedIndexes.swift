internal import GRDB

/// Indexes that are made after an import instead of during it: sorting all keys once takes less than
/// putting each in its place.
final class DroppedIndexes {
  private let db: Database
  private var dropped: [StoreIndex]

  /// Drops the indexes.
  init(_ indexes: [StoreIndex], in db: Database) throws {
    self.db = db
    dropped = indexes
    for index in indexes { try db.execute(sql: "DROP INDEX \(index.name)") }
  }

  /// Makes the index again that single SKUs are looked for in, if it was dropped: as soon as one has
  /// to be.
  func restoreLookup() throws {
    guard dropped.contains(where: { $0.name == CatalogSchema.skuIndex.name }) else { return }
    try restore { $0.name == CatalogSchema.skuIndex.name }
    try ImportMemory.prepareWriting(db)
  }

  /// Makes all of them again.
  func restoreAll() throws { try restore { _ in true } }

  private func restore(_ isWanted: (StoreIndex) -> Bool) throws {
    let wanted = dropped.filter(isWanted)
    guard !wanted.isEmpty else { return }
    try ImportMemory.prepareSorting(db)
    for index in wanted { try db.execute(sql: index.sql) }
    dropped.removeAll(where: isWanted)
  }
}
