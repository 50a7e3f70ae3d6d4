public import Commerce
internal import GRDB

extension Store {
  /// What linking two variants would do, and why it can't be done where it can't.
  ///
  /// - Parameter keep: which of them stays; nil for the one that the rules would keep.
  public func linkPlan(
    _ one: Int64, _ other: Int64, keep: Int64? = nil
  ) throws(StoreError) -> LinkPlan {
    let (first, second, _) = try identityFacts(one, other)
    let keepsFirst = (keep ?? ArticleRules.kept(first, second)) == one
    return try read { db, _ in
      try LinkPlanner(db).plan(
        keeping: keepsFirst ? first : second, removing: keepsFirst ? second : first)
    }
  }
}

/// Looks at everything that a link would move.
struct LinkPlanner {
  let db: Database

  init(_ db: Database) { self.db = db }

  func plan(keeping kept: ArticleFacts, removing removed: ArticleFacts) throws -> LinkPlan {
    var plan = LinkPlan(kept: kept, removed: removed)
    let id = removed.variantID
    let key = Keys.sku(removed.sku)
    plan.listings = try texts(
      """
      SELECT c.code FROM listing l JOIN channel c ON c.id = l.channel_id
      WHERE l.variant_id = ? ORDER BY c.code
      """, [.integer(id)])
    plan.stock = try texts(
      """
      SELECT o.name || coalesce(' ' || coalesce(s.on_hand, s.available), '')
      FROM stock_level s JOIN location o ON o.id = s.location_id
      WHERE s.variant_id = ? ORDER BY o.name
      """, [.integer(id)])
    plan.orderLines = try count("SELECT count(*) FROM order_line WHERE sku_key = ?", [.init(key)])
    plan.purchaseOrderLines = try count(
      "SELECT count(*) FROM purchase_order_line WHERE sku_key = ?", [.init(key)])
    plan.tickets = try count(
      "SELECT count(*) FROM ticket WHERE subject_kind = 'variant' AND subject_id = ?",
      [.integer(id)])
    plan.filled = try LinkFill.fields(from: id, to: kept.variantID, in: db)
      .compactMap(\.field)
    if try count("SELECT count(*) FROM variant WHERE product_id = ?", [.integer(removed.productID)])
      == 1, removed.productID != kept.productID
    {
      plan.emptiedProduct = removed.title
    }
    plan.refusal = try refusal(plan)
    return plan
  }

  // MARK: Refusals

  private func refusal(_ plan: LinkPlan) throws -> String? {
    let (kept, removed) = (plan.kept, plan.removed)
    let ids: [SQLValue] = [.integer(kept.variantID), .integer(removed.variantID)]
    for facts in [kept, removed] {
      guard
        try count(
          "SELECT count(*) FROM variant WHERE id = ? AND sku_key IS NOT NULL",
          [.integer(facts.variantID)]) == 1
      else {
        return "\(facts.name) has no SKU of its own; give it one first: e s in the catalog, or "
          + "aisle edit"
      }
    }
    if let channel = try texts(
      """
      SELECT c.code FROM listing l JOIN listing o ON o.channel_id = l.channel_id
      JOIN channel c ON c.id = l.channel_id WHERE l.variant_id = ? AND o.variant_id = ?
      """, ids
    ).first {
      return
        "both are listed on \(channel), and a channel has one listing of a variant; end one of "
        + "the two there, or correct what they have in common"
    }
    if let owner = kept.owner, kept.isDescribed, removed.isDescribed, owner == removed.owner {
      return "both stand in the products file of \(owner); correct it there and import it"
    }
    for facts in [kept, removed] {
      guard try count("SELECT is_new FROM variant WHERE id = ?", [.integer(facts.variantID)]) == 0
      else {
        return
          "\(facts.name) was set up here and its platform has not shown it yet; export it, and "
          + "import what the platform makes of it"
      }
    }
    if let reason = try waiting(plan) { return reason }
    if let place = try texts(
      """
      SELECT o.name FROM stock_level s JOIN stock_level t ON t.location_id = s.location_id
      JOIN location o ON o.id = s.location_id WHERE s.variant_id = ? AND t.variant_id = ?
      """, ids
    ).first {
      return "\(place) counts both \(kept.name) and \(removed.name), and which is right can't be "
        + "known; leave one out of the stock file and import it"
    }
    if let number = try texts(
      """
      SELECT p.number FROM variant v JOIN purchase_order_line p ON p.sku_key = v.sku_key
      JOIN purchase_order_line q ON q.number = p.number
      JOIN variant w ON w.sku_key = q.sku_key WHERE v.id = ? AND w.id = ?
      """, ids
    ).first {
      return
        "purchase order \(number) has a line for each; state one line with the sum and import it"
    }
    return nil
  }

  /// Edits on their way to the platform name the variant that would go.
  private func waiting(_ plan: LinkPlan) throws -> String? {
    let removed = plan.removed
    let product = plan.emptiedProduct == nil ? 0 : removed.productID
    let ids: [SQLValue] = [.integer(removed.variantID), .integer(product)]
    let pending = try count(
      """
      SELECT count(*) FROM pending_edit
      WHERE entity = 'variant' AND entity_id = ?1 OR entity = 'product' AND entity_id = ?2
      """, ids)
    if pending > 0 {
      return "\(removed.name) has \(pending) \(pending == 1 ? "edit" : "edits") that its platform "
        + "has not shown yet; export and import them, or undo them, first"
    }
    let scheduled = try count(
      """
      SELECT count(*) FROM scheduled_change s JOIN scheduled_field f ON f.schedule_id = s.id
      WHERE s.progress IN ('planned', 'applied')
        AND (f.entity = 'variant' AND f.entity_id = ?1 OR f.entity = 'product' AND f.entity_id = ?2)
      """, ids)
    guard scheduled == 0 else {
      return "\(removed.name) is in a scheduled change; cancel it, or wait for its end, first"
    }
    return nil
  }

  private func texts(_ sql: String, _ values: [SQLValue]) throws -> [String] {
    try SQL.cached(db, sql).start().bind(values).all { $0.text() }
  }

  private func count(_ sql: String, _ values: [SQLValue]) throws -> Int {
    try SQL.cached(db, sql).start().bind(values).first { $0.count() } ?? 0
  }
}

/// What the kept variant has not and the other has: a file of another channel would fill it too.
struct LinkFill {
  /// Nil for what nobody edits.
  var field: EditableField?
  var column: String
  var value: SQLValue

  private static let columns: [(field: EditableField?, column: String)] = [
    (.price, "price_minor"), (.compareAt, "compare_minor"), (.cost, "cost_minor"),
    (.barcode, "barcode"), (.weight, "weight_grams"), (nil, "minimum"), (nil, "file_quantity"),
  ]

  /// Amounts in another currency are left out.
  static func fields(from removed: Int64, to kept: Int64, in db: Database) throws -> [LinkFill] {
    try columns.compactMap { field, column in
      let condition = field?.isMoney == true ? " AND k.currency = r.currency" : ""
      let value = try SQL.cached(
        db,
        """
        SELECT r.\(column) FROM variant k JOIN variant r ON r.id = ?2
        WHERE k.id = ?1 AND k.\(column) IS NULL AND r.\(column) IS NOT NULL\(condition)
        """
      ).start().bind(kept).bind(removed).first { $0.value() }
      return value.map { LinkFill(field: field, column: column, value: $0) }
    }
  }
}
