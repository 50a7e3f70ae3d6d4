public import Commerce
internal import GRDB

extension Store {
  /// Refused rows: those of the newest run first, of each run in the order of its file.
  public func quarantine(
    source: String? = nil, limit: Int = 1_000
  ) throws(StoreError) -> [QuarantinedRow] {
    try read { db, _ in
      try SQL.cached(
        db,
        """
        \(QuarantineTable.rows) WHERE ?1 IS NULL OR q.source = ?1
        ORDER BY q.run_id DESC, q.line, q.id LIMIT ?2
        """
      ).start().bind(source).bind(limit).all(QuarantineTable.row)
    }
  }

  /// A refused row by its number.
  public func quarantined(_ id: Int64) throws(StoreError) -> QuarantinedRow {
    try read { db, _ in try QuarantineTable.find(id, in: db) }
  }

  /// Keeps a row as somebody mended it, until it is taken again; nil puts back what the file says.
  public func mend(
    _ id: Int64, to text: String?, actor: String
  ) throws(StoreError) -> QuarantinedRow {
    try maintain { db in
      try SQL.cached(db, "UPDATE quarantine_row SET mended = ?, mended_by = ? WHERE id = ?")
        .start().bind(text).bind(text == nil ? nil : actor).bind(id).run()
      return (try QuarantineTable.find(id, in: db), true)
    }
  }

  /// What has to be read to take refused rows again, a file each, the oldest first.
  ///
  /// - Parameter ids: nil for all of them.
  public func retakes(of ids: [Int64]?) throws(StoreError) -> [Retake] {
    try read { db, _ in
      var retakes: [Retake] = []
      for row in try QuarantineTable.rows(ids, in: db) {
        let place = retakes.firstIndex {
          $0.source == row.source && $0.format == row.format && $0.file == row.file
        }
        if let place {
          retakes[place].rows.append(row)
        } else if var retake = try QuarantineTable.retake(for: row, in: db) {
          retake.rows = [row]
          retakes.append(retake)
        }
      }
      return retakes
    }
  }
}

private enum QuarantineTable {
  static let rows = """
    SELECT q.id, q.source, q.format, q.file, q.at, q.line, q.column_number, q.column_name, q.value,
      q.reason, q.raw, q.mended, q.mended_by, r.header, r.dialect
    FROM quarantine_row q JOIN sync_run r ON r.id = q.run_id
    """

  static func row(_ row: SQL) -> QuarantinedRow {
    let id = row.int()
    let (source, format, file) = (row.text(), row.text(), row.text())
    let at = row.instant() ?? Instant(milliseconds: 0)
    var refused = QuarantinedRow(
      id: id, source: source, format: format, file: file, issue: RowIssue(row), at: at)
    refused.mended = row.optionalText()
    refused.mendedBy = row.optionalText()
    refused.header = row.optionalText().map { TextList.decode($0) } ?? []
    refused.dialect = row.optionalText().flatMap(RowDialect.init(text:))
    return refused
  }

  static func find(_ id: Int64, in db: Database) throws -> QuarantinedRow {
    let found = try SQL.cached(db, "\(rows) WHERE q.id = ?").start().bind(id).first(row)
    guard let found else {
      let known = try SQL.cached(db, "SELECT id FROM quarantine_row ORDER BY id DESC LIMIT 5")
        .start().all { "\($0.int())" }
      throw StoreError.notFound(what: "refused row \(id)", nearest: known)
    }
    return found
  }

  /// In the order of their files.
  static func rows(_ ids: [Int64]?, in db: Database) throws -> [QuarantinedRow] {
    guard let ids else {
      return try SQL.cached(db, "\(rows) ORDER BY q.run_id, q.line, q.id").start().all(row)
    }
    return try Set(ids).map { try find($0, in: db) }.sorted {
      ($0.file, $0.issue.place.line, $0.id) < ($1.file, $1.issue.place.line, $1.id)
    }
  }

  /// The run over the whole file that a row comes from.
  static func retake(for row: QuarantinedRow, in db: Database) throws -> Retake? {
    try SQL.cached(
      db,
      """
      SELECT o.id, o.content_hash, o.file_at, o.header, o.dialect FROM quarantine_row q
      JOIN sync_run r ON r.id = q.run_id JOIN sync_run o ON o.id = ifnull(r.retakes, r.id)
      WHERE q.id = ?
      """
    ).start().bind(row.id).first { run in
      Retake(
        run: run.int(), source: row.source, file: row.file, format: row.format,
        contentHash: run.text(), fileTime: run.instant(),
        header: run.optionalText().map { TextList.decode($0) } ?? [],
        dialect: run.optionalText().flatMap(RowDialect.init(text:)), rows: [])
    }
  }
}
