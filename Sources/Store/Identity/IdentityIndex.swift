internal import Commerce
internal import GRDB

/// Keeps the keys of variants and the pairs that share one, inside the content rules' step.
///
/// Keeps: once nothing is left to judge, `identity_pair` has every two variants about which the
/// rules of identity say something, whatever the order in which products changed. Never compares all
/// with all: who shares a key is one range of an index, and a key of more than `ArticleRules.crowd`
/// variants is nobody's.
final class IdentityIndex {
  private let oldKeys: SQL
  private let stated: SQL
  private let insert: SQL
  private let delete: SQL
  private let holders: SQL
  private let known: SQL
  private let pairs: IdentityPairs
  var hasChanges: Bool { pairs.hasChanges }

  init(_ db: Database) throws {
    oldKeys = try SQL(
      db,
      """
      SELECT k.variant_id, k.kind, k.hash FROM variant v CROSS JOIN identity_key k ON k.variant_id = v.id
      WHERE v.product_id = ?
      """)
    stated = try SQL(
      db,
      """
      SELECT l.variant_id, l.barcode, CASE c.kind WHEN 'marketplace' THEN l.external_id END
      FROM variant v CROSS JOIN listing l ON l.variant_id = v.id
      JOIN channel c ON c.id = l.channel_id
      WHERE v.product_id = ? AND l.state <> 'removed'
        AND (l.barcode IS NOT NULL OR l.external_id IS NOT NULL)
      """)
    insert = try SQL(
      db, "INSERT OR IGNORE INTO identity_key (variant_id, kind, hash) VALUES (?, ?, ?)")
    delete = try SQL(
      db, "DELETE FROM identity_key WHERE variant_id = ? AND kind = ? AND hash = ?")
    holders = try SQL(
      db,
      """
      SELECT variant_id FROM identity_key WHERE kind = ? AND hash = ?
      LIMIT \(ArticleRules.crowd + 2)
      """)
    known = try SQL(
      db,
      """
      SELECT left_id, right_id FROM identity_pair WHERE left_id = ?1
      UNION ALL SELECT left_id, right_id FROM identity_pair WHERE right_id = ?1
      """)
    pairs = try IdentityPairs(db)
  }

  /// Brings the keys and pairs of a product's variants up to date; those that are not offered any
  /// more have none.
  func sync(_ product: Int64, offered: [VariantContent]) throws {
    let new = try keys(of: product, offered)
    var old: [Int64: Set<IdentityKey>] = [:]
    for (id, kind, hash) in try oldKeys.start().bind(product).all({
      ($0.int(), $0.int(), $0.int())
    }) {
      guard let kind = IdentityKey.Kind(rawValue: kind) else { continue }
      old[id, default: []].insert(IdentityKey(kind: kind, hash: hash))
    }
    var changed: Set<IdentityKey> = []
    for id in Set(new.keys).union(old.keys) {
      let (now, before) = (new[id] ?? [], old[id] ?? [])
      for key in before.subtracting(now) {
        try delete.start().bind(id).bind(key.kind.rawValue).bind(key.hash).run()
      }
      for key in now.subtracting(before) {
        try insert.start().bind(id).bind(key.kind.rawValue).bind(key.hash).run()
      }
      changed.formUnion(now.symmetricDifference(before))
    }
    try settle(Set(new.keys).union(old.keys), new, changed)
  }

  private func keys(
    of product: Int64, _ offered: [VariantContent]
  ) throws -> [Int64: Set<IdentityKey>] {
    guard !offered.isEmpty else { return [:] }
    var barcodes: [Int64: [String]] = [:]
    var articles: [Int64: [String]] = [:]
    for (id, barcode, article) in try stated.start().bind(product).all({
      ($0.int(), $0.optionalText(), $0.optionalText())
    }) {
      if let barcode { barcodes[id, default: []].append(barcode) }
      if let article { articles[id, default: []].append(article) }
    }
    var keys: [Int64: Set<IdentityKey>] = [:]
    for variant in offered {
      keys[variant.id] = IdentityKey.keys(
        sku: variant.sku,
        barcodes: (variant.barcode.map { [$0] } ?? []) + (barcodes[variant.id] ?? []),
        articles: articles[variant.id] ?? [])
    }
    return keys
  }

  /// Asks the rules about every pair that may have changed: all that share a key with one of the
  /// product's variants, because where a third one is listed says something about two others.
  private func settle(
    _ own: Set<Int64>, _ keys: [Int64: Set<IdentityKey>], _ changed: Set<IdentityKey>
  ) throws {
    var open: Set<VariantPair> = []
    for id in own {
      known.start().bind(id)
      while try known.step() { open.insert(VariantPair(known.int(), known.int())) }
    }
    for key in keys.values.reduce(into: changed, { $0.formUnion($1) }) {
      let group = try holders.start().bind(key.kind.rawValue).bind(key.hash).all { $0.int() }
      guard group.count > 1 else { continue }
      guard group.count <= ArticleRules.crowd else {
        // The one more that makes it a crowd takes the others' pairs away.
        guard changed.contains(key) else { continue }
        for id in group {
          known.start().bind(id)
          while try known.step() { open.insert(VariantPair(known.int(), known.int())) }
        }
        continue
      }
      for (index, one) in group.enumerated() {
        for other in group[(index + 1)...] { open.insert(VariantPair(one, other)) }
      }
    }
    for pair in open.sorted(by: { ($0.left, $0.right) < ($1.left, $1.right) }) {
      try pairs.settle(pair)
    }
  }
}
