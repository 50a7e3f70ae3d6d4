import Commerce
import Testing

@testable import Store

@Suite struct ProductsTests {
  private func store() throws -> Store {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        product(
          "mug", title: "Mug",
          variants: [
            try variant(
              "MUG-R", price: "12.00", options: [VariantOption(name: "Colour", value: "Red")],
              quantity: 3),
            try variant(
              "MUG-B", price: "9.00", options: [VariantOption(name: "Colour", value: "Blue")],
              quantity: 4),
          ]),
        product("lamp", title: "Lamp", variants: [try variant("LAMP", price: "10.00")]),
      ])
    return store
  }

  private func products(
    _ store: Store, _ query: String = "", _ sort: SortOrder = SortOrder("title"),
    limit: Int? = nil
  ) throws -> [ProductSummary] {
    var found: [ProductSummary] = []
    try store.eachProduct(query: parse(query, .catalog), sort: sort, limit: limit) {
      found.append($0)
      return true
    }
    return found
  }

  @Test func `each product is one row with what its variants add up to`() throws {
    let all = try products(store())
    #expect(all.map(\.handle) == ["lamp", "mug"])
    let mug = try #require(all.last)
    #expect(mug.variantCount == 2)
    #expect(mug.lowestPrice == (try eur("9.00")))
    #expect(mug.highestPrice == (try eur("12.00")))
    #expect(mug.available == 7)
    #expect(all.first?.available == nil)
  }

  @Test func `a product stands where its first matching variant does, whole`() throws {
    let store = try store()
    #expect(try products(store, "", SortOrder("price")).map(\.handle) == ["mug", "lamp"])
    #expect(
      try products(store, "", SortOrder("price", descending: true)).map(\.handle)
        == ["mug", "lamp"])
    #expect(try products(store, "red").map(\.variantCount) == [2])
    #expect(try products(store, "", limit: 1).map(\.handle) == ["lamp"])
    #expect(try products(store, "", limit: 0).isEmpty)
  }

  @Test func `prices of several currencies are not compared`() throws {
    let store = try store()
    var yen = try variant("YEN", options: [VariantOption(name: "Colour", value: "Gold")])
    yen.price = .value(Money(minorUnits: 900, currency: .jpy))
    try store.take(
      .products,
      [
        product(
          "mix", title: "Mix",
          variants: [
            yen,
            try variant(
              "EUR", price: "1.00", options: [VariantOption(name: "Colour", value: "Tin")]),
          ])
      ])
    let mix = try #require(try products(store, "mix").first)
    #expect(mix.lowestPrice == nil)
    #expect(mix.variantCount == 2)
  }
}
