internal import Commerce
internal import GRDB

/// What happened to an order beside the platform's own dates: what imports changed, what was decided
/// about it, runbooks and tickets.
enum OrderTimeline {
  /// Entries in no particular order; the newest two hundred of each kind.
  static func entries(of order: Int64, in db: Database) throws -> [TimelineEntry] {
    try imports(of: order, in: db) + actions(of: order, in: db)
      + ticks(of: .order(order), in: db) + tickets(of: .order(order), in: db)
  }

  private static func imports(of order: Int64, in db: Database) throws -> [TimelineEntry] {
    try SQL.cached(
      db,
      """
      SELECT at, field, old, new, file FROM order_event WHERE order_id = ?
      ORDER BY id DESC LIMIT 200
      """
    ).start().bind(order).all { row -> TimelineEntry? in
      guard let at = row.instant() else { return nil }
      let field = row.text()
      let (old, new) = (row.optionalText(), row.optionalText())
      let file = row.text().split(separator: "/").last.map(String.init) ?? ""
      let change = old == nil && new == nil ? "changed" : "\(old ?? "none") → \(new ?? "none")"
      return TimelineEntry(at: at, text: "\(field) \(change)  (\(file))", source: .imported)
    }.compactMap(\.self).reversed()
  }

  private static func actions(of order: Int64, in db: Database) throws -> [TimelineEntry] {
    try OrderActionTable.all(of: order, in: db).flatMap { staged in
      let words = staged.action.words
      var entries = [
        TimelineEntry(
          at: staged.stagedAt, text: "\(words), staged by \(staged.actor)", source: .person)
      ]
      if let at = staged.exportedAt {
        let file = staged.exportedAs ?? "a file"
        entries.append(
          TimelineEntry(at: at, text: "\(words), exported as \(file)", source: .person))
      }
      guard let at = staged.settledAt, let outcome = staged.outcome else { return entries }
      switch outcome {
      case .shown:
        entries.append(
          TimelineEntry(at: at, text: "\(words), shown by an import", source: .imported))
      case .overtaken:
        entries.append(
          TimelineEntry(at: at, text: "\(words), overtaken by an import", source: .imported))
      case .withdrawn:
        entries.append(TimelineEntry(at: at, text: "\(words), withdrawn", source: .person))
      }
      return entries
    }
  }

  private static func ticks(of subject: CaseSubject, in db: Database) throws -> [TimelineEntry] {
    try SQL.cached(
      db,
      """
      SELECT t.at, r.code, t.step, t.text, t.is_done, t.actor
      FROM runbook_tick t JOIN runbook_run r ON r.id = t.run_id
      WHERE r.subject_kind = ? AND r.subject_id = ? ORDER BY t.id DESC LIMIT 200
      """
    ).start().bind(subject.kind).bind(subject.id).all { row -> TimelineEntry? in
      guard let at = row.instant() else { return nil }
      let (code, step, text, isDone) = (row.text(), row.count(), row.text(), row.bool())
      let verb = isDone ? "done" : "not done after all"
      return TimelineEntry(
        at: at, text: "\(code) step \(step) \(verb) by \(row.text()): \(text)", source: .person)
    }.compactMap(\.self).reversed()
  }

  private static func tickets(of subject: CaseSubject, in db: Database) throws -> [TimelineEntry] {
    try SQL.cached(
      db,
      """
      SELECT key, title, actor, linked_at, unlinked_at, unlinked_by FROM ticket
      WHERE subject_kind = ? AND subject_id = ? ORDER BY id DESC LIMIT 200
      """
    ).start().bind(subject.kind).bind(subject.id).all { row -> [TimelineEntry] in
      let (key, title, actor) = (row.text(), row.optionalText(), row.text())
      var entries: [TimelineEntry] = []
      if let at = row.instant() {
        let name = title.map { "\(key) \($0)" } ?? key
        entries.append(
          TimelineEntry(at: at, text: "ticket \(name) linked by \(actor)", source: .person))
      }
      if let at = row.instant() {
        entries.append(
          TimelineEntry(at: at, text: "ticket \(key) unlinked by \(row.text())", source: .person))
      }
      return entries
    }.flatMap(\.self)
  }
}
