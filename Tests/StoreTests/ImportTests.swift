import Commerce
import Testing

@testable import Store

@Suite struct ImportTests {

  @Test func `a products file fills the catalog`() throws {
    let store = try Store.inMemory()
    let result = try store.take(
      .products,
      [
        product(
          "mug", title: "Mug", vendor: "Acme", tags: ["summer", "new"],
          variants: [
            try variant(
              "MUG-RED", price: "19.99", options: [VariantOption(name: "Color", value: "Red")],
              quantity: 4),
            try variant(
              "MUG-BLUE", price: "9.99", options: [VariantOption(name: "Color", value: "Blue")]),
          ]),
        product("lamp", title: "Lamp", variants: [try variant(nil, price: "120.00")]),
      ])
    #expect(result.created == 3)
    let rows = try store.catalogRows()
    #expect(rows.map(\.title) == ["Lamp", "Mug", "Mug"])
    #expect(rows[1].sku == "MUG-RED")
    #expect(rows[1].price == (try eur("19.99")))
    #expect(rows[1].tags == ["summer", "new"])
    #expect(rows[1].options == [VariantOption(name: "Color", value: "Red")])
    #expect(rows[1].stock.available == 4)
    #expect(rows[1].channels == ["shop"])
    #expect(try store.skus("red") == ["MUG-RED"])
    #expect(try store.skus("price<100", sort: SortOrder("price")) == ["MUG-BLUE", "MUG-RED"])
    let snapshot = try store.snapshot(now: noon)
    #expect(snapshot.panes[.catalog]?.rows == 3)
    #expect(snapshot.unindexed == 0)
  }

  @Test func `orders are queued by what the rules say`() throws {
    let store = try Store.inMemory()
    try store.take(
      .orders,
      [
        try order("#1", payment: .paid),
        try order("#2", placed: noon - .days(20), payment: .paid, customer: "Ida Berg"),
        try order("#3", payment: .paid, fulfilment: .fulfilled),
      ])
    let summary = try store.evaluate(rules: realRules(), now: noon)
    #expect(summary.isComplete)
    #expect(summary.orders == 3)
    let rows = try store.orderRows()
    #expect(rows.map(\.name).first == "#2")
    #expect(rows.map(\.name).last == "#3")
    #expect(try store.orderRows("berg").map(\.name) == ["#2"])
    #expect(try store.orderRows("is:stuck").allSatisfy { !$0.stuck.isEmpty })
  }
}
