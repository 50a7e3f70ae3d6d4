import Commerce
import Testing

@testable import Store

/// Rows of other systems know a SKU and no handle.
@Suite struct `A product without a handle` {
  private func filled() throws -> Store {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        product(
          "mug", title: "Mug",
          variants: [
            try variant(
              "MUG-RED", price: "10.00", options: [VariantOption(name: "Color", value: "Red")]),
            try variant(
              "MUG-BLU", price: "10.00", options: [VariantOption(name: "Color", value: "Blue")]),
          ]), product("cup", title: "Cup", variants: [try variant("CUP", price: "5.00")]),
      ])
    return store
  }

  @Test func `belongs to the product that has its SKU, which keeps its handle and options`() throws
  {
    let store = try filled()
    let result = try store.take(
      .products,
      [product("", title: "Mug, red", variants: [try variant("mug-red", price: "12.00")])])
    #expect(result.updated == 1)
    #expect(result.created == 0)
    let row = try #require(try store.catalogRows("sku:mug-red").first)
    #expect(row.price == (try eur("12.00")))
    #expect(row.handle == "mug")
    #expect(row.options == [VariantOption(name: "Color", value: "Red")])
  }

  @Test func `names the product only where it has no other variant`() throws {
    let store = try filled()
    try store.take(
      .products,
      [
        product("", title: "Mug, red", variants: [try variant("MUG-RED")]),
        product("", title: "Espresso cup", variants: [try variant("CUP")]),
      ])
    #expect(try store.catalogRows("sku:mug-red").map(\.title) == ["Mug"])
    #expect(try store.catalogRows("sku:cup").map(\.title) == ["Espresso cup"])
  }

  @Test func `makes one of its own for a SKU that nobody knows, and finds it again`() throws {
    let store = try filled()
    let records = [product("", title: "Lamp", variants: [try variant("LAMP-1", price: "40.00")])]
    #expect(try store.take(.products, records).created == 1)
    #expect(try store.take(.products, records).unchanged == 1)
    #expect(try store.catalogRows("sku:lamp-1").map(\.handle) == ["LAMP-1"])
  }

  @Test func `of another channel leaves the owner's title alone`() throws {
    let store = try filled()
    try store.take(
      .products,
      [product("", title: "CUP ESPRESSO", variants: [try variant("CUP", price: "6.00")])],
      channel: amazon)
    let row = try #require(try store.catalogRows("sku:cup").first)
    #expect(row.title == "Cup")
    #expect(row.price == (try eur("5.00")))
  }
}
