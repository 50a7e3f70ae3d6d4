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
    try store.edit(expression, where: query)
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

  @Test func `the outbox counts products, edits, conflicts and what is written already`() throws {
    let store = try store()
    #expect(try store.outbox() == [])
    try edit(store, "sku:mug-red", "price 6.00")
    try edit(store, "sku:mug-red", "vendor Acme")
    try edit(store, "sku:cup", "title Beaker")
    let id = try #require(try exports(store, .pending).first?.variants.first?.id)
    try store.markExported(
      [ExportedEdit(entity: .variant, entityID: id, field: .price)],
      in: ExportRun(
        at: noon, actor: "ida", channel: "shop", format: "shopify-products", file: "/tmp/o.csv",
        contentHash: "a", rows: 1),
      journalEnd: .max)
    try store.take(
      .products, [product("cup", title: "Tumbler", variants: [try variant("CUP", price: "3.00")])])
    #expect(
      try store.outbox() == [
        OutboxLine(
          channel: "shop", products: 2, fields: 2, conflicts: 1, exported: 1, exportedAt: noon,
          exportedTo: "/tmp/o.csv")
      ])
    #expect(try store.platform(ofChannel: "shop") == nil)
  }

  @Test func `an edit for another channel waits for that one alone`() throws {
    let store = try store()
    try store.take(
      .products,
      [product("krus", title: "Krus", variants: [try variant("CUP", price: "33.00")])],
      channel: amazon)
    try edit(store, "sku:cup", "amazon-de.price 30.00")
    #expect(
      try store.exportBackground(channel: "amazon-de", format: "x").pending == [.price])
    #expect(try store.exportBackground(channel: "shop", format: "x").pending == [])
    let cup = try #require(try exports(store, .pending, channel: "amazon-de").first?.variants.first)
    #expect((cup.edited, cup.scope) == ([.price], .channel("amazon-de")))
    #expect(cup.variant.price.value == (try eur("30.00")))
    #expect(try exports(store, .pending).allSatisfy { !$0.isEdited })
    #expect(try store.outbox().map(\.channel) == ["amazon-de"])
    let run = ExportRun(
      at: noon, actor: "ida", channel: "amazon-de", format: "f", file: "/tmp/f", contentHash: "",
      rows: 1)
    let edit = ExportedEdit(
      entity: .variant, entityID: cup.id, field: .price, scope: .channel("amazon-de"))
    #expect(try store.markExported([edit], in: run, journalEnd: .max) == 1)
  }

  @Test func `an edited option keeps the one that the platform knows the variant by`() throws {
    let store = try store()
    try edit(store, "sku:mug-red", "option1 L")
    let red = try #require(try exports(store, .pending).first?.variants.first)
    #expect(red.variant.options.map(\.value) == ["M"])
    #expect(red.edited == [.option(1)])
    let own = try #require(try exports(store, .all, channel: nil).first?.variants.first)
    #expect(own.variant.options.map(\.value) == ["L"])
  }

  @Test func `images that are taken away are known to be`() throws {
    let store = try store()
    try edit(store, "sku:mug-red", "images alt 1 Front")
    #expect(try exports(store, .pending).first?.removesImages == false)
    try edit(store, "sku:mug-red", "images remove 1")
    #expect(try exports(store, .pending).first?.removesImages == true)
  }
}
