internal import Commerce
internal import GRDB

/// Takes inquiries. One is known by its number in its source's channel; an answer that is there is
/// kept when an older file does not know of it yet.
final class InquiryImporter {
  private let context: ImportContext
  private let load: SQL
  private let save: SQL
  private let named: SQL

  init(_ context: ImportContext) throws {
    self.context = context
    load = try SQL(
      context.db,
      """
      SELECT order_key, kind, subject, received_at, answered_at FROM inquiry
      WHERE channel_id = ? AND number = ?
      """)
    save = try SQL(
      context.db,
      """
      INSERT OR REPLACE INTO inquiry (channel_id, number, order_key, kind, subject, received_at,
        answered_at)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    named = try SQL(
      context.db,
      """
      SELECT o.id FROM channel c JOIN sales_order o ON o.channel_id = c.id AND o.name_key = ?
      """)
  }

  func take(_ record: InquiryRecord, _ place: SourcePlace) throws {
    if let answered = record.answeredAt, answered < record.receivedAt {
      return try context.refuse(
        place, value: record.number, reason: "is answered before it was received; correct the times"
      )
    }
    let key = Keys.handle(record.order)
    let old = try load.start().bind(context.channelID).bind(record.number).first { row in
      InquiryRecord(
        number: record.number, order: row.text(), kind: row.optionalText(), subject: row.text(),
        receivedAt: row.instant() ?? record.receivedAt, answeredAt: row.instant())
    }
    var new = record
    new.order = key
    guard old != new, !context.isOutdated || old == nil else {
      return context.tally.count(.unchanged)
    }
    try save.start().bind(context.channelID).bind(new.number).bind(key).bind(new.kind)
      .bind(new.subject).bind(Optional(new.receivedAt)).bind(new.answeredAt).run()
    try mark(key)
    if let old, old.order != key { try mark(old.order) }
    context.tally.count(old == nil ? .created : .updated)
  }

  /// An open inquiry counts in the score of its order.
  private func mark(_ orderKey: String) throws {
    for id in try named.start().bind(orderKey).all({ $0.int() }) { context.markChanged(order: id) }
  }
}

enum InquiryTable {
  /// Whether `i` is about `o`: they name each other on one channel; or its source serves several
  /// channels, and its own has no order of that name.
  private static let isAbout = """
    i.order_key = o.name_key AND (i.channel_id = o.channel_id OR NOT EXISTS (
      SELECT 1 FROM sales_order other
      WHERE other.channel_id = i.channel_id AND other.name_key = i.order_key))
    """

  /// How many about an order, whose id is to be bound, wait for an answer.
  static func countOpen(in db: Database) throws -> SQL {
    try SQL(
      db,
      """
      SELECT count(*) FROM sales_order o JOIN inquiry i ON \(isAbout)
      WHERE o.id = ? AND i.answered_at IS NULL
      """)
  }

  /// Those about an order, oldest first; two hundred at most.
  static func all(of order: Int64, in db: Database) throws -> [InquiryRecord] {
    try SQL.cached(
      db,
      """
      SELECT i.number, o.name, i.kind, i.subject, i.received_at, i.answered_at
      FROM sales_order o JOIN inquiry i ON \(isAbout)
      WHERE o.id = ? ORDER BY i.received_at, i.number LIMIT 200
      """
    ).start().bind(order).all { row in
      InquiryRecord(
        number: row.text(), order: row.text(), kind: row.optionalText(), subject: row.text(),
        receivedAt: row.instant() ?? Instant(milliseconds: 0), answeredAt: row.instant())
    }
  }
}
