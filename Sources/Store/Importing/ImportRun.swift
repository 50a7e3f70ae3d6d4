public import Commerce
internal import GRDB

extension Store {
  /// Takes one file in one transaction: all of it, or nothing when `body` throws.
  ///
  /// `body` reads the file, gives every record and refused row to the sink, and returns how many
  /// data rows it read. Counts are of rows: each row counts as what happened to the thing it is
  /// about, a row that only adds to the one before it (a further image) as what happened to that.
  /// Refused rows stay in quarantine with place and reason until a newer run of the same source,
  /// format and file name replaces them. With `dryRun` everything is computed and nothing kept.
  ///
  /// `run.contentHash` may be empty when `hasTaken` says no; the sink is then told it at the end.
  ///
  /// Keeps: importing the same content twice leaves everything unchanged; a file that is older, by
  /// an hour or more, than the newest of its source, subject and format only adds what is not there
  /// yet (`skippedBecause` says so); pending edits are not overwritten.
  public func importRun(
    _ run: ImportRunInfo, now: Instant, dryRun: Bool = false,
    body: (ImportSink) throws -> Int
  ) throws -> ImportResult {
    guard !isReadOnly || dryRun else { throw StoreError.readOnly }
    let start = ContinuousClock.now
    var bodyError: (any Error)?
    do {
      var result = ImportResult(file: run.file, format: run.format)
      try database.writeWithoutTransaction { db in
        try ImportMemory.prepare(db)
        defer { ImportMemory.restore(db) }
        try RunTrace.prepare(db)
        defer { RunTrace.restore(db) }
        let expected = try FirstCatalog.isExpected(run, in: db)
        try FirstCatalog.transaction(run, expected: expected, in: db) { isFirst in
          let runner = ImportRunner(db: db, run: run, now: now, isFirstCatalog: isFirst)
          result = try runner.take { sink in
            do { return try body(sink) } catch {
              bodyError = error
              throw error
            }
          }
          if dryRun {
            result.runID = nil
            return .rollback
          }
          if result.runID != nil { try Meta.add(.generation, 1, in: db) }
          return .commit
        }
      }
      if !dryRun { settleLog() }
      let elapsed = (ContinuousClock.now - start).components
      result.seconds = Double(elapsed.seconds) + Double(elapsed.attoseconds) * 1e-18
      if !dryRun, result.runID != nil, result.created + result.updated < 10_000 {
        _ = try? indexSearch(limit: 20_000)
      }
      return result
    } catch {
      if let bodyError, !(bodyError is StoreError) { throw bodyError }
      throw StoreError.from(error, path: path ?? "")
    }
  }
}

extension Store {
  /// Whether anything of this source and format was ever taken, so that a file of theirs may be known
  /// by its content.
  public func hasTaken(source: String, format: String) throws(StoreError) -> Bool {
    try read { db, _ in
      try SQL.cached(db, "SELECT 1 FROM sync_run WHERE source = ? AND format = ? LIMIT 1")
        .start().bind(source).bind(format).first { _ in true } ?? false
    }
  }
}

/// One run inside its transaction.
struct ImportRunner {
  let db: Database
  let run: ImportRunInfo
  let now: Instant
  /// Whether a products file comes into a store that knows nothing of products.
  let isFirstCatalog: Bool

  func take(_ body: (ImportSink) throws -> Int) throws -> ImportResult {
    if let known = try knownContent() { return known }
    let outdated = try outdatedReason()
    let trace = try RunTrace(db)
    let context = try ImportContext(
      db: db, info: run, now: now, isOutdated: outdated != nil, isFirstCatalog: isFirstCatalog)
    let indexes = try DroppedIndexes(indexesToDrop(), in: db)
    let quarantine = try Quarantine(db: db, run: run, now: now, isOutdated: outdated != nil)
    context.onIssue { quarantine.keep($0, isBare: $1) }
    if quarantine.hasEarlierRows { context.onRecord { quarantine.saw($0) } }
    let sink = try ImportSink(context, quarantine: quarantine, indexes: indexes)
    let rows = try body(sink)
    try sink.flush()
    try indexes.restoreLookup()
    try finish(context)
    let missing = try MissingListings(context: context, quarantine: quarantine).settle()
    try indexes.restoreAll()
    let setID = try journal(
      context, missing: missing.missing, hasChanges: try trace.hasChanges())
    var doubts = sink.fileWarnings
    if let because = missing.because {
      doubts.append(
        RowIssue(
          severity: .warning, place: SourcePlace(line: 1), value: "", reason: because, rawRow: ""))
    }
    try record(
      context, as: trace.runID, rows: rows, hash: sink.contentHash ?? run.contentHash,
      changeSet: setID, remarks: Remarks.of(doubts + context.tally.issues))
    try quarantine.store(runID: trace.runID)
    let fields = try trace.changedFields()
    try trace.finish(hasSet: setID != nil)
    let tally = context.tally
    var result = ImportResult(
      file: run.file, format: run.format, rows: rows, created: tally.created,
      updated: tally.updated, unchanged: tally.unchanged, quarantined: tally.refused,
      issues: tally.issues + doubts, runID: trace.runID)
    result.skippedBecause = outdated
    result.missing = missing.missing
    result.fields = fields
    return result
  }

