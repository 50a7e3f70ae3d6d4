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
    // Two variants may have swapped their SKUs.
    try SQL(
      db,
      """
      UPDATE variant SET sku_key = NULL WHERE sku_key IS NOT NULL
        AND id IN (SELECT key FROM run_change WHERE run_id = ? AND part = 'variant')
      """
    ).start().bind(run.id).run()
    for part in RunPart.all { try putBack(part) }
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

  private func putBack(_ part: RunPart) throws {
    guard let columns = run.columns[part.name], !columns.isEmpty else { return }
    let table = try RunTable(part, in: db)
    let known = Set(table.kept)
    let kept = columns.enumerated().filter { known.contains($0.element) }
    func value(_ place: Int) -> String { "json_extract(?1, '$[\(place)]')" }
    let isKey = kept.filter { table.key.contains($0.element) }
      .map { "\($0.element) = \(value($0.offset))" }.joined(separator: " AND ")
    var settings = kept.filter { !table.key.contains($0.element) }
      .map { "\($0.element) = \(value($0.offset))" }
    if part.derived.contains("version") { settings.append("version = version + 1") }
    guard !settings.isEmpty else { return }
    let lines = try SQL(
      db, "SELECT key, before FROM run_change WHERE run_id = ? AND part = ?")
    let update = try SQL(
      db, "UPDATE \(part.table) SET \(settings.joined(separator: ", ")) WHERE \(isKey)")
    let insert =
      part.only != nil
      ? nil
      : try SQL(
        db,
        """
        INSERT INTO \(part.table) (\(kept.map(\.element).joined(separator: ", ")))
        SELECT \(kept.map { value($0.offset) }.joined(separator: ", ")) WHERE \(condition(of: part))
        """)
    let delete = try SQL(
      db,
      """
      DELETE FROM \(part.table) WHERE
        \(table.key.enumerated().map { "\($1) = json_extract(?1, '$[\($0)]')" }
        .joined(separator: " AND "))
      """)
    lines.start().bind(run.id).bind(part.name)
    while try lines.step() {
      let key = lines.text()
      if let before = lines.optionalText() {
        if try update.start().bind(before).run() == 0 { try insert?.start().bind(before).run() }
      } else {
        try delete.start().bind(key).run()
      }
    }
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
