internal import Commerce
internal import GRDB

/// Brings the stored findings and scores of a product in line with what the rules say now.
///
/// Keeps: a finding that stays keeps its id; owner and waiver come from the decisions; the variants
/// carry the worst score and the count of what is not waived.
final class FindingWriter {
  private let channels: ChannelTable
  private let load: SQL
  private let insert: SQL
  private let update: SQL
  private let delete: SQL
  private let loadScores: SQL
  private let saveScore: SQL
  private let deleteScore: SQL
  private let saveVariants: SQL
  private(set) var raised = 0
  private(set) var cleared = 0
  private(set) var hasChanges = false

  init(_ db: Database, channels: ChannelTable) throws {
    self.channels = channels
    load = try SQL(
      db,
      """
      SELECT id, variant_id, channel_id, code, aspect, field, is_channels_own, value, because,
        score, rank, owner, waived_until_at, waived_reason, waived_by
      FROM finding WHERE product_id = ?
      """)
    insert = try SQL(
      db,
      """
      INSERT INTO finding (field, is_channels_own, value, because, score, rank, owner,
        waived_until_at, waived_reason, waived_by, product_id, variant_id, channel_id, code, aspect)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """)
    update = try SQL(
      db,
      """
      UPDATE finding SET field = ?, is_channels_own = ?, value = ?, because = ?, score = ?,
        rank = ?, owner = ?, waived_until_at = ?, waived_reason = ?, waived_by = ? WHERE id = ?
      """)
    delete = try SQL(db, "DELETE FROM finding WHERE id = ?")
    loadScores = try SQL(
      db, "SELECT channel_id, score, findings FROM content_score WHERE product_id = ?")
    saveScore = try SQL(
      db,
      """
      INSERT INTO content_score (product_id, channel_id, score, findings) VALUES (?, ?, ?, ?)
      ON CONFLICT (product_id, channel_id) DO UPDATE SET score = excluded.score,
        findings = excluded.findings
      """)
    deleteScore = try SQL(
      db, "DELETE FROM content_score WHERE product_id = ? AND channel_id = ?")
    saveVariants = try SQL(
      db,
      """
      UPDATE variant SET content_score = ?1, finding_count = ?2 WHERE product_id = ?3
        AND (content_score IS NOT ?1 OR finding_count <> ?2)
      """)
  }

  /// What is compared and written of a finding, beside its identity.
  private struct Row: Equatable {
    var field: String?
    var isChannelsOwn: Bool
    var value: String
    var because: String
    var score: Int
    var rank: Int
    var owner: String?
    var waiver: FindingWaiver?
  }

  private struct Identity: Hashable {
    var variant: Int64
    var channel: Int64
    var code: String
    var aspect: String
  }

  func write(
    _ verdict: ContentVerdict, of product: Int64, _ decided: Decisions, now: Instant
  ) throws {
    var old: [Identity: (id: Int64, row: Row)] = [:]
    load.start().bind(product)
    while try load.step() {
      let (id, identity, row) = Self.read(load)
      old[identity] = (id, row)
    }
    let scores = Dictionary(verdict.scores.map { ($0.channel, $0.score) }) { first, _ in first }
    let worst = verdict.score ?? 0
    var count = 0
    for finding in verdict.findings {
      guard let channel = channels.byCode[finding.channel] else { continue }
      let waiver = decided.waivers[finding.key].flatMap { $0.holds(at: now) ? $0 : nil }
      if waiver == nil { count += 1 }
      // A shared field counts on every channel: the worst score says how bad it is.
      let score = finding.isChannelsOwn ? scores[finding.channel] ?? worst : worst
      let row = Row(
        field: finding.field?.rawValue, isChannelsOwn: finding.isChannelsOwn,
        value: finding.value, because: finding.because, score: score,
        rank: FindingRank.rank(finding.severity, score: score, isWaived: waiver != nil),
        owner: decided.owners[finding.key], waiver: waiver)
      let identity = Identity(
        variant: finding.variantID ?? 0, channel: channel.id, code: finding.code.rawValue,
        aspect: finding.aspect)
      try save(row, identity, of: product, over: old.removeValue(forKey: identity))
    }
    for left in old.values {
      try delete.start().bind(left.id).run()
      cleared += 1
      hasChanges = true
    }
    try saveScores(verdict, of: product)
    if try saveVariants.start().bind(verdict.score).bind(count).bind(product).run() > 0 {
      hasChanges = true
    }
  }

  private func save(
    _ row: Row, _ identity: Identity, of product: Int64, over old: (id: Int64, row: Row)?
  ) throws {
    if let old, old.row == row { return }
    let statement = (old == nil ? insert : update).start()
    statement.bind(row.field).bind(row.isChannelsOwn).bind(row.value).bind(row.because)
      .bind(row.score).bind(row.rank).bind(row.owner).bind(row.waiver?.until)
      .bind(row.waiver?.reason).bind(row.waiver?.by)
    if let old {
      statement.bind(old.id)
    } else {
      statement.bind(product).bind(identity.variant).bind(identity.channel).bind(identity.code)
        .bind(identity.aspect)
      raised += 1
    }
    try statement.run()
    hasChanges = true
  }

  private func saveScores(_ verdict: ContentVerdict, of product: Int64) throws {
    var old: [Int64: (score: Int, findings: Int)] = [:]
    loadScores.start().bind(product)
    while try loadScores.step() {
      old[loadScores.int()] = (loadScores.count(), loadScores.count())
    }
    for score in verdict.scores {
      guard let channel = channels.byCode[score.channel]?.id else { continue }
      if let known = old.removeValue(forKey: channel), known == (score.score, score.findings) {
        continue
      }
      try saveScore.start().bind(product).bind(channel).bind(score.score).bind(score.findings)
        .run()
      hasChanges = true
    }
    for channel in old.keys {
      try deleteScore.start().bind(product).bind(channel).run()
      hasChanges = true
    }
  }

  private static func read(_ row: SQL) -> (Int64, Identity, Row) {
    let id = row.int()
    let identity = Identity(
      variant: row.int(), channel: row.int(), code: row.text(), aspect: row.text())
    let values = Row(
      field: row.optionalText(), isChannelsOwn: row.bool(), value: row.text(),
      because: row.text(), score: row.count(), rank: row.count(), owner: row.optionalText(),
      waiver: FindingWaiver(row))
    return (id, identity, values)
  }
}

/// One number by which findings are sorted, ascending: those that are not waived first, then by
/// severity, then by the product's score. The row's id settles what is left.
enum FindingRank {
  static func rank(_ severity: FindingSeverity, score: Int, isWaived: Bool) -> Int {
    (isWaived ? 10_000 : 0) + severity.rank * 1_000 + score
  }

  /// Findings that are not waived rank below this.
  static let firstWaived = 10_000
}

extension FindingWaiver {
  /// Reads end, reason and author; nil when there is no end.
  init?(_ row: SQL) {
    let until = row.instant()
    let (reason, by) = (row.text(), row.text())
    guard let until else { return nil }
    self.init(until: until, reason: reason, by: by)
  }
}
