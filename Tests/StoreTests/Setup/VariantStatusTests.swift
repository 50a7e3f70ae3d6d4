import Commerce
import GRDB
import Testing

@testable import Store

/// Variants that come to a product and that go.
@Suite struct VariantStatusTests {
  private func tee(_ sizes: [String]) throws -> FeedRecord {
    product(
      "tee", title: "Tee",
      variants: try sizes.enumerated().map { index, size in
        var variant = try variant(
          "TEE-\(size)", price: "9.00", options: [VariantOption(name: "Size", value: size)],
          line: index + 2)
        variant.position = index + 1
        return variant
      })
  }

  private func store() throws -> Store {
    let store = try Store.inMemory()
    try store.take(.products, [try tee(["S", "M", "L"])])
    return store
  }

  private func change(_ store: Store, _ options: ProductSetup.Option...) throws -> ProductSetup {
    let id = try #require(try store.catalogRows("sku:TEE-S").first).id
    var setup = try #require(ProductSetup(matrixOf: try store.matrix(ofVariant: id)))
    setup.options = options
    return setup
  }

  private func statuses(_ store: Store) throws -> [String] {
    try store.catalogRows("tee", sort: SortOrder("sku")).map {
      "\($0.sku ?? "") \($0.status.rawValue)"
    }
  }

