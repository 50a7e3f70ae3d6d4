import Commerce
import Testing

@testable import Store

/// Each field and flag against a store in which it tells two rows apart.
@Suite struct WideFieldTests {
  private func catalog() throws -> Store {
    let store = try Store.inMemory()
    var lamp = try variant(
      "LAMP", price: "50.00", options: [VariantOption(name: "Colour", value: "Red")], quantity: 4)
    lamp.cost = .value(try eur("60.00"))
    lamp.compareAtPrice = .value(try eur("80.00"))
    lamp.weightGrams = .value(2_500)
    lamp.policy = .value(.untracked)
    lamp.minimum = .value(5)
    var record = ProductRecord(handle: "lamp")
    record.title = .value("Lamp")
    record.category = .value("Home > Lighting")
    record.descriptionHTML = .value("<p>Linen shade</p>")
    record.seoTitle = .value("A warm lamp")
    record.seoDescription = .value("Light for evenings")
    record.isPublished = .value(true)
    record.images = .value([
      ProductImage(url: "https://example.com/1.jpg", position: 1),
      ProductImage(url: "https://example.com/2.jpg", position: 2),
    ])
    record.variants = [
      lamp, try variant("LAMP-B", options: [VariantOption(name: "Colour", value: "Blue")]),
    ]
    var mug = try variant("MUG", price: "20.00", quantity: 9)
    mug.cost = .value(try eur("8.00"))
    try store.take(.products, [.product(record), product("mug", title: "Mug", variants: [mug])])
    try store.take(.stock, [stock("MUG", at: "Berlin", available: 3)])
    return store
  }

  @Test(arguments: [
    ("margin<0", ["LAMP"]), ("margin>=60", ["MUG"]), ("margin:60%", ["MUG"]),
    ("margin>59.99 margin<60.01", ["MUG"]), ("-has:margin", ["LAMP-B"]),
    ("category:lighting", ["LAMP", "LAMP-B"]), ("-has:category", ["MUG"]),
    ("option:red", ["LAMP"]), ("has:option", ["LAMP", "LAMP-B"]),
    ("description:linen", ["LAMP", "LAMP-B"]), ("-has:description", ["MUG"]),
    ("seo-title:warm", ["LAMP", "LAMP-B"]), ("-has:seo-title", ["MUG"]),
    ("seo-description:evening", ["LAMP", "LAMP-B"]), ("-has:seo-description", ["MUG"]),
    ("images:0", ["MUG"]), ("images>=2", ["LAMP", "LAMP-B"]), ("-has:images", ["MUG"]),
    ("variants>1", ["LAMP", "LAMP-B"]), ("weight>2000", ["LAMP"]),
    ("-has:weight", ["LAMP-B", "MUG"]), ("has:minimum", ["LAMP"]), ("minimum:5", ["LAMP"]),
    ("location:berl", ["MUG"]), ("has:location", ["MUG"]),
    ("-has:velocity", ["LAMP", "LAMP-B", "MUG"]),
    ("is:untracked", ["LAMP"]), ("is:published", ["LAMP", "LAMP-B"]),
    ("is:below-cost", ["LAMP"]), ("is:on-sale", ["LAMP"]),
    ("-has:external-id lamp", ["LAMP", "LAMP-B"]),
  ])
  func `a catalog field finds its rows`(query: String, skus: [String]) throws {
    #expect(try catalog().skus(query).sorted() == skus)
  }

  @Test func `every catalog field and flag means something`() throws {
    let store = try catalog()
    for field in QuerySchema.of(.catalog).fields {
      #expect(throws: Never.self) { _ = try store.catalogRows(field.example) }
      let compiled = CatalogQuery(zone: .utc).has(field)
      #expect(compiled.sql != "0", "has:\(field.name)")
      let condition = CatalogQuery(zone: .utc).compile(try parse(field.example, .catalog))
      #expect(!condition.conditions.contains { $0.sql == "0" }, "\(field.name)")
    }
    for flag in QuerySchema.of(.catalog).flags {
      #expect(CatalogQuery(zone: .utc).flag(flag).condition.sql != "0", "\(flag)")
      _ = try store.catalogRows("is:\(flag)")
    }
  }

  private func queue() throws -> Store {
    let store = try Store.inMemory()
    var express = OrderRecord(name: "#1")
    express.placedAt = noon - .days(1)
    express.updatedAt = noon
    express.currency = .eur
    express.total = .value(try eur("20.00"))
    express.outstanding = .value(try eur("5.00"))
    express.refunded = .value(try eur("2.00"))
    express.delivery = .value(.inTransit)
    express.holds = .value([Hold(reason: "fraud")])
    express.shippingService = .value("DHL Express")
    express.paymentMethod = .value("PayPal")
    express.discountCode = .value("WINTER")
    express.tags = .value(["gift"])
    express.note = .value("Ring the doorbell")
    express.address = .value(ShippingAddress(name: "Ida", city: "Hamburg", country: "DE"))
    express.lines = [
      OrderLineRecord(
        sku: "MUG", title: "Mug", quantity: 12, price: nil, place: SourcePlace(line: 2))
    ]
    try store.take(.orders, [.order(express)])
    try store.take(.orders, [try order("#2")], channel: amazon)
    return store
  }

  @Test(arguments: [
    ("delivery:in-transit", ["#1"]), ("-has:delivery", ["#2"]), ("units>10", ["#1"]),
    ("city:hamburg", ["#1"]), ("tags:gift", ["#1"]), ("note:doorbell", ["#1"]),
    ("shipping:express", ["#1"]), ("method:paypal", ["#1"]), ("discount:winter", ["#1"]),
    ("updated:2026-11-22", ["#1"]), ("outstanding>0", ["#1"]), ("refunded>=2", ["#1"]),
    ("is:held", ["#1"]), ("is:marketplace", ["#2"]), ("-has:discount", ["#2"]),
  ])
  func `an order field finds its rows`(query: String, names: [String]) throws {
    #expect(try queue().orderRows(query).map(\.name) == names)
  }

  @Test func `every order field and flag means something`() throws {
    for field in QuerySchema.of(.orders).fields {
      #expect(OrderQuery(zone: .utc).has(field).sql != "0", "has:\(field.name)")
      let condition = OrderQuery(zone: .utc).compile(try parse(field.example, .orders))
      #expect(!condition.conditions.contains { $0.sql == "0" }, "\(field.name)")
    }
    for flag in QuerySchema.of(.orders).flags {
      #expect(OrderQuery(zone: .utc).flag(flag).condition.sql != "0", "\(flag)")
    }
  }
}
