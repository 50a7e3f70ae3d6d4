internal import Commerce
internal import GRDB

/// Takes the figures of reports. A figure is known by what it counts and the days it covers: a later
/// report of the same days replaces it, because clicks and conversions are settled for days after.
final class FigureImporter {
  private let context: ImportContext
  private let load: SQL
  private let save: SQL

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    load = try SQL(
      db,
      """
      SELECT digits, decimals, currency FROM figure
      WHERE channel_id = ? AND report = ? AND subject = ? AND metric = ? AND from_on = ?
        AND until_on = ?
      """)
    save = try SQL(
      db,
      """
      INSERT OR REPLACE INTO figure (channel_id, report, subject, metric, from_on, until_on,
        digits, decimals, currency)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
  }

  func take(_ record: FigureRecord, _ place: SourcePlace) throws {
    let old = try load.start().bind(context.channelID).bind(record.report).bind(record.subject)
      .bind(record.metric).bind(record.from.description).bind(record.until.description)
      .first { (PlainDecimal(digits: $0.int(), decimals: $0.count()), $0.optionalText()) }
    if let old, old == (record.value, record.currency?.code) || context.isOutdated {
      return context.tally.count(.unchanged)
    }
    try save.start().bind(context.channelID).bind(record.report).bind(record.subject)
      .bind(record.metric).bind(record.from.description).bind(record.until.description)
      .bind(record.value.digits).bind(record.value.decimals).bind(record.currency?.code).run()
    context.tally.count(old == nil ? .created : .updated)
  }
}
