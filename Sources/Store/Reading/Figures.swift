public import Commerce
internal import GRDB

extension Store {
  /// Gives the figures that are asked for, the newest days first, then by report, subject and
  /// metric, until `body` says false.
  public func eachFigure(_ request: FigureRequest, body: (FigureRow) throws -> Bool) throws {
    try read { db, _ in
      let statement = try SQL(
        db,
        """
        SELECT c.code, f.report, f.subject, f.metric, f.from_on, f.until_on, f.digits, f.decimals,
          f.currency
        FROM figure f JOIN channel c ON c.id = f.channel_id
        WHERE (?1 IS NULL OR f.report = ?1) AND (?2 IS NULL OR f.metric = ?2)
          AND (?3 = '' OR instr(fold(f.subject), ?3) > 0)
          AND (?4 IS NULL OR f.until_on >= ?4) AND (?5 IS NULL OR f.from_on <= ?5)
        ORDER BY f.until_on DESC, f.from_on, f.report, f.subject, f.metric LIMIT ?6
        """
      ).start().bind(request.report).bind(request.metric).bind(Keys.fold(request.subject))
        .bind(request.from?.description).bind(request.until?.description)
        .bind(request.limit ?? -1)
      while try statement.step() {
        guard let row = FigureRow(statement) else { continue }
        guard try body(row) else { break }
      }
    }
  }
}

extension FigureRow {
  fileprivate init?(_ row: SQL) {
    let (channel, report, subject, metric) = (row.text(), row.text(), row.text(), row.text())
    guard let from = CivilDate(row.text()), let until = CivilDate(row.text()) else { return nil }
    let value = PlainDecimal(digits: row.int(), decimals: row.count())
    self.init(
      channel: channel,
      figure: FigureRecord(
        report: report, subject: subject, metric: metric, from: from, until: until, value: value,
        currency: row.optionalText().flatMap(Currency.init(code:))))
  }
}
