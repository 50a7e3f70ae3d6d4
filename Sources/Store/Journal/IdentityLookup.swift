public import Commerce
internal import GRDB

extension Store {
  /// A plan with what is known of who else has the SKUs and barcodes that it gives. Barcodes are
  /// looked up among the products whose content was judged.
  public func checkingIdentities(of plan: [EditPlanRow]) throws(StoreError) -> [EditPlanRow] {
    let wanted = IdentityGuards.wanted(by: plan)
    guard !wanted.skus.isEmpty || !wanted.barcodes.isEmpty else { return plan }
    let holders = try read { db, _ in try Self.holders(wanted.skus, wanted.barcodes, in: db) }
    return IdentityGuards.check(plan, holders: holders)
  }

  private static func holders(
    _ skus: Set<String>, _ barcodes: Set<Int64>, in db: Database
  ) throws -> IdentityHolders {
    var holders = IdentityHolders()
    let bySKU = try SQL(db, SKULookup.holder)
    for sku in skus {
      holders.skus[sku] = try bySKU.start().bind(Keys.sku(sku)).first {
        IdentityHolders.Holder(variantID: $0.int(), subject: $0.text())
      }
    }
    let byBarcode = try SQL(
      db,
      """
      SELECT v.id, ifnull(v.sku, p.handle), v.barcode FROM content_key k
      CROSS JOIN variant v ON v.product_id = k.product_id JOIN product p ON p.id = v.product_id
      WHERE k.kind = ? AND k.hash = ? ORDER BY v.id
      """)
    for barcode in barcodes {
      holders.barcodes[barcode] = try byBarcode.start().bind(ContentKey.Kind.gtin.rawValue)
        .bind(barcode).all { row -> IdentityHolders.Holder? in
          let holder = IdentityHolders.Holder(variantID: row.int(), subject: row.text())
          return Gtin.number(of: row.text()) == barcode ? holder : nil
        }.compactMap(\.self)
    }
    return holders
  }
}
