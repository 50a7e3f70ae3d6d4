import Commerce
import Testing

@testable import Connectors

@Suite struct `Amazon listings` {
  static let header = [
    "item-name", "item-description", "listing-id", "seller-sku", "price", "quantity", "open-date",
    "product-id-type", "asin1", "product-id", "fulfillment-channel", "merchant-shipping-group",
  ]

  static func row(_ cells: [String: String] = [:]) -> [String: String] {
    [
      "item-name": "14\" Pan, \"black\"", "seller-sku": "PAN-1", "price": "19.9", "quantity": "3",
      "open-date": "08/07/2016 10:12:40 BST", "product-id-type": "4", "asin1": "B000000001",
      "product-id": "4006381333931", "fulfillment-channel": "DEFAULT", "listing-id": "0001",
    ].merging(cells) { $1 }
  }

  @Test func `quotes are letters in a report`() throws {
    let read = try reading(
      table(Self.header + ["status"], delimiter: "\t", [Self.row(["status": "Active"])]))
    #expect(read.file.format.id == "amazon-listings")
    #expect(read.issues.isEmpty)
    let listing = try #require(read.listings.first)
    #expect(listing.title == .value("14\" Pan, \"black\""))
    #expect(listing.sku == "PAN-1")
    #expect(listing.externalID == "B000000001")
    #expect(listing.state == .value(.live))
    #expect(listing.price == .value(Money(minorUnits: 1_990, currency: .eur)))
    #expect(listing.barcode == .value("4006381333931"))
    #expect(listing.isPlatformFulfilled == .value(false))
    #expect(listing.extra.contains(ExtraColumn(name: "listing-id", value: "0001")))
  }

  @Test func `a report whose header is quoted has quoting`() throws {
    let read = try reading(
      "\"Date\"\t\"FNSKU\"\t\"MSKU\"\t\"Event Type\"\t\"Quantity\"\n"
        + "\"11/30/2026\"\t\"X1\"\t\"PAN-1\"\t\"Adjustments\"\t\"-2\"\n")
    #expect(read.file.format.id == "amazon-ledger-detail")
    #expect(read.issues.isEmpty)
    #expect(read.facts.first?.sku == "PAN-1")
    #expect(read.facts.first?.asOf == CivilDate(year: 2026, month: 11, day: 30))
    #expect(read.facts.first?.values.last == ExtraColumn(name: "Quantity", value: "-2"))
  }

  @Test(arguments: [
    ("Inactive+Listings+Report.txt", ListingState.inactive, 0),
    ("Active Listings Report 11-22.txt", .live, 0),
    ("12345.txt", .inactive, 1),
  ])
  func `the file's name settles which listings they are`(
    name: String, state: ListingState, doubts: Int
  ) throws {
    let read = try reading(table(Self.header, delimiter: "\t", [Self.row()]), named: name)
    #expect(read.listings.first?.state == .value(state))
    #expect(read.summary.warnings.count == doubts)
  }

  @Test func `a suppressed listing says why`() throws {
    let header = [
      "Status", "Reason", "SKU", "ASIN", "Product name", "Condition",
      "Status Change Date", "Issue Description",
    ]
    let read = try reading(
      table(
        header, delimiter: "\t",
        [
          [
            "Status": "Search Suppressed", "Reason": "Missing info", "SKU": "PAN-1",
            "ASIN": "B000000001", "Issue Description": "Main image missing",
          ]
        ]))
    #expect(read.file.format.id == "amazon-listings-suppressed")
    #expect(read.listings.first?.state == .value(.suppressed))
    #expect(read.listings.first?.stateReason == .value("Missing info: Main image missing"))
    #expect(read.facts.count == 1)
  }

  @Test func `letters that were lost on the way are said once`() throws {
    let read = try reading(
      table(
        Self.header + ["status"], delimiter: "\t",
        [
          Self.row(["item-name": "K?chenmesser", "status": "Active"]),
          Self.row(["item-name": "Gr??e L", "status": "Active"]),
          Self.row(["item-name": "Who is it?", "status": "Active"]),
        ]))
    #expect(read.listings.count == 3)
    #expect(read.summary.warnings.count == 1)
    #expect(read.summary.warnings.first?.reason.contains("2 rows") == true)
  }

  @Test func `a report in Windows-1252 is read and said`() throws {
    let text = table(
      Self.header + ["status"], delimiter: "\t",
      [Self.row(["item-name": "Küchenmesser „scharf“ 5 €", "status": "Active"])])
    let bytes = text.unicodeScalars.map { scalar -> UInt8 in
      ["„": 0x84, "“": 0x93, "€": 0x80][scalar] ?? UInt8(truncatingIfNeeded: scalar.value)
    }
    try withFile(bytes) { path in
      let read = try reading(path: path)
      #expect(read.file.encoding == .windows1252)
      #expect(read.listings.first?.title == .value("Küchenmesser „scharf“ 5 €"))
      #expect(read.summary.warnings.first?.reason.contains("Windows-1252") == true)
    }
  }

  @Test func `stock at Amazon adds up`() throws {
    let read = try reading(path: realFile("amazon_GET_FBA_MYI_ALL_INVENTORY_DATA_MIT0.txt"))
    let bottle = try #require(read.stock.first { $0.sku == "SKU-BOTTLE-150" })
    #expect(bottle.location == "Amazon FBA")
    #expect(bottle.available == .value(1_263))
    #expect(bottle.committed == .value(45))
    #expect(bottle.unavailable == .value(4))
    #expect(bottle.onHand == .value(1_312))
    #expect(bottle.incoming == .value(155))
    #expect(read.listings.last?.isPlatformFulfilled == .unstated)
    #expect(read.listings.first?.quantity == .value(156))
  }

  @Test func `a figure that no field has is kept as a fact of its day`() throws {
    let read = try reading(
      path: realFile("amazon_GET_FBA_INVENTORY_PLANNING_DATA_MIT0.txt"), context(dayShift: 1))
    let fact = try #require(read.facts.first)
    #expect(fact.asOf == CivilDate(year: 2024, month: 12, day: 16))
    #expect(fact.asin == "B0F4X2K9LM")
    #expect(fact.values.contains(ExtraColumn(name: "inv-age-0-to-90-days", value: "156")))
    let fees = try reading(path: realFile("amazon_GET_FBA_STORAGE_FEE_CHARGES_DATA_MIT0.txt"))
    #expect(fees.facts.first?.asOf == CivilDate(year: 2024, month: 12, day: 1))
    #expect(fees.facts.first?.fnsku == "X0001AB1CD")
  }
}
