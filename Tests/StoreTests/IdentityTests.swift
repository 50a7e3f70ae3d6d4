import Commerce
import Testing

@testable import Store

@Suite struct IdentityTests {
  @Test func `the same SKU on two channels is one variant with two listings`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        product(
          "mug", title: "Mug", vendor: "Acme", variants: [try variant("mug-1", price: "5.00")])
      ])
    var listing = ListingRecord(sku: " MUG-1 ")
    listing.title = .value("Amazing Mug")
    listing.price = .value(try eur("6.50"))
    listing.state = .value(.suppressed)
    listing.stateReason = .value("image missing")
    listing.externalID = "B000"
    try store.take(.listings, [.listing(listing)], channel: amazon)
    let row = try #require(try store.catalogRows().first)
    #expect(try store.catalogRows().count == 1)
    #expect(row.title == "Mug")
    #expect(row.price == (try eur("5.00")))
    #expect(row.channels == ["shop"])
    let detail = try store.variantDetail(id: row.id)
    #expect(detail.listings.map(\.channel) == ["amazon-de", "shop"])
    #expect(detail.listings.first?.title == "Amazing Mug")
    #expect(detail.listings.first?.stateReason == "image missing")
    #expect(detail.listings.first?.price == (try eur("6.50")))
    #expect(try store.skus("channel:amazon") == ["mug-1"])
  }

  @Test func `another channel fills only what is blank`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("mug", title: "Mug", variants: [try variant("MUG", price: "5.00")])])
    try store.take(
      .products,
      [
        product(
          "m-1", title: "Tasse", vendor: "Acme", variants: [try variant("MUG", price: "7.00")])
      ],
      channel: amazon)
    let row = try #require(try store.catalogRows().first)
    #expect((row.title, row.vendor) == ("Mug", "Acme"))
    #expect(row.price == (try eur("5.00")))
    #expect(row.channels == ["amazon-de", "shop"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a marketplace alone makes products that it owns`() throws {
    let store = try Store.inMemory()
    var listing = ListingRecord(sku: "A-1")
    listing.title = .value("Mug")
    listing.quantity = .value(3)
    try store.take(.listings, [.listing(listing)], channel: amazon)
    listing.title = .value("Big mug")
    try store.take(.listings, [.listing(listing)], channel: amazon)
    let row = try #require(try store.catalogRows().first)
    #expect(row.title == "Big mug")
    #expect(row.stock.available == 3)
    #expect(row.channels == ["amazon-de"])
  }

  @Test func `a duplicate SKU on one channel is shown and never merged`() throws {
    let store = try Store.inMemory()
    let records = [
      product("mug", title: "Mug", variants: [try variant("X", price: "1.00")]),
      product("cup", title: "Cup", variants: [try variant("X", price: "2.00")]),
    ]
    let first = try store.take(.products, records)
    #expect(first.created == 2)
    #expect(first.issues.first?.severity == .warning)
    let second = try store.take(.products, records)
    #expect((second.created, second.updated, second.unchanged) == (0, 0, 2))
    #expect(try store.catalogRows().map(\.title) == ["Cup", "Mug"])
    #expect(try store.catalogRows().map(\.sku) == ["X", "X"])
  }

  @Test func `variants without a SKU are known by product and options`() throws {
    let store = try Store.inMemory()
    let red = [VariantOption(name: "Color", value: "Red")]
    let blue = [VariantOption(name: "Color", value: "Blue")]
    let records = [
      product(
        "mug", title: "Mug",
        variants: [try variant(nil, price: "1.00", options: red), try variant(nil, options: blue)])
    ]
    try store.take(.products, records)
    #expect(try store.take(.products, records).unchanged == 2)
    var level = StockRecord(sku: nil, handle: "mug", location: "Main")
    level.options = blue
    level.available = .value(9)
    try store.take(.stock, [.stock(level)])
    #expect(try store.catalogRows("blue").map(\.stock.available) == [9])
    try store.take(
      .products,
      [
        product(
          "mug", variants: [try variant("M-RED", options: red), try variant(nil, options: blue)])
      ])
    #expect(try store.catalogRows().count == 2)
    #expect(try store.catalogRows("red").map(\.sku) == ["M-RED"])
  }

  @Test func `a product that was given a new handle stays one product`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", title: "Mug", variants: [try variant("X")])])
    try store.take(.products, [product("red-mug", title: "Mug", variants: [try variant("X")])])
    #expect(try store.catalogRows().map(\.handle) == ["red-mug"])
  }

  @Test func `stock may arrive before its product`() throws {
    let store = try Store.inMemory()
    try store.take(.stock, [stock("MUG", available: 4)])
    let stub = try #require(try store.catalogRows().first)
    #expect(stub.title == "MUG")
    try store.take(
      .products, [product("mug", title: "Mug", variants: [try variant("MUG", price: "5.00")])])
    let row = try #require(try store.catalogRows().first)
    #expect(try store.catalogRows().count == 1)
    #expect(row.id == stub.id)
    #expect((row.title, row.handle, row.stock.available) == ("Mug", "mug", 4))
    #expect(row.channels == ["shop"])
  }
}
