internal import GRDB

/// Takes away what a run made and puts back what it changed, table by table.
struct RunRestorer {
  let db: Database
  let run: KeptRun

  /// Products and locations last of all: variants that were moved to a new product and stock at a new
  /// location have to be gone before.
  func restore() throws {
    let made = RunPart.all.reversed().filter { $0.owner == .id && $0.name == $0.table }
    func isLast(_ part: RunPart) -> Bool { ["product", "location"].contains(part.name) }
    for part in made where !isLast(part) { try takeAway(part) }
    try replay()
    for part in made where isLast(part) { try takeAway(part) }
  }

  private func takeAway(_ part: RunPart) throws {
    guard let span = run.span(part.table) else { return }
    // A place's name is no statement: it stays where something later is in it.
    let condition =
      part.name == "location"
      ? " AND id NOT IN (SELECT location_id FROM stock_level)" : ""
    try SQL(db, "DELETE FROM \(part.table) WHERE id BETWEEN ? AND ?\(condition)").start()
      .bind(span).run()
  }

  /// Reads what the run changed backwards, so that each step leads to a state that the store was in.
  private func replay() throws {
    var parts: [String: Statements] = [:]
    for part in RunPart.all {
      if let columns = run.columns[part.name], !columns.isEmpty {
        parts[part.name] = try statements(part, columns)
      }
    }
    let lines = try SQL(
      db, "SELECT part, key, before FROM run_change WHERE id BETWEEN ? AND ? ORDER BY id DESC"
    ).start().bind(run.lines)
    while try lines.step() {
      let (part, key) = (parts[lines.text()], lines.text())
      guard let part else { continue }
      if let before = lines.optionalText() {
        if try part.update.start().bind(before).run() == 0 {
          try part.insert?.start().bind(before).run()
        }
      } else {
        try part.delete.start().bind(key).run()
      }
    }
  }

  /// What puts one line of a part back: the first two take what was, the last one the key.
  private struct Statements {
    var update: SQL
    /// For a row that was removed; nil where none ever is.
    var insert: SQL?
    var delete: SQL
  }

  private func statements(_ part: RunPart, _ columns: [String]) throws -> Statements {
    let table = try RunTable(part, in: db)
    let known = Set(table.kept)
    let kept = columns.enumerated().filter { known.contains($0.element) }
    func value(_ place: Int) -> String { "json_extract(?1, '$[\(place)]')" }
    let isKey = kept.filter { table.key.contains($0.element) }
      .map { "\($0.element) = \(value($0.offset))" }.joined(separator: " AND ")
    var settings = kept.filter { !table.key.contains($0.element) }
      .map { "\($0.element) = \(value($0.offset))" }
    if part.derived.contains("version") { settings.append("version = version + 1") }
    let names = kept.map(\.element).joined(separator: ", ")
    let values = kept.map { value($0.offset) }.joined(separator: ", ")
    let isDeleted = table.key.enumerated().map { "\($1) = \(value($0))" }
      .joined(separator: " AND ")
    return Statements(
      update: try SQL(
        db, "UPDATE \(part.table) SET \(settings.joined(separator: ", ")) WHERE \(isKey)"),
      insert: part.only != nil
        ? nil
        : try SQL(
          db,
          "INSERT INTO \(part.table) (\(names)) SELECT \(values) WHERE \(condition(of: part))"),
      delete: try SQL(db, "DELETE FROM \(part.table) WHERE \(isDeleted)"))
  }

  /// When a row that the run removed comes back: refused rows only while no later run of their
  /// format stands, which would have had them right or refused them again.
  private func condition(of part: RunPart) -> String {
    guard part.name == "quarantine_row" else { return "1" }
    return """
      NOT EXISTS (SELECT 1 FROM sync_run mine JOIN sync_run later
        ON later.source = mine.source AND later.format = mine.format AND later.id > mine.id
        WHERE mine.id = \(run.id) AND later.undone_by IS NULL)
      """
  }
}
