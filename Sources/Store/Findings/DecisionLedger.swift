internal import Commerce
internal import GRDB

/// Writes decisions about findings and their journal inside a transaction.
///
/// In the journal a decision is a change of the product or variant: its field is `waiver CODE` or
/// `owner CODE` (with the aspect behind it), its scope the channel.
final class DecisionLedger {
  struct Change: Equatable {
    var productID: Int64
    var key: FindingKey
    var isOwner: Bool
    var old: String?
    var new: String?
  }

  private let db: Database
  private let now: Instant
  private let decisions: DecisionTable
  private let find: SQL
  private let markDirty: SQL
  private(set) var changes: [Change] = []

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    decisions = try DecisionTable(db, channels: ChannelTable(db))
    find = try SQL(
      db,
      """
      SELECT t.product_id, t.variant_id, c.code, t.code, t.aspect FROM finding t
      JOIN channel c ON c.id = t.channel_id WHERE t.id = ?
      """)
    markDirty = try SQL(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)")
  }

  func decide(_ decision: FindingDecision, on id: Int64, actor: String) throws {
    let found = try find.start().bind(id).first { row -> (Int64, FindingKey)? in
      let product = row.int()
      let variant = row.int()
      let channel = row.text()
      guard let code = FindingCode(rawValue: row.text()) else { return nil }
      return (
        product,
        FindingKey(
          code: code, channel: channel, variantID: variant == 0 ? nil : variant,
          aspect: row.text())
      )
    }
    guard let found, let (product, key) = found else { return }
    let decided = try decisions.load(product)
    var waiver = decided.waivers[key]
    var owner = decided.owners[key]
    switch decision {
    case .waive(let until, let reason):
      waiver = FindingWaiver(until: until, reason: Keys.trimmed(reason), by: actor)
    case .endWaiver: waiver = nil
    case .assign(let name): owner = name.map(Keys.trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }
    try set(waiver, owner, of: product, key, over: decided)
  }

  /// Gives a decision the value that it had before a change; returns a conflict when somebody has
  /// decided anew since.
  func put(_ text: String?, back change: Change, force: Bool) throws -> EditPlanRow? {
    let decided = try decisions.load(change.productID)
    var waiver = decided.waivers[change.key]
    var owner = decided.owners[change.key]
    let current = change.isOwner ? owner : waiver?.journalText
    guard force || current == change.new else {
      return EditPlanRow(
        entity: change.key.variantID == nil ? .product : .variant,
        entityID: change.key.variantID ?? change.productID, subject: change.key.code.rawValue,
        title: "", field: .title, old: current, new: text, verdict: .refused,
        because: "decided anew since: it is now \(current ?? "open")", version: 0)
    }
    if change.isOwner { owner = text } else { waiver = text.flatMap(FindingWaiver.init(journal:)) }
    try set(waiver, owner, of: change.productID, change.key, over: decided)
    return nil
  }

  private func set(
    _ waiver: FindingWaiver?, _ owner: String?, of product: Int64, _ key: FindingKey,
    over old: Decisions
  ) throws {
    func note(_ isOwner: Bool, _ before: String?, _ after: String?) {
      guard before != after else { return }
      changes.append(
        Change(productID: product, key: key, isOwner: isOwner, old: before, new: after))
    }
    let count = changes.count
    note(false, old.waivers[key]?.journalText, waiver?.journalText)
    note(true, old.owners[key], owner)
    guard changes.count > count else { return }
    try decisions.save(key, of: product, waiver: waiver, owner: owner)
    try markDirty.start().bind(product).run()
  }

  // MARK: Journal

  func record(
    summary: String, actor: String, source: String, undoes: Int64?
  ) throws -> ChangeSetSummary? {
    guard !changes.isEmpty else { return nil }
    let set = try SQL(
      db,
      """
      INSERT INTO change_set (at, actor, source, summary, rows, undoes) VALUES (?, ?, ?, ?, ?, ?)
      """
    ).start().bind(Optional(now)).bind(actor).bind(source).bind(summary).bind(changes.count)
      .bind(undoes)
    try set.run()
    let id = set.insertedID
    let insert = try SQL(
      db,
      """
      INSERT INTO change (set_id, entity, entity_id, field, scope, old, new)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    for change in changes {
      let key = change.key
      let entity: EditEntity = key.variantID == nil ? .product : .variant
      let aspect = key.aspect.isEmpty ? "" : " \(key.aspect)"
      try insert.start().bind(id).bind(entity.rawValue).bind(key.variantID ?? change.productID)
        .bind("\(change.isOwner ? "owner" : "waiver") \(key.code.rawValue)\(aspect)")
        .bind(key.channel).bind(change.old).bind(change.new).run()
    }
    return ChangeSetSummary(
      id: id, at: now, actor: actor, source: source, summary: summary, rows: changes.count,
      undoes: undoes)
  }

  /// The decisions that a set changed, in the order in which it did; of variants that are gone none.
  static func changes(ofSet set: Int64, in db: Database) throws -> [Change] {
    try SQL(
      db,
      """
      SELECT c.entity, c.entity_id, v.product_id, c.field, c.scope, c.old, c.new FROM change c
      LEFT JOIN variant v ON c.entity = 'variant' AND v.id = c.entity_id
      WHERE c.set_id = ? AND (c.field LIKE 'waiver %' OR c.field LIKE 'owner %') ORDER BY c.id
      """
    ).start().bind(set).all { row -> Change? in
      let isVariant = row.text() == EditEntity.variant.rawValue
      let id = row.int()
      let product = row.optionalInt()
      let words = row.text().split(separator: " ", maxSplits: 2).map(String.init)
      let channel = row.text()
      guard words.count >= 2, let code = FindingCode(rawValue: words[1]),
        let productID = isVariant ? product : id
      else { return nil }
      return Change(
        productID: productID,
        key: FindingKey(
          code: code, channel: channel, variantID: isVariant ? id : nil,
          aspect: words.count > 2 ? words[2] : ""),
        isOwner: words[0] == "owner", old: row.optionalText(), new: row.optionalText())
    }.compactMap(\.self)
  }
}

extension FindingWaiver {
  /// As the journal keeps it: `until 2026-12-31T22:59:59Z by ada: the supplier sends new ones`.
  var journalText: String { "until \(until) by \(by): \(reason)" }

  init?(journal text: String) {
    guard text.hasPrefix("until "), let by = text.firstRange(of: " by "),
      let colon = text[by.upperBound...].firstRange(of: ": "),
      let until = Instant(rfc3339: text[..<by.lowerBound].dropFirst("until ".count))
    else { return nil }
    self.init(
      until: until, reason: String(text[colon.upperBound...]),
      by: String(text[by.upperBound..<colon.lowerBound]))
  }
}
