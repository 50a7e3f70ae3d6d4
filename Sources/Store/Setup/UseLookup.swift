public import Commerce
internal import GRDB

extension Store {
  /// A plan with what only the store knows: who else has its SKUs and barcodes, and what still needs
  /// the variants that it archives.
  public func checking(_ plan: [EditPlanRow]) throws(StoreError) -> [EditPlanRow] {
    let known = try checkingIdentities(of: plan)
    let archived = UseGuards.archived(by: known)
    guard !archived.variants.isEmpty || !archived.products.isEmpty else { return known }
    let (variants, products) = try read { db, _ in
      (
        try VariantUse.found(archived.variants, "id", in: db),
        try VariantUse.found(archived.products, "product_id", in: db)
      )
    }
    return UseGuards.check(known, variants: variants, products: products)
  }
}

extension VariantUse {
  /// By variant, or summed over the variants of a product; `column` says which of both ids are.
  fileprivate static func found(
    _ ids: Set<Int64>, _ column: String, in db: Database
  ) throws -> [Int64: VariantUse] {
    let find = try SQL(
      db,
      """
      SELECT ifnull(sum(v.on_hand), 0), ifnull(sum(v.committed), 0),
        (SELECT count(DISTINCT w.order_id) FROM variant o JOIN waiting_line w
          ON w.sku_key = o.sku_key WHERE o.\(column) = ?1)
      FROM variant v WHERE v.\(column) = ?1
      """)
    var uses: [Int64: VariantUse] = [:]
    for id in ids {
      uses[id] = try find.start().bind(id).first {
        VariantUse(onHand: $0.count(), committed: $0.count(), openOrders: $0.count())
      }
    }
    return uses
  }
}
