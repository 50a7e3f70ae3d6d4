internal import Commerce
internal import GRDB

/// Links tickets of another system's export to the orders and variants that they name, and keeps
/// title and status of those that are linked already.
///
/// A link that a person took away is not made again. A ticket that names nothing known is no fault:
/// most of a tracker is about other things, and its file can be taken again when orders have come.
final class TicketImporter {
  private let context: ImportContext
  private let orderByName, variantBySKU, known, linked, link, update: SQL

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    orderByName = try SQL(
      db,
      """
      SELECT o.id FROM channel c CROSS JOIN sales_order o
      ON o.channel_id = c.id AND o.name_key = ? ORDER BY o.placed_at DESC, o.id DESC LIMIT 1
      """)
    variantBySKU = try SQL(db, "SELECT id FROM variant WHERE sku_key = ?")
    known = try SQL(
      db, "SELECT id FROM ticket WHERE subject_kind = ? AND subject_id = ? AND key = ? LIMIT 1")
    linked = try SQL(
      db, "SELECT id, url, title, status FROM ticket WHERE key = ? AND unlinked_at IS NULL")
    link = try SQL(
      db,
      """
      INSERT INTO ticket (subject_kind, subject_id, key, url, title, status, actor, linked_at)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(db, "UPDATE ticket SET url = ?, title = ?, status = ? WHERE id = ?")
  }

  func take(_ record: TicketRecord) throws {
    var fate = try refresh(record) ? ImportFate.updated : .unchanged
    for subject in try subjects(of: record.mentions) {
      let isKnown =
        try known.start().bind(subject.kind).bind(subject.id).bind(record.key)
        .first { $0.int() } != nil
      guard !isKnown else { continue }
      try link.start().bind(subject.kind).bind(subject.id).bind(record.key).bind(record.url)
        .bind(record.title).bind(record.status).bind(context.info.source)
        .bind(Optional(context.now)).run()
      fate = .created
    }
    context.tally.count(fate)
  }

  /// Whether anything about the ticket is new where it is linked. An outdated file tells nothing new.
  private func refresh(_ record: TicketRecord) throws -> Bool {
    guard !context.isOutdated else { return false }
    let rows = try linked.start().bind(record.key).all { row in
      (
        id: row.int(), url: row.optionalText(), title: row.optionalText(),
        status: row.optionalText()
      )
    }
    var isNew = false
    for row in rows {
      let new = (
        url: record.url ?? row.url, title: record.title ?? row.title,
        status: record.status ?? row.status
      )
      guard new.url != row.url || new.title != row.title || new.status != row.status else {
        continue
      }
      try update.start().bind(new.url).bind(new.title).bind(new.status).bind(row.id).run()
      isNew = true
    }
    return isNew
  }

  private func subjects(of mentions: TicketMentions) throws -> [CaseSubject] {
    var subjects: Set<CaseSubject> = []
    for word in mentions.words.union(mentions.orders) {
      if let id = try order(word) { subjects.insert(.order(id)) }
    }
    for word in mentions.orders where word.allSatisfy(\.isNumber) {
      if let id = try order("#" + word) { subjects.insert(.order(id)) }
    }
    for word in mentions.words.union(mentions.skus) {
      guard let key = context.key(word) else { continue }
      if let id = try variantBySKU.start().bind(key).first({ $0.int() }) {
        subjects.insert(.variant(id))
      }
    }
    return subjects.sorted { ($0.kind, $0.id) < ($1.kind, $1.id) }
  }

  private func order(_ name: String) throws -> Int64? {
    try orderByName.start().bind(Keys.handle(name)).first { $0.int() }
  }
}