  // MARK: Whether to take it at all

  /// The answer for content that is known: everything unchanged. Known is what the last run of the
  /// same source and format took, or the last run of the same file.
  ///
  /// Once a run was taken back, no earlier run is known to a person any more: what it found to be
  /// unchanged may be gone. A refresh goes on knowing them: what was taken back comes back by nobody
  /// but a person.
  private func knownContent() throws -> ImportResult? {
    guard run.maySkipKnownContent else { return nil }
    if run.isUnattended, let refusal = try takenBack() { return refusal }
    let undone = run.isUnattended ? 0 : try Meta.number(.lastUndoneRun, in: db) ?? 0
    let known = try SQL(
      db,
      """
      SELECT id, rows, quarantined, created + updated + unchanged FROM sync_run
      WHERE source = ?1 AND format = ?2 AND content_hash = ?3
        AND id IN (
          (SELECT max(id) FROM sync_run WHERE source = ?1 AND format = ?2 AND retakes IS NULL),
          (SELECT max(id) FROM sync_run
            WHERE source = ?1 AND format = ?2 AND file = ?4 AND retakes IS NULL))
        AND id > ?5
      ORDER BY id DESC LIMIT 1
      """
    ).start().bind(run.source).bind(run.format).bind(run.contentHash).bind(run.file).bind(undone)
      .first { row in
        (id: row.int(), rows: row.count(), quarantined: row.count(), taken: row.count())
      }
    guard let known else { return nil }
    return ImportResult(
      file: run.file, format: run.format, rows: known.rows, unchanged: known.taken,
      quarantined: known.quarantined, issues: try Quarantine.issues(ofRun: known.id, in: db))
  }

  /// The answer for content whose last run was taken back: nothing.
  private func takenBack() throws -> ImportResult? {
    let set = try SQL(
      db,
      """
      SELECT undone_by FROM sync_run
      WHERE source = ? AND format = ? AND content_hash = ? AND retakes IS NULL
      ORDER BY id DESC LIMIT 1
      """
    ).start().bind(run.source).bind(run.format).bind(run.contentHash).first { $0.optionalInt() }
    guard let set, let set else { return nil }
    var result = ImportResult(file: run.file, format: run.format)
    result.skippedBecause =
      "it was taken back by change \(set) and does not come back by itself; import it by hand"
    return result
  }

  /// The parts of one export may be written minutes apart and taken in any order.
  private static let sameExport = TimeSpan.hours(1)

  private func outdatedReason() throws -> String? {
    guard let fileTime = run.fileTime else { return nil }
    let newest =
      try SQL(
        db,
        """
        SELECT max(file_at) FROM sync_run
        WHERE source = ? AND subject = ? AND format = ? AND undone_by IS NULL
        """
      ).start().bind(run.source).bind(run.subject.rawValue).bind(run.format)
      .first { $0.instant() } ?? nil
    guard let newest, fileTime + Self.sameExport < newest else { return nil }
    return "its data is of \(fileTime), and \(run.source) has \(run.subject.rawValue) of "
      + "\(newest): only what was not there yet was taken"
  }

  // MARK: Afterwards

  /// The indexes that a first import makes afterwards: those that only serve sorting; and that of
  /// the SKUs, where none is looked for.
  private func indexesToDrop() throws -> [StoreIndex] {
    func isEmpty(_ table: String) throws -> Bool {
      try SQL(db, "SELECT id FROM \(table) LIMIT 1").first { $0.int() } == nil
    }
    let catalog = CatalogSchema.sortIndexes + [FindingSchema.sortIndex]
    if isFirstCatalog {
      return catalog.filter(\.isInProductsFiles) + [CatalogSchema.skuIndex]
    }
    switch run.subject {
    case .products, .listings, .stock: return try isEmpty("variant") ? catalog : []
    case .orders: return try isEmpty("sales_order") ? OrderSchema.sortIndexes : []
    default: return []
    }
  }

