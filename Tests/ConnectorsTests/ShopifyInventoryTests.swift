import Commerce
import Testing

@testable import Connectors

@Suite struct `Shopify inventory` {
  @Test func `the header of 2023 states every quantity`() throws {
    let read = try reading(
      table(
        Headers.shopifyInventory2023,
        [
          [
            "Handle": "tee", "Option1 Name": "Size", "Option1 Value": "M", "SKU": "TEE-M",
            "Location": "Berlin", "Incoming": "5", "Unavailable": "1", "Committed": "2",
            "Available": "-4", "On hand": "-1", "COO": "DE",
          ]
        ]))
    #expect(read.file.format.id == "shopify-inventory")
    let stock = try #require(read.stock.first)
    #expect(stock.sku == "TEE-M")
    #expect(stock.options == [VariantOption(name: "Size", value: "M")])
    #expect(stock.location == "Berlin")
    #expect(stock.available == .value(-4))
    #expect(stock.onHand == .value(-1))
    #expect(stock.incoming == .value(5))
    #expect(stock.extra == [ExtraColumn(name: "COO", value: "DE")])
  }

  @Test func `today's header knows places that do not carry the variant`() throws {
    let gone = [
      "Handle": "tee", "Option1 Name": "Title", "Option1 Value": "Default Title",
      "SKU": "TEE", "Location": "Outlet", "Available (not editable)": "not stocked",
      "On hand (current)": "not stocked",
    ]
    let here = gone.merging([
      "Location": "Berlin", "Available (not editable)": "3", "On hand (current)": "4",
      "Committed (not editable)": "1",
    ]) { $1 }
    let read = try reading(table(Headers.shopifyInventoryCurrent, [gone, here]))
    #expect(read.issues.isEmpty)
    #expect(read.stock.map(\.isStocked) == [false, true])
    #expect(read.stock[0].onHand == .unstated)
    #expect(read.stock[1].onHand == .value(4))
    #expect(read.stock[1].options.isEmpty)
  }

  @Test func `without a SKU the handle is enough, without either the row is refused`() throws {
    let read = try reading("Handle,SKU,Location,Available\ntee,,Berlin,3\n,,Berlin,3\n")
    #expect(read.stock.map(\.handle) == ["tee"])
    #expect(read.refused.first?.place.line == 3)
  }

  @Test(arguments: ["1.5", "three", "-1"])
  func `a quantity that can't be is refused`(value: String) throws {
    let read = try reading("Handle,SKU,Location,Available,Committed\ntee,A,Berlin,3,\(value)\n")
    #expect(read.stock.isEmpty)
    #expect(read.refused.first?.columnName == "Committed")
  }
}
