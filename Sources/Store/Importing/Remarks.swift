internal import Commerce
internal import GRDB

/// What a run noticed, as texts that are kept with it.
enum Remarks {
  /// More are a matter for the file itself.
  static let most = 20

  /// The warnings among issues; nil where there are none.
  static func of(_ issues: [RowIssue]) -> String? {
    let warnings = issues.filter { $0.severity == .warning }
    guard !warnings.isEmpty else { return nil }
    var texts = warnings.prefix(most).map(text)
    if warnings.count > most { texts.append("\(warnings.count - most) more of the kind") }
    return TextList.encode(texts)
  }

  private static func text(_ issue: RowIssue) -> String {
    guard issue.place.line > 1 || issue.columnName != nil else { return issue.reason }
    let cell = issue.columnName.map { ", \($0) \"\(issue.value)\"" } ?? ""
    return "line \(issue.place.line)\(cell): \(issue.reason)"
  }

  /// A source's remarks are those of the newest file of each format that stands.
  static func settle(source: String, format: String, in db: Database) throws {
    try SQL(db, "DELETE FROM source_remark WHERE source = ? AND format = ?").start()
      .bind(source).bind(format).run()
    try SQL(
      db,
      """
      INSERT INTO source_remark (source, format, file, remarks)
      SELECT source, format, file, remarks FROM (
        SELECT source, format, file, remarks FROM sync_run
        WHERE source = ? AND format = ? AND retakes IS NULL AND undone_by IS NULL
        ORDER BY id DESC LIMIT 1)
      WHERE remarks IS NOT NULL
      """
    ).start().bind(source).bind(format).run()
  }

  /// By source, each with the name of its file before it.
  static func all(in db: Database) throws -> [String: [String]] {
    var found: [String: [String]] = [:]
    try SQL.cached(
      db, "SELECT source, file, remarks FROM source_remark ORDER BY source, format"
    ).start().all { (source: $0.text(), file: $0.text(), texts: TextList.decode($0.text())) }
      .forEach { row in
        let name = row.file.split(separator: "/").last.map(String.init) ?? row.file
        found[row.source, default: []] += row.texts.map { "\(name): \($0)" }
      }
    return found
  }
}
