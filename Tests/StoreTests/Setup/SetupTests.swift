import Commerce
import GRDB
import Testing

@testable import Store

extension Store {
  func plan(_ setups: ProductSetup...) throws -> SetupPlan {
    try plan(setups, settings: EditingSettings(), currency: .eur)
  }

  /// Plans and applies; everything that may go in.
  @discardableResult
  func setUp(_ setups: ProductSetup...) throws -> EditOutcome {
    let plan = try plan(setups, settings: EditingSettings(), currency: .eur)
    return try setUp(plan, summary: plan.summary(of: plan.rows), actor: "ida", now: noon)
  }

  /// What an import of its own new products would bring: the file's records, as the platform shows
  /// them.
  func shown(
    _ handle: String, changing change: (inout ProductRecord) -> Void = { _ in }
  ) throws -> FeedRecord {
    var found: ProductRecord?
    try eachExport(.all, channel: "shop") { export in
      guard export.product.handle == handle else { return true }
      found = export.product
      found?.variants = export.variants.map(\.variant)
      return false
    }
    var record = try #require(found)
    record.extra = []
    change(&record)
    return .product(record)
  }
}

/// New products: made, taken back, made again, shown by the platform.
@Suite struct SetupTests {
  static func polar(
    _ title: String = "Polar Mug", sku: String = "{handle}-{1}"
  ) -> ProductSetup {
    ProductSetup(
      fields: [
        .title: title, .vendor: "Nordlicht", .tags: "kitchen,winter",
        .images: "https://cdn.example/polar.jpg\tFront",
      ],
      options: [ProductSetup.Option("Size", ["S", "L"])],
      variantFields: [.sku: sku, .price: "19.90", .cost: "8.00", .weight: "350 g"])
  }

  private func store() throws -> Store {
    let store = try RichCatalog.store()
    _ = try store.evaluate(rules: realRules(), now: noon)
    _ = try store.judge(content: contentRules, now: noon)
    return store
  }

  private let contentRules = ContentRuleSet.rules(for: StoreSettings(currency: .eur))

  private func settle(_ store: Store) throws {
    _ = try store.evaluate(rules: realRules(), now: noon)
    _ = try store.judge(content: contentRules, now: noon)
    while try store.indexSearch(limit: 1_000) > 0 {}
  }

  @Test func `a set-up is one change set, and every field of it waits for the channel`() throws {
    let store = try store()
    let outcome = try store.setUp(Self.polar())
    let set = try #require(outcome.changeSet)
    #expect(set.source == "setup")
    #expect(set.summary == "created polar-mug, 2 variants")
    try settle(store)
    let rows = try store.catalogRows("polar", sort: SortOrder("sku"))
    #expect(rows.map(\.sku) == ["POLAR-MUG-L", "POLAR-MUG-S"])
    #expect(rows.first?.price == (try eur("19.90")))
    #expect(rows.first?.status == .draft)
    // No channel shows it yet.
    #expect(rows.first?.channels == [])
    let pending = try store.pendingEdits(ofVariant: try #require(rows.first).id)
    #expect(
      Set(pending.map(\.field)) == [
        .title, .vendor, .tags, .status, .images, .sku, .price, .cost, .weight, .option(1),
        .optionName(1),
      ])
    #expect(pending.allSatisfy { $0.base == nil && $0.mine != nil })
    #expect(try store.history(ofVariant: try #require(rows.first).id).count > 8)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `undo leaves nothing behind, redo makes the very rows again`() throws {
    let store = try store()
    let before = try store.everyRow()
    let set = try #require(try store.setUp(Self.polar()).changeSet).id
    try settle(store)
    let after = try store.everyRow()
    // Without a number it is the newest change.
    #expect(try store.undo(actor: "bo", now: noon).conflicts.isEmpty)
    try settle(store)
    #expect(try store.everyRow() == before)
    #expect(try store.changeSet(set).undoneBy != nil)
    #expect(try store.catalogRows("polar").isEmpty)
    #expect(try store.integrityCheck() == [])
    #expect(try store.redo(actor: "bo", now: noon).conflicts.isEmpty)
    try settle(store)
    #expect(try store.everyRow() == after)
    #expect(try store.changeSet(set).undoneBy == nil)
    #expect(try store.catalogRows("polar").count == 2)
    #expect(try store.integrityCheck() == [])
    // And once more.
    try store.undo(actor: "bo", now: noon)
    try settle(store)
    #expect(try store.everyRow() == before)
  }