  private func finish(_ context: ImportContext) throws {
    // Purchase orders may have come before their variants.
    let ordered = try SQL(
      db,
      """
      SELECT v.id FROM purchase_order_line l JOIN variant v ON v.sku_key = l.sku_key WHERE v.id > ?
      """
    ).start().bind(context.lastOldVariant).all { $0.int() }
    for id in ordered { context.touch(variant: id) }
    let refresh = try VariantRefresh(db)
    for id in context.touchedVariants.sorted() { try refresh.refresh(id, asOf: context.asOf) }
    try DirtyMarks.add(variants: context.changedVariants, orders: context.changedOrders, in: db)
    try DirtyMarks.add(skus: context.demandedSKUs, in: db)
    try ContentMarks.add(context, in: db)
    try DirtyMarks.addNew(
      variantsAfter: context.lastOldVariant, ordersAfter: context.lastOldOrder, in: db)
    let tally = context.tally
    let isCatalog = [.products, .listings, .stock, .purchaseOrders, .costs].contains(run.subject)
    if isCatalog, tally.hasChanges { try Meta.add(.catalogStamp, 1, in: db) }
    try Meta.add(.products, tally.newProducts, in: db)
    try Meta.add(.variants, tally.newVariants, in: db)
    try Meta.add(.orders, tally.newOrders, in: db)
    try Meta.add(.entries, tally.newEntries, in: db)
    try Meta.add(.unindexedVariants, tally.newVariants, in: db)
    try Meta.add(.unindexedOrders, tally.newOrders, in: db)
  }

  /// One entry for the run, under the number that the fields it changed refer to.
  private func journal(
    _ context: ImportContext, missing: Int, hasChanges: Bool
  ) throws -> Int64? {
    let (tally, id) = (context.tally, context.journal.setID)
    guard tally.hasChanges || hasChanges || id != nil else { return nil }
    let words = missing > 0 ? ", \(missing) missing" : ""
    let statement = try SQL(
      db,
      """
      INSERT INTO change_set (id, at, actor, source, summary, rows)
      VALUES (?, ?, ?, 'import', ?, ?)
      """
    ).start().bind(id).bind(Optional(now)).bind(run.source)
      .bind("\(run.fileName): \(tally.created) created, \(tally.updated) updated\(words)")
      .bind(tally.created + tally.updated + missing)
    try statement.run()
    return statement.insertedID
  }

  private func record(
    _ context: ImportContext, as id: Int64, rows: Int, hash: String, changeSet: Int64?,
    remarks: String?
  ) throws {
    // Rows taken again are no sign of life of their source.
    if run.retakes == nil { try keepSource() }
    let tally = context.tally
    try SQL(
      db,
      """
      INSERT INTO sync_run (id, source, channel_id, file, format, subject, content_hash, file_at, at,
        rows, created, updated, unchanged, quarantined, change_set_id, header, dialect, retakes,
        remarks)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """
    ).start().bind(id).bind(run.source).bind(context.channelID).bind(run.file).bind(run.format)
      .bind(run.subject.rawValue).bind(hash).bind(run.fileTime).bind(Optional(now))
      .bind(rows).bind(tally.created).bind(tally.updated).bind(tally.unchanged)
      .bind(tally.refused).bind(changeSet)
      .bind(run.header.isEmpty ? nil : TextList.encode(run.header)).bind(run.dialect?.text)
      .bind(run.retakes?.run).bind(remarks).run()
    if run.retakes == nil { try Remarks.settle(source: run.source, format: run.format, in: db) }
  }

  private func keepSource() throws {
    try SQL(
      db,
      """
      INSERT INTO source (id, channel, last_success_at, last_file, last_format)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET channel = excluded.channel,
        last_success_at = excluded.last_success_at, last_file = excluded.last_file,
        last_format = excluded.last_format, error = NULL, consecutive_failures = 0,
        failing_since_at = NULL
      """
    ).start().bind(run.source).bind(run.channel.code).bind(Optional(now)).bind(run.file)
      .bind(run.format).run()
  }
}

/// What the rules have to look at again.
enum DirtyMarks {
  static func add(variants: Set<Int64>, orders: Set<Int64>, in db: Database) throws {
    let variant = try SQL(db, "INSERT OR IGNORE INTO dirty_variant (id) VALUES (?)")
    for id in variants.sorted() { try variant.start().bind(id).run() }
    let order = try SQL(db, "INSERT OR IGNORE INTO dirty_order (id) VALUES (?)")
    for id in orders.sorted() { try order.start().bind(id).run() }
  }

  static func add(skus: Set<String>, in db: Database) throws {
    let variant = try SQL(
      db, "INSERT OR IGNORE INTO dirty_variant (id) SELECT id FROM variant WHERE sku_key = ?")
    for sku in skus { try variant.start().bind(sku).run() }
  }

  /// Marks all rows above the given ids, for the rules and for search.
  static func addNew(variantsAfter: Int64, ordersAfter: Int64, in db: Database) throws {
    for (table, queue, dirty, last) in [
      ("variant", "variant_search_queue", "dirty_variant", variantsAfter),
      ("sales_order", "order_search_queue", "dirty_order", ordersAfter),
    ] {
      try SQL(db, "INSERT OR IGNORE INTO \(dirty) (id) SELECT id FROM \(table) WHERE id > ?")
        .start().bind(last).run()
      try SQL(db, "INSERT OR IGNORE INTO \(queue) (id) SELECT id FROM \(table) WHERE id > ?")
        .start().bind(last).run()
    }
  }
}
