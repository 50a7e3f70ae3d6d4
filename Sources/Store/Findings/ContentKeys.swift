internal import Commerce
internal import GRDB

/// A normalised value that no two products should have.
struct ContentKey: Hashable {
  enum Kind: Int64 {
    case gtin = 1
    case seoTitle
    case seoDescription
    case mainImage
  }

  var kind: Kind
  var hash: Int64

  init(kind: Kind, hash: Int64) {
    self.kind = kind
    self.hash = hash
  }

  /// Nil for a text that is empty.
  init?(_ kind: Kind, text: String?) {
    guard let text else { return nil }
    let folded = Keys.fold(Keys.trimmed(text))
    guard !folded.isEmpty else { return nil }
    self.init(kind: kind, hash: Self.hash(folded))
  }

  /// FNV-1a, 64 bits: over a million values two differing ones meet about once in 30 million
  /// stores, too seldom to keep the texts a second time.
  static func hash(_ text: String) -> Int64 {
    var value: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(bitPattern: value)
  }

  /// `kind:hash` with blanks between, as `content_state` keeps them.
  static func text(_ keys: Set<ContentKey>) -> String {
    keys.map { "\($0.kind.rawValue):\($0.hash)" }.sorted().joined(separator: " ")
  }

  static func set(_ text: String) -> Set<ContentKey> {
    Set(
      text.split(separator: " ").compactMap { part in
        let sides = part.split(separator: ":")
        guard sides.count == 2, let kind = Int64(sides[0]).flatMap(Kind.init(rawValue:)),
          let hash = Int64(sides[1])
        else { return nil }
        return ContentKey(kind: kind, hash: hash)
      })
  }
}

/// Keeps the index of shared values, and marks the other product when the second one comes or goes:
/// only then does a finding appear or vanish there.
final class ContentKeyIndex {
  private let insert: SQL
  private let delete: SQL
  private let others: SQL
  private let mark: SQL

  init(_ db: Database) throws {
    insert = try SQL(
      db, "INSERT OR IGNORE INTO content_key (kind, hash, product_id) VALUES (?, ?, ?)")
    delete = try SQL(
      db, "DELETE FROM content_key WHERE kind = ? AND hash = ? AND product_id = ?")
    others = try SQL(
      db,
      """
      SELECT product_id FROM content_key WHERE kind = ? AND hash = ? AND product_id <> ? LIMIT 2
      """)
    mark = try SQL(db, "INSERT OR IGNORE INTO dirty_product (id) VALUES (?)")
  }

  /// Brings a product's keys up to date.
  ///
  /// - Returns: those that another product has too.
  func sync(_ product: Int64, _ new: Set<ContentKey>, over old: Set<ContentKey>) throws
    -> Set<ContentKey>
  {
    var shared: Set<ContentKey> = []
    for key in new {
      let sharers = try sharers(of: key, but: product)
      if !sharers.isEmpty { shared.insert(key) }
      guard !old.contains(key) else { continue }
      try insert.start().bind(key.kind.rawValue).bind(key.hash).bind(product).run()
      if sharers.count == 1 { try mark.start().bind(sharers[0]).run() }
    }
    for key in old where !new.contains(key) {
      try delete.start().bind(key.kind.rawValue).bind(key.hash).bind(product).run()
      let sharers = try sharers(of: key, but: product)
      if sharers.count == 1 { try mark.start().bind(sharers[0]).run() }
    }
    return shared
  }

  private func sharers(of key: ContentKey, but product: Int64) throws -> [Int64] {
    try others.start().bind(key.kind.rawValue).bind(key.hash).bind(product).all { $0.int() }
  }
}
