internal import Commerce
internal import GRDB

/// How many rows an undo of a run takes away and puts back.
struct RunCounts {
  let db: Database
  let run: KeptRun

  func all() throws -> [RunUndoPlan.Count] {
    try RunPart.all.compactMap { part in
      // A variant's stock follows from what is counted already, time lines and names from orders.
      guard !["variant stock", "channel", "location", "order_event"].contains(part.name) else {
        return nil
      }
      let count = RunUndoPlan.Count(
        one: part.word, many: part.words, leaving: try leaving(part),
        returning: try returning(part))
      return count.leaving + count.returning > 0 ? count : nil
    }
  }

  private func leaving(_ part: RunPart) throws -> Int {
    var count = 0
    switch part.owner {
    case .id: count += try rows(of: part.table, by: "id", within: run.span(part.table))
    case .parent(let column, let table):
      count +=
        try rows(of: part.table, by: column, within: run.span(table)) + lines(part, "IS NULL")
    case .none: count += try lines(part, "IS NULL")
    case .nobody: break
    }
    return count
  }

  private func returning(_ part: RunPart) throws -> Int { try lines(part, "IS NOT NULL") }

  private func rows(
    of table: String, by column: String, within span: ClosedRange<Int64>?
  ) throws -> Int {
    guard let span else { return 0 }
    return try SQL.cached(db, "SELECT count(*) FROM \(table) WHERE \(column) BETWEEN ? AND ?")
      .start().bind(span).first { $0.count() } ?? 0
  }

  /// Rows of which the first line is as the condition says: what came later is the run's own.
  private func lines(_ part: RunPart, _ condition: String) throws -> Int {
    try SQL.cached(
      db,
      """
      SELECT count(*) FROM (
        SELECT min(id), before FROM run_change WHERE id BETWEEN ? AND ? AND part = ? GROUP BY key)
      WHERE before \(condition)
      """
    ).start().bind(run.lines).bind(part.name).first { $0.count() } ?? 0
  }
}