  @Test func `values that come and go are one change set that is taken back whole`() throws {
    let store = try store()
    let before = try store.everyRow()
    let outcome = try store.setUp(
      try change(store, ProductSetup.Option("Size", ["XL"], removed: ["S"])))
    #expect(outcome.changeSet?.summary == "Tee: added 1 variant, archived 1 variant")
    #expect(
      try statuses(store) == [
        "TEE-L active", "TEE-M active", "TEE-S archived", "TEE-XL active",
      ])
    let after = try store.everyRow()
    #expect(try store.undo(actor: "ida", now: noon).conflicts.isEmpty)
    #expect(try store.everyRow() == before)
    #expect(try store.redo(actor: "ida", now: noon).conflicts.isEmpty)
    #expect(try store.everyRow() == after)
    while try store.indexSearch(limit: 100) > 0 {}
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an archived variant keeps its history and is in no file`() throws {
    let store = try store()
    let id = try #require(try store.catalogRows("sku:TEE-S").first).id
    try store.edit("price 10.00", where: "sku:TEE-S")
    try store.setUp(try change(store, ProductSetup.Option("Size", removed: ["S"])))
    #expect(try store.history(ofVariant: id).map(\.field) == ["variant-status", "price"])
    var exported: [ProductExport] = []
    try store.eachExport(.pending, channel: "shop") {
      exported.append($0)
      return true
    }
    #expect(exported.first?.variants.map(\.variant.sku) == ["TEE-M", "TEE-L"])
    #expect(exported.first?.archived == ["TEE-S"])
    #expect(try store.skus("status:archived") == ["TEE-S"])
    // The store's own view has everything.
    try store.eachExport(.all, channel: nil) {
      #expect($0.variants.count == 3)
      return true
    }
  }

  @Test func `the platform's file without it confirms that it is gone`() throws {
    let store = try store()
    try store.setUp(try change(store, ProductSetup.Option("Size", removed: ["S"])))
    // Still there; and a file of a part of the product proves nothing.
    for shown in [["S", "M", "L"], ["M"]] {
      try store.take(.products, [try tee(shown)])
      #expect(try store.pendingEdits().map(\.field) == [.variantStatus])
      #expect(try store.pendingConflicts().isEmpty)
      #expect(try store.skus("status:archived") == ["TEE-S"])
    }
    try store.take(.products, [try tee(["M", "L"])])
    #expect(try store.pendingEdits().isEmpty)
    #expect(try store.skus("status:archived") == ["TEE-S"])
    #expect(try store.integrityCheck() == [])
    // What comes back on the platform is offered again.
    try store.take(.products, [try tee(["S", "M", "L"])])
    #expect(try store.skus("status:archived").isEmpty)
  }

  @Test func `a value that comes back brings its variant back, and goes into the file whole`()
    throws
  {
    let store = try store()
    try store.setUp(try change(store, ProductSetup.Option("Size", removed: ["S"])))
    try store.take(.products, [try tee(["M", "L"])])
    let id = try #require(try store.catalogRows("sku:TEE-S").first).id
    let outcome = try store.setUp(try change(store, ProductSetup.Option("Size", ["S"])))
    #expect(outcome.changeSet?.summary == "Tee: brought back 1 variant")
    #expect(try store.catalogRows("sku:TEE-S").map(\.id) == [id])
    #expect(try store.exportBackground(channel: "shop", format: "shopify-products").hasNew)
    var isNew: [Bool] = []
    try store.eachExport(.pending, channel: "shop") {
      isNew = $0.variants.map(\.isNew)
      return true
    }
    #expect(isNew == [true, false, false])
    try store.take(.products, [try tee(["S", "M", "L"])])
    #expect(try store.pendingEdits().isEmpty)
  }

  @Test func `stock and orders refuse it, a reason lets it go`() throws {
    let store = try store()
    try store.take(.stock, [stock("TEE-S", available: 4)])
    try store.take(.orders, [try order("#1", lines: [("TEE-M", 1)])])
    _ = try store.evaluate(rules: realRules(), now: noon)
    let plan = try store.plan(
      try change(store, ProductSetup.Option("Size", removed: ["S", "M"])))
    #expect(plan.rows.map(\.verdict) == [.ok, .refused])
    #expect(plan.rows.last?.because == "1 open order")
    // On hand is what counts; what is available says nothing about it.
    let known = try store.plan(["variant-status archived"], where: "tee")
    let use = UseGuards.check(
      known, variants: [try #require(known.first).entityID: VariantUse(onHand: 4)], products: [:])
    #expect(use.first?.guards == [.stockOnHand])
    let forced = SetupPlan(rows: plan.rows.map { $0.overriding([.openOrders]) }, seeds: [])
    try store.setUp(forced, summary: "x", actor: "ida", reason: "sold out", now: noon)
    #expect(try store.skus("status:archived", sort: SortOrder("sku")) == ["TEE-M", "TEE-S"])
  }

  @Test func `an archived variant raises no finding, and no alert once its platform let it go`()
    throws
  {
    let store = try store()
    try store.edit("barcode 4006381333932", where: "sku:TEE-S")
    try store.take(.stock, [stock("TEE-S", available: 0)])
    let row = try #require(try store.catalogRows("sku:TEE-S").first)
    func look() throws -> (alert: AlertCode?, findings: Int, channels: [String]) {
      _ = try store.evaluate(rules: realRules(), now: noon)
      try store.judge(content: .rules(for: StoreSettings(currency: .eur)), now: noon)
      let shown = try #require(try store.catalogRows("sku:TEE-S").first)
      let findings = try store.database.read { db in
        try Int.fetchOne(
          db, sql: "SELECT count(*) FROM finding WHERE variant_id = ?", arguments: [row.id])
      }
      return (shown.alert, findings ?? 0, shown.channels)
    }
    let before = try look()
    #expect(before.alert != nil)
    #expect(before.findings > 0)
    try store.edit("variant-status archived", where: "sku:TEE-S")
    let waiting = try look()
    #expect(waiting.findings == 0)
    // The shop still shows it, and it is out.
    #expect(waiting.alert == before.alert)
    try store.take(.products, [try tee(["M", "L"])])
    let gone = try look()
    #expect(gone.alert == nil)
    #expect(gone.channels == [])
    try store.take(.products, [try tee(["S", "M", "L"])])
    let back = try look()
    #expect(back.alert == before.alert)
    #expect(back.channels == ["shop"])
    #expect(try store.integrityCheck() == [])
  }
}
