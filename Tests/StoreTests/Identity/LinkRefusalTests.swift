import Commerce
import GRDB
import Testing

@testable import Store

/// What keeps two variants from being linked, and rows that a link turns away.
@Suite struct LinkRefusalTests {
  private func refusal(_ store: Store, _ one: String, _ other: String) throws -> String? {
    let plan = try store.linkPlan(store.id(one), store.id(other))
    let before = try store.wholeStore()
    if plan.refusal != nil {
      #expect(throws: StoreError.self) {
        try store.link(
          kept: plan.kept.variantID, removed: plan.removed.variantID, actor: "ida", now: noon)
      }
    }
    #expect(try store.wholeStore() == before)
    return plan.refusal
  }

  @Test func `two listings of one channel`() throws {
    let store = try IdentityFixture.store()
    try store.take(.listings, [try IdentityFixture.listing("AMZ-8")], channel: amazon)
    try store.settled()
    #expect(try store.proposals().contains("duplicate AMZ-7 AMZ-8"))
    #expect(try refusal(store, "AMZ-7", "AMZ-8")?.hasPrefix("both are listed on amazon-de") == true)
    let pair = try #require(try store.identityPairs(.duplicate).first)
    #expect(pair.match.shared == ["amazon-de"])
    #expect(pair.remedy?.contains("Correct the barcode of AMZ-7 or AMZ-8 on amazon-de") == true)
  }

  @Test func `an edit on its way, until it is undone`() throws {
    let store = try IdentityFixture.store()
    try store.edit("price 22.00", where: "sku:AMZ-7")
    #expect(try refusal(store, "MUG-01", "AMZ-7")?.contains("1 edit") == true)
    try store.undo(actor: "ida", now: noon)
    #expect(try refusal(store, "MUG-01", "AMZ-7") == nil)
  }

  @Test func `one location that counts both`() throws {
    let store = try IdentityFixture.store()
    try store.take(.stock, [stock("AMZ-7", at: "Berlin", available: 2)])
    #expect(try refusal(store, "MUG-01", "AMZ-7")?.hasPrefix("Berlin counts both") == true)
  }

  @Test func `one purchase order with a line for each`() throws {
    let store = try IdentityFixture.store()
    try store.take(.purchaseOrders, [IdentityFixture.purchase("PO-1", "MUG-01", 5)])
    #expect(try refusal(store, "MUG-01", "AMZ-7")?.hasPrefix("purchase order PO-1") == true)
  }

  @Test func `one without a SKU`() throws {
    let store = try IdentityFixture.store()
    var bare = try variant(nil, price: "19.90")
    bare.barcode = .value(IdentityFixture.mugGTIN)
    try store.take(
      .products, [product("mug", title: "Vika Mug", variants: [bare])], channel: amazonFR)
    let id = try store.id("mug")
    #expect(try store.linkPlan(store.id("MUG-01"), id).refusal?.contains("has no SKU") == true)
  }

  @Test func `a second listing of the linked variant on its channel is refused, not taken over`()
    throws
  {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    let result = try store.take(
      .listings, [try IdentityFixture.listing("MUG-01", price: "1.00")], channel: amazon)
    #expect(result.quarantined == 1)
    #expect(result.issues.first?.reason.contains("lists that as AMZ-7 already") == true)
    // On the shop, which has the variant under its own SKU.
    let other = try store.take(.listings, [try IdentityFixture.listing("AMZ-7", price: "2.00")])
    #expect(other.quarantined == 1)
    let file = try store.take(
      .products, [product("amz", title: "Other", variants: [try variant("AMZ-7", price: "3.00")])])
    // As a SKU that two products of one file have: kept as text, told, nobody's.
    #expect(file.created == 1)
    #expect(file.issues.first?.reason.contains("product vika-mug has this SKU too") == true)
    #expect(try store.id("AMZ-7") == store.id("MUG-01"))
    let prices = try store.variantDetail(id: store.id("MUG-01")).listings.map(\.price)
    #expect(prices == [try eur("21.90"), try eur("19.90")])
    // A third channel may list it by either.
    let third = try store.take(.listings, [try IdentityFixture.listing("AMZ-7")], channel: amazonFR)
    #expect(third.quarantined == 0 && third.created == 0)
    var sku: String?
    try store.eachExport(.all, channel: "amazon-fr") {
      sku = $0.variants.first?.variant.sku
      return true
    }
    #expect(sku == "AMZ-7")
    // It goes with the SKU that it says.
    try store.undo(actor: "ida", now: noon)
    try store.settled()
    #expect(
      try store.variantDetail(id: store.id("AMZ-7")).listings.map(\.channel) == [
        "amazon-de", "amazon-fr",
      ])
    #expect(try store.variantDetail(id: store.id("MUG-01")).listings.map(\.sku) == [nil])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `the shop may give its own row the further SKU`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    var mug = try variant("AMZ-7", price: "19.90")
    mug.barcode = .value(IdentityFixture.mugGTIN)
    let result = try store.take(
      .products, [product("vika-mug", title: "Vika Mug", variants: [mug])])
    #expect(result.quarantined == 0 && result.created == 0)
    #expect(try store.id("MUG-01") == store.id("AMZ-7"))
    try store.undo(actor: "ida", now: noon)
    #expect(try store.integrityCheck() == [])
    #expect(try store.id("MUG-01") != store.id("AMZ-7"))
  }

  @Test func `one file that counts a linked variant twice at a location is told so`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    let result = try store.take(
      .stock,
      [stock("MUG-01", at: "Berlin", available: 5), stock("AMZ-7", at: "Berlin", available: 1)])
    #expect(result.quarantined == 1)
    #expect(result.issues.first?.reason.hasPrefix("it is linked to MUG-01") == true)
    let purchases = try store.take(
      .purchaseOrders, [IdentityFixture.purchase("PO-1", "MUG-01", 5)])
    #expect(purchases.quarantined == 1)
  }
}