  @Test func `an id that was taken back is never given to anything else`() throws {
    let store = try store()
    let made = try #require(try store.setUp(Self.polar()).changeSet).id
    let ids = Set(try store.changes(ofSet: made).map(\.entityID))
    try store.undo(actor: "ida", now: noon)
    try store.take(
      .products,
      [
        product(
          "other", title: "Other",
          variants: [try variant("O-1", price: "1.00"), try variant("O-2", price: "1.00")])
      ])
    let rows = try store.catalogRows("other")
    #expect(ids.isDisjoint(with: rows.map(\.id) + rows.map(\.productID)))
    #expect(try store.redo(set: made, actor: "ida", now: noon).conflicts.isEmpty)
    #expect(try store.catalogRows("polar").count == 2)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `what was changed since keeps it, unless it is forced`() throws {
    let store = try store()
    let set = try #require(try store.setUp(Self.polar()).changeSet).id
    try store.edit("price 21.90", where: "sku:POLAR-MUG-L")
    try store.edit("barcode 4006381333931", where: "sku:POLAR-MUG-S")
    try store.edit("locale:de.title Eisbecher", where: "sku:POLAR-MUG-S")
    let before = try store.everyRow()
    let kept = try store.undo(set: set, actor: "ida", now: noon)
    #expect(kept.changeSet == nil)
    #expect(
      kept.conflicts.map { "\($0.subject) \($0.target.name): \($0.because ?? "")" }.sorted() == [
        "POLAR-MUG-L price: changed since: it is now 21.90",
        "POLAR-MUG-S barcode: changed since: it is now 4006381333931",
        "polar-mug locale:de.title: changed since: it is now Eisbecher",
      ])
    #expect(try store.everyRow() == before)
    let forced = try store.undo(set: set, actor: "ida", now: noon, force: true)
    #expect(forced.conflicts.isEmpty)
    #expect(try store.catalogRows("polar").isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a part of a set-up is not taken back`() throws {
    let store = try store()
    let set = try #require(try store.setUp(Self.polar()).changeSet).id
    #expect(throws: StoreError.self) {
      try store.undo(UndoRequest(set: set, field: "price"), actor: "ida", now: noon)
    }
    #expect(try store.catalogRows("polar").count == 2)
  }

  @Test func `what stock, orders or the platform know is not taken away`() throws {
    for makeKnown: (Store) throws -> Void in [
      { try $0.take(.stock, [stock("POLAR-MUG-S", available: 3)]) },
      { try $0.take(.orders, [try order("#1", lines: [("POLAR-MUG-L", 1)])]) },
      { try $0.take(.products, [try $0.shown("polar-mug")]) },
    ] {
      let store = try store()
      let set = try #require(try store.setUp(Self.polar()).changeSet).id
      try makeKnown(store)
      let before = try store.everyRow()
      let error = #expect(throws: StoreError.self) {
        try store.undo(set: set, actor: "ida", now: noon, force: true)
      }
      #expect(error?.description.contains("archive it instead") == true)
      #expect(try store.everyRow() == before)
    }
  }

  @Test func `the platform's own file confirms it, images of other addresses too`() throws {
    let store = try store()
    try store.setUp(Self.polar())
    let shown = try store.shown("polar-mug") { record in
      record.images = .value([ProductImage(url: "https://cdn.shop/9.jpg", position: 1)])
    }
    let result = try store.take(.products, [shown])
    #expect((result.created, result.updated) == (0, 2))
    #expect(try store.pendingEdits() == [])
    #expect(try store.value("images", of: "POLAR-MUG-S") == "https://cdn.shop/9.jpg")
    var background = try store.exportBackground(channel: "shop", format: "shopify-products")
    #expect(!background.hasNew)
    // From now on it is a product like any other.
    try store.edit("option1 Small", where: "sku:POLAR-MUG-S")
    background = try store.exportBackground(channel: "shop", format: "shopify-products")
    #expect(background.pending == [.option(1)])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a value that the platform shows otherwise is a conflict`() throws {
    let store = try store()
    try store.setUp(Self.polar())
    try store.take(
      .products, [try store.shown("polar-mug") { $0.vendor = .value("Polar Ltd") }])
    let left = try store.pendingConflicts()
    #expect(left.map(\.field) == [.vendor])
    #expect(left.first?.mine == "Nordlicht")
    #expect(left.first?.theirs == "Polar Ltd")
  }

  @Test func `a title that had nothing before can't be settled to that`() throws {
    let store = try store()
    try store.setUp(Self.polar())
    try store.take(.products, [try store.shown("polar-mug") { $0.title = .value("Pole Mug") }])
    let conflict = try #require(try store.pendingConflicts().first)
    let outcome = try store.settle(
      [Settlement(conflict, .base)], actor: "ida", now: noon)
    #expect(outcome.conflicts.map(\.because) == ["a title is needed"])
    #expect(try store.catalogRows("polar").count == 2)
  }

  @Test func `SKUs, barcodes and handles that somebody has are told`() throws {
    let store = try store()
    _ = try store.judge(content: contentRules, now: noon)
    var setup = Self.polar(sku: "MUG-1-S")
    setup.options = []
    setup.handle = "Mug-1"
    setup.variantFields[.barcode] = "4006381333931"
    let plan = try store.plan(setup)
    let because = plan.rows.compactMap(\.because)
    #expect(because.contains("the handle Mug-1 is taken on shop; give it another"))
    setup.handle = nil
    let again = try store.plan(setup)
    #expect(
      again.rows.first { $0.field == .sku }?.because == "MUG-1-S has this SKU already")
    #expect(again.rows.allSatisfy { $0.verdict == .refused })
    setup.variantFields[.sku] = "POLAR"
    let barcode = try store.plan(setup).rows.first { $0.field == .barcode }
    #expect(barcode?.verdict == .warning)
    #expect(barcode?.because?.contains("has this barcode too") == true)
  }

  @Test func `what somebody else took meanwhile leaves everything as it was`() throws {
    let store = try store()
    let plan = try store.plan(Self.polar())
    try store.setUp(Self.polar("Other", sku: "POLAR-MUG-{1}"))
    let before = try store.everyRow()
    let outcome = try store.setUp(plan, summary: "x", actor: "ida", now: noon)
    #expect(outcome.changeSet == nil)
    #expect(outcome.conflicts.first?.because == "another variant has the SKU POLAR-MUG-S")
    #expect(try store.everyRow() == before)
  }

  @Test func `rows that are refused are not made, and the others are`() throws {
    let store = try store()
    var setup = Self.polar()
    setup.variants = [ProductSetup.Variant(["L"], fields: [.price: "0"])]
    let outcome = try store.setUp(setup)
    #expect(outcome.changeSet != nil)
    #expect(try store.skus("polar") == ["POLAR-MUG-S"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a copy in the store is the original but for what identifies it`() throws {
    let store = try store()
    try store.edit("locale:de.title \"Emaillebecher\"", where: "handle:mug-2")
    let rows = try store.editSubjects(query: parse("handle:mug-2", .catalog), needs: .everything)
    let copy = try #require(ProductSetup(copyOf: rows, channel: "shop", suffix: "-B"))
    let before = try store.everyRow()
    try store.setUp(copy)
    let made = try store.editSubjects(
      query: parse("handle:copy-of-enamel-mug-2", .catalog), needs: .everything)
    #expect(made.count == 2)
    for (new, old) in zip(made, rows) {
      var expected = old.values.filter { $0.key != .barcode && $0.key.attributeName == nil }
      expected[.title] = "Copy of Enamel Mug 2"
      expected[.status] = "draft"
      expected[.sku] = old.values[.sku].map { $0 + "-B" }
      // The places that a file gave its images are numbered anew.
      expected[.images] = new.values[.images]
      #expect(new.values.filter { $0.key.attributeName == nil } == expected)
      #expect(new.values[.attribute("Season")] == "S2")
      #expect(new.listings.isEmpty)
      #expect(new.scopedValues == [EditTarget(.title, in: .locale("de")): "Emaillebecher"])
    }
    #expect(try store.integrityCheck() == [])
    try store.undo(actor: "ida", now: noon)
    while try store.indexSearch(limit: 100) > 0 {}
    #expect(try store.everyRow() == before)
  }
}
