import Commerce
import Testing

@testable import Store

/// What a channel's file is made from.
@Suite struct ExportTests {
  private let options = [VariantOption(name: "Size", value: "M")]

  private func store() throws -> Store {
    let store = try Store.inMemory()
    var mug = ProductRecord(handle: "mug")
    mug.title = .value("Mug")
    mug.extra = [ExtraColumn(name: "Gift Card", value: "false")]
    mug.images = .value([ProductImage(url: "https://example.com/1.jpg", position: 1)])
    var red = try variant("MUG-RED", price: "5.00", options: options)
    red.extra = [ExtraColumn(name: "Variant Taxable", value: "true")]
    mug.variants = [red]
    var info = run(.products)
    info.format = "shopify-products"
    info.header = ["Handle", "Title"]
    _ = try store.importRun(info, now: noon) { sink in
      try sink.take(.record(.product(mug), SourcePlace(line: 2)))
      return 1
    }
    try store.take(
      .products, [product("cup", title: "Cup", variants: [try variant("CUP", price: "3.00")])])
    return store
  }

  private func exports(
    _ store: Store, _ selection: ExportSelection, channel: String? = "shop"
  ) throws -> [ProductExport] {
    var products: [ProductExport] = []
    try store.eachExport(selection, channel: channel) { product in
      products.append(product)
      return true
    }
    return products
  }

  private func edit(_ store: Store, _ query: String, _ expression: String) throws {
    let rows = try store.editSubjects(query: parse(query, .catalog))
    let plan = EditPlanner.plan(
      rows: rows, expressions: [try EditExpression.parse(expression)], settings: EditingSettings())
    try store.apply(plan: plan, summary: expression, actor: "ida", now: noon)
  }

  @Test func `products come whole, in the order in which they came in`() throws {
    let products = try exports(try store(), .all)
    #expect(products.map(\.product.handle) == ["mug", "cup"])
    let mug = try #require(products.first)
    #expect(mug.product.extra == [ExtraColumn(name: "Gift Card", value: "false")])
    #expect(mug.product.images.value?.count == 1)
    let red = try #require(mug.variants.first)
    #expect(red.variant.options == options)
    #expect(red.variant.price.value == (try eur("5.00")))
    #expect(red.variant.extra == [ExtraColumn(name: "Variant Taxable", value: "true")])
    #expect(!mug.isEdited)
  }

  @Test func `pending gives the edited products and says which fields`() throws {
    let store = try store()
    try edit(store, "sku:mug-red", "price 6.00")
    let products = try exports(store, .pending)
    #expect(products.map(\.product.handle) == ["mug"])
    #expect(products.first?.edited == [])
    #expect(products.first?.variants.first?.edited == [.price])
    let background = try store.exportBackground(channel: "shop", format: "shopify-products")
    #expect(background.pending == [.price])
    #expect(background.lastHeader == ["Handle", "Title"])
    #expect(background.conflicts == 0)
  }

  @Test func `a conflict is no pending edit, and the file keeps what the platform shows`() throws {
    let store = try store()
    try edit(store, "sku:mug-red", "price 6.00")
    try store.take(
      .products,
      [
        product(
          "mug", title: "Mug",
          variants: [try variant("MUG-RED", price: "4.00", options: options)])
      ])
    let background = try store.exportBackground(channel: "shop", format: "shopify-products")
    #expect((background.pending, background.conflicts) == ([], 1))
    let red = try #require(try exports(store, .all).first?.variants.first)
    #expect(red.variant.price.value == (try eur("4.00")))
    #expect(red.edited == [])
  }

  @Test func `an export is remembered until the field is edited again`() throws {
    let store = try store()
    try edit(store, "sku:mug-red", "price 6.00")
    let end = try store.exportBackground(channel: "shop", format: "x").journalEnd
    let id = try #require(try exports(store, .pending).first?.variants.first?.id)
    let file = ExportRun(
      at: noon, actor: "ida", channel: "shop", format: "shopify-products", file: "/tmp/out.csv",
      contentHash: "abc", rows: 1)
    let price = ExportedEdit(entity: .variant, entityID: id, field: .price)
    #expect(try store.markExported([price], in: file, journalEnd: end) == 1)
    let pending = try #require(try store.pendingEdits().first)
    #expect((pending.exportedAt, pending.exportedTo) == (noon, "/tmp/out.csv"))
    try edit(store, "sku:mug-red", "price 7.00")
    #expect(try store.pendingEdits().first?.exportedAt == nil)
    #expect(try store.markExported([price], in: file, journalEnd: end) == 0)
  }

  @Test func `another channel's products go with their listing's title and price`() throws {
    let store = try store()
    try store.take(
      .products,
      [product("krus", title: "Krus", variants: [try variant("CUP", price: "33.00")])],
      channel: amazon)
    let products = try exports(store, .all, channel: "amazon-de")
    let cup = try #require(products.first)
    #expect(products.count == 1)
    #expect(!cup.isOwner)
    #expect(cup.product.handle == "krus")
    #expect(cup.product.title.value == "Krus")
    #expect(cup.variants.first?.variant.price.value == (try eur("33.00")))
    try edit(store, "sku:cup", "price 9.00")
    #expect(try exports(store, .pending, channel: "amazon-de").first?.isEdited == false)
    let background = try store.exportBackground(channel: "amazon-de", format: "x")
    #expect(background.pending == [])
  }

  @Test func `a channel that is not there is told with those that are`() throws {
    #expect(throws: StoreError.notFound(what: "channel shpo", nearest: ["shop"])) {
      _ = try store().exportBackground(channel: "shpo", format: "x")
    }
  }
}
