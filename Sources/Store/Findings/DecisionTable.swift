internal import Commerce
internal import GRDB

/// What people have decided about one product's findings.
struct Decisions {
  /// Ended ones too.
  var waivers: [FindingKey: FindingWaiver] = [:]
  var owners: [FindingKey: String] = [:]
}

/// Reads and writes decisions: one row for each finding that somebody waived or took.
final class DecisionTable {
  private let channels: ChannelTable
  private let load: SQL
  private let save: SQL
  private let delete: SQL

  init(_ db: Database, channels: ChannelTable) throws {
    self.channels = channels
    load = try SQL(
      db,
      """
      SELECT variant_id, channel_id, code, aspect, owner, waived_until_at, waived_reason, waived_by
      FROM finding_decision WHERE product_id = ?
      """)
    save = try SQL(
      db,
      """
      INSERT INTO finding_decision (owner, waived_until_at, waived_reason, waived_by, product_id,
        variant_id, channel_id, code, aspect)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (product_id, variant_id, channel_id, code, aspect) DO UPDATE SET
        owner = excluded.owner, waived_until_at = excluded.waived_until_at,
        waived_reason = excluded.waived_reason, waived_by = excluded.waived_by
      """)
    delete = try SQL(
      db,
      """
      DELETE FROM finding_decision WHERE product_id = ? AND variant_id = ? AND channel_id = ?
        AND code = ? AND aspect = ?
      """)
  }

  func load(_ product: Int64) throws -> Decisions {
    var decided = Decisions()
    load.start().bind(product)
    while try load.step() {
      let variant = load.int()
      let channel = channels.byID[load.int()]?.channel.code
      let code = FindingCode(rawValue: load.text())
      let aspect = load.text()
      let owner = load.optionalText()
      let waiver = FindingWaiver(load)
      guard let channel, let code else { continue }
      let key = FindingKey(
        code: code, channel: channel, variantID: variant == 0 ? nil : variant, aspect: aspect)
      decided.waivers[key] = waiver
      decided.owners[key] = owner
    }
    return decided
  }

  /// Keeps what is decided about one finding; nothing decided leaves no row.
  func save(
    _ key: FindingKey, of product: Int64, waiver: FindingWaiver?, owner: String?
  ) throws {
    guard let channel = channels.byCode[key.channel]?.id else { return }
    if waiver == nil, owner == nil {
      try delete.start().bind(product).bind(key.variantID ?? 0).bind(channel)
        .bind(key.code.rawValue).bind(key.aspect).run()
    } else {
      try save.start().bind(owner).bind(waiver?.until).bind(waiver?.reason).bind(waiver?.by)
        .bind(product).bind(key.variantID ?? 0).bind(channel).bind(key.code.rawValue)
        .bind(key.aspect).run()
    }
  }
}
