public import Commerce
internal import GRDB

extension Store {
  /// What set-ups would do in this store as it is: every guard has looked at the plan, and what is
  /// refused of a product or variant is spread over all of it. `currency` is for channels that have
  /// no price yet. Throws for a matrix of a product that is gone.
  public func plan(
    _ setups: [ProductSetup], settings: EditingSettings, currency: Currency
  ) throws(StoreError) -> SetupPlan {
    let facts = try read { db, _ in try SetupReader(db).facts(setups, currency: currency) }
    var plan = SetupPlanner.plan(setups, facts: facts, settings: settings)
    plan.rows = try checking(plan.rows)
    return plan.spreadingRefusals()
  }

  /// A product with all its variants, for a change of its options; `variant` is any of them.
  public func matrix(ofVariant variant: Int64) throws(StoreError) -> SetupFacts.Product {
    try read { db, _ in
      let product = try SQL.cached(db, "SELECT product_id FROM variant WHERE id = ?").start()
        .bind(variant).first { $0.int() }
      guard let product, let found = try SetupReader(db).product(product) else {
        throw StoreError.notFound(what: "the product", nearest: [])
      }
      return found
    }
  }

  /// The channels that products can be set up for, own stores first, each with its currency.
  public func setupChannels(
    currency: Currency
  ) throws(StoreError) -> [(code: String, currency: Currency)] {
    try read { db, _ in try SetupReader(db).channels(currency) }
  }

  /// The code of the channel that owns a product; nil when none does.
  public func owner(ofProduct id: Int64) throws(StoreError) -> String? {
    try read { db, _ in
      try SQL.cached(
        db,
        "SELECT c.code FROM product p JOIN channel c ON c.id = p.owner_channel_id WHERE p.id = ?"
      ).start().bind(id).first { $0.text() }
    }
  }
}

/// Reads what set-ups are planned from.
struct SetupReader {
  private let db: Database

  init(_ db: Database) { self.db = db }

  func facts(_ setups: [ProductSetup], currency: Currency) throws -> SetupFacts {
    let channels = try channels(currency)
    var facts = SetupFacts(
      standardChannel: channels.first?.code,
      channels: Dictionary(channels.map { ($0.code, $0.currency) }) { first, _ in first })
    for setup in setups {
      if let id = setup.productID {
        guard let product = try product(id) else {
          throw StoreError.notFound(what: "product \(setup.handle ?? "\(id)")", nearest: [])
        }
        facts.products[id] = product
      } else if let channel = setup.channel ?? facts.standardChannel {
        let taken = try handles(like: setup.wantedHandle, on: channel)
        facts.handles[channel, default: []].formUnion(taken)
      }
    }
    return facts
  }

  /// Own stores first, then by age: the first is where a product is made when nobody says.
  func channels(_ currency: Currency) throws -> [(code: String, currency: Currency)] {
    let priced = try SQL(
      db,
      """
      SELECT v.currency FROM product p JOIN variant v ON v.product_id = p.id
      WHERE p.owner_channel_id = ? AND v.price_minor IS NOT NULL LIMIT 1
      """)
    let channels = try SQL(
      db, "SELECT id, code FROM channel ORDER BY kind = 'marketplace', id"
    ).all { ($0.int(), $0.text()) }
    return try channels.map { id, code in
      let found = try priced.start().bind(id).first { Currency(code: $0.text()) } ?? nil
      return (code, found ?? currency)
    }
  }

  /// The handle and its numbered followers, as far as they are taken.
  private func handles(like handle: String, on channel: String) throws -> [String] {
    let key = Keys.handle(handle)
    return try SQL.cached(
      db,
      """
      SELECT r.handle_key FROM product_ref r JOIN channel c ON c.id = r.channel_id
      WHERE c.code = ?1 AND (r.handle_key = ?2
        OR (r.handle_key >= ?2 || '-' AND r.handle_key < ?2 || '.'))
      """
    ).start().bind(channel).bind(key).all { $0.text() }
  }

  func product(_ id: Int64) throws -> SetupFacts.Product? {
    let found = try SQL.cached(
      db, "SELECT id, position FROM variant WHERE product_id = ? ORDER BY position, id"
    ).start().bind(id).all { ($0.int(), $0.count()) }
    let variants = try EditSubjectLoader(db, .master).load(found.map(\.0))
    guard !variants.isEmpty else { return nil }
    return SetupFacts.Product(
      variants: variants, lastPosition: found.map(\.1).max() ?? 0)
  }
}
