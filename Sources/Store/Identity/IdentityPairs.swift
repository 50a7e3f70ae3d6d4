internal import Commerce
internal import GRDB

/// Writes what the rules of identity say about two variants.
final class IdentityPairs {
  private let loader: ArticleLoader
  private let holders: SQL
  private let load: SQL
  private let save: SQL
  private let drop: SQL
  private let decided: SQL
  private(set) var hasChanges = false

  /// The further variants with a barcode of the first of two. Crossed, because the order in which
  /// both are looked up is the difference between two ranges of an index and all barcodes.
  static let others = """
    SELECT DISTINCT o.variant_id FROM identity_key k
    CROSS JOIN identity_key o ON o.kind = k.kind AND o.hash = k.hash
    WHERE k.variant_id = ?1 AND k.kind = \(IdentityKey.Kind.gtin.rawValue)
      AND o.variant_id NOT IN (?1, ?2)
    LIMIT \(ArticleRules.crowd)
    """

  init(_ db: Database) throws {
    loader = try ArticleLoader(db)
    holders = try SQL(db, Self.others)
    load = try SQL(
      db,
      """
      SELECT strength, facts, is_decided FROM identity_pair WHERE left_id = ? AND right_id = ?
      """)
    save = try SQL(
      db,
      """
      INSERT INTO identity_pair (left_id, right_id, strength, facts, is_decided)
      VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (left_id, right_id) DO UPDATE SET strength = excluded.strength,
        facts = excluded.facts, is_decided = excluded.is_decided
      """)
    drop = try SQL(db, "DELETE FROM identity_pair WHERE left_id = ? AND right_id = ?")
    decided = try SQL(
      db,
      """
      SELECT facts FROM identity_decision
      WHERE left_id = ? AND right_id = ? AND ended_set_id IS NULL
      """)
  }

  /// Both variants with what the rules say about them now; nil where one is gone.
  func judge(
    _ pair: VariantPair
  ) throws -> (left: ArticleFacts, right: ArticleFacts, match: ArticleMatch?)? {
    guard let left = try loader.load(pair.left), let right = try loader.load(pair.right) else {
      return nil
    }
    var others: [ArticleFacts] = []
    if !left.gtins.isDisjoint(with: right.gtins) {
      let ids = try holders.start().bind(pair.left).bind(pair.right).all { $0.int() }
      others = try ids.compactMap { try loader.load($0) }
    }
    return (left, right, ArticleRules.match(left, right, others: others))
  }

  private struct Known: Equatable {
    var strength: Int
    var facts: String
    var isDecided: Bool
  }

  func settle(_ pair: VariantPair) throws {
    let old = try load.start().bind(pair.left).bind(pair.right).first {
      Known(strength: $0.count(), facts: $0.text(), isDecided: $0.bool())
    }
    guard let match = try judge(pair)?.match else {
      guard old != nil else { return }
      try drop.start().bind(pair.left).bind(pair.right).run()
      hasChanges = true
      return
    }
    let answer = try decided.start().bind(pair.left).bind(pair.right).first { $0.text() }
    let new = Known(
      strength: match.strength.rawValue, facts: match.facts,
      isDecided: answer.map { ArticleMatch.isCovered(match.facts, by: $0) } ?? false)
    guard new != old else { return }
    try save.start().bind(pair.left).bind(pair.right).bind(new.strength).bind(new.facts)
      .bind(new.isDecided).run()
    hasChanges = true
  }
}
