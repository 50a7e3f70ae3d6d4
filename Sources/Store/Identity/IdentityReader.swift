public import Commerce
internal import GRDB

extension Store {
  /// How many proposals no decision answers.
  public func identityCounts() throws(StoreError) -> IdentityCounts {
    try read { db, _ in try IdentityReader.counts(in: db) }
  }

  /// The proposals that no decision answers, the surest first, with what is known of both now.
  ///
  /// - Parameter strength: nil for all.
  public func identityPairs(
    _ strength: ArticleStrength? = nil, limit: Int = 500
  ) throws(StoreError) -> [ArticlePair] {
    try read { db, _ in
      let rows = try SQL.cached(
        db,
        """
        SELECT id, left_id, right_id FROM identity_pair
        WHERE is_decided = 0 AND strength BETWEEN ? AND ? ORDER BY strength, id LIMIT ?
        """
      ).start().bind(strength?.rawValue ?? 1).bind(strength?.rawValue ?? 4).bind(limit)
        .all { (id: $0.int(), pair: VariantPair($0.int(), $0.int())) }
      let rules = try IdentityPairs(db)
      return try rows.compactMap { try IdentityReader.pair($0.id, $0.pair, rules) }
    }
  }

  /// One proposal by its number, or two variants by what a person calls them, whether anything
  /// speaks for them or not.
  public func identityPair(id: Int64) throws(StoreError) -> ArticlePair {
    try read { db, _ in
      let pair = try SQL.cached(
        db, "SELECT left_id, right_id FROM identity_pair WHERE id = ?"
      ).start().bind(id).first { VariantPair($0.int(), $0.int()) }
      guard let pair, let found = try IdentityReader.pair(id, pair, IdentityPairs(db)) else {
        throw StoreError.notFound(what: "proposal \(id); aisle identity list has them", nearest: [])
      }
      return found
    }
  }

  /// What speaks for and against two variants; without a match where nothing does.
  public func identityFacts(
    _ one: Int64, _ other: Int64
  ) throws(StoreError) -> (one: ArticleFacts, other: ArticleFacts, match: ArticleMatch?) {
    try read { db, _ in
      guard one != other else {
        throw StoreError.refused(reason: "both are one variant already; name two SKUs")
      }
      let pair = VariantPair(one, other)
      guard let found = try IdentityPairs(db).judge(pair) else {
        throw StoreError.notFound(what: "such variants", nearest: [])
      }
      return one == pair.left
        ? (found.left, found.right, found.match) : (found.right, found.left, found.match)
    }
  }

  /// The links and decisions that stand, the newest first.
  public func identityRecords(limit: Int = 1_000) throws(StoreError) -> [IdentityRecord] {
    try read { db, _ in
      let links = try SQL.cached(
        db,
        """
        SELECT id, kept_sku, removed_sku, reason, actor, at, set_id,
          (SELECT group_concat(c.code, ' ') FROM channel_sku s JOIN channel c ON c.id = s.channel_id
            WHERE s.variant_id = kept_id AND s.sku = removed_sku)
        FROM identity_link WHERE ended_set_id IS NULL ORDER BY id DESC LIMIT ?
        """
      ).start().bind(limit).all { IdentityRecord(.linked, $0) }
      let decisions = try SQL.cached(
        db,
        """
        SELECT d.id, ifnull(v.sku, p.title), ifnull(w.sku, q.title), d.reason, d.actor, d.at,
          d.set_id, NULL
        FROM identity_decision d
        JOIN variant v ON v.id = d.left_id JOIN product p ON p.id = v.product_id
        JOIN variant w ON w.id = d.right_id JOIN product q ON q.id = w.product_id
        WHERE d.ended_set_id IS NULL ORDER BY d.id DESC LIMIT ?
        """
      ).start().bind(limit).all { IdentityRecord(.apart, $0) }
      return (links + decisions).sorted { $0.changeSet > $1.changeSet }
    }
  }
}

enum IdentityReader {
  static func counts(in db: Database) throws -> IdentityCounts {
    var counts = IdentityCounts()
    let rows = try SQL.cached(
      db, "SELECT strength, count(*) FROM identity_pair WHERE is_decided = 0 GROUP BY strength"
    ).start().all { (ArticleStrength(rawValue: $0.count()), $0.count()) }
    for (strength, count) in rows {
      switch strength {
      case .certain: counts.certain = count
      case .likely: counts.likely = count
      case .doubtful: counts.doubtful = count
      case .duplicate: counts.duplicates = count
      case nil: break
      }
    }
    return counts
  }

  static func pair(_ id: Int64, _ pair: VariantPair, _ rules: IdentityPairs) throws -> ArticlePair?
  {
    guard let found = try rules.judge(pair), let match = found.match else { return nil }
    let keepsLeft = ArticleRules.kept(found.left, found.right) == pair.left
    return ArticlePair(
      id: id, kept: keepsLeft ? found.left : found.right,
      removed: keepsLeft ? found.right : found.left, match: match)
  }
}

extension IdentityRecord {
  fileprivate init(_ kind: Kind, _ row: SQL) {
    self.init(
      id: row.int(), kind: kind, sku: row.text(), otherSKU: row.text(), channels: [],
      reason: row.optionalText(), actor: row.text(), at: row.instant() ?? Instant(milliseconds: 0),
      changeSet: row.int())
    channels = (row.optionalText() ?? "").split(separator: " ").map(String.init)
  }
}
