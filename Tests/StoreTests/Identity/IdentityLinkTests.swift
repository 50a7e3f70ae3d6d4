import Commerce
import GRDB
import Testing

@testable import Store

/// Two SKUs of one article: proposed, linked by a person, and taken apart again.
@Suite struct IdentityLinkTests {
  @Test func `an import alone proposes and merges nothing`() throws {
    let store = try IdentityFixture.store()
    #expect(try store.proposals() == ["certain MUG-01 AMZ-7"])
    #expect(try store.identityCounts() == IdentityCounts(certain: 1))
    #expect(try store.skus().sorted() == ["AMZ-7", "BOWL-L", "BOWL-S", "MUG-01"])
    let pair = try #require(try store.identityPairs().first)
    #expect(pair.match.reasons.map(\.code) == ["same-gtin"])
    #expect(pair.kept.channels == ["shop"])
    #expect(pair.removed.channels == ["amazon-de"])
  }

  @Test func `the preview says what moves and changes nothing`() throws {
    let store = try IdentityFixture.store()
    let before = try store.wholeStore()
    let plan = try store.linkPlan(store.id("AMZ-7"), store.id("MUG-01"))
    #expect(plan.refusal == nil)
    #expect(
      plan.sentences == [
        "MUG-01 is kept; AMZ-7 becomes another SKU of it.",
        "Its listing on amazon-de moves, and files for that channel go on saying AMZ-7.",
        "Its stock counts for it: Amazon FBA 3.",
        "2 order lines, 1 purchase order line count for it.",
        "It gets cost, which it does not have.",
        "The product Vika Mug, stoneware goes, it is empty then.",
      ])
    try store.isAs(before)
  }

  @Test func `a link leaves one variant with the stock, the sales and the listings of both`() throws
  {
    let store = try IdentityFixture.store()
    let outcome = try store.link("MUG-01", "AMZ-7")
    #expect(outcome.changeSet?.source == "link")
    #expect(outcome.changeSet?.summary == "linked AMZ-7 to MUG-01")
    try store.settled()
    #expect(try store.skus().sorted() == ["BOWL-L", "BOWL-S", "MUG-01"])
    #expect(try store.proposals() == [])
    let id = try store.id("MUG-01")
    #expect(try store.id("amz-7") == id)
    let detail = try store.variantDetail(id: id)
    #expect(detail.row.stock.available == 15)
    #expect(detail.row.channels == ["amazon-de", "shop"])
    #expect(detail.levels.map(\.location) == ["Amazon FBA", "Berlin"])
    #expect(detail.incoming.map(\.ordered).sorted() == [20, 50])
    #expect(detail.listings.map(\.title) == ["Vika Mug, stoneware", nil])
    #expect(detail.listings.map(\.sku) == ["AMZ-7", nil])
    #expect(detail.row.cost == (try eur("6.00")))
    #expect(try units(of: "MUG-01", in: store) == 7)
    // Found by either SKU.
    #expect(try store.skus("amz-7") == ["MUG-01"])
    #expect(try store.skus("sku:AMZ-7") == ["MUG-01"])
    #expect(try store.integrityCheck() == [])
    #expect(try store.identityRecords().map(\.otherSKU) == ["AMZ-7"])
    #expect(try store.identityRecords().first?.channels == ["amazon-de"])
  }

  @Test func `from then on every importer means the kept one by the other SKU`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    try store.settled()
    let before = try store.wholeStore()
    // The same files again.
    let same = try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", article: "B000000007")], channel: amazon)
    #expect(same.created == 0 && same.updated == 0 && same.unchanged == 1)
    let stockAgain = try store.take(
      .stock, [stock("AMZ-7", at: "Amazon FBA", available: 3)], channel: amazon)
    #expect(stockAgain.unchanged == 1)
    try store.take(
      .orders, [try order("305-1", lines: [("AMZ-7", 4)])], channel: amazon)
    try store.take(.purchaseOrders, [IdentityFixture.purchase("PO-1", "AMZ-7", 50)])
    try store.take(.costs, [.cost(CostRecord(sku: "amz-7", cost: try eur("6.00")))])
    try store.take(.products, try IdentityFixture.shopRecords())
    try store.settled()
    try store.isAs(before, but: ["sync_run", "source"])
    #expect(try store.proposals() == [])
    // And new ones.
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", price: "23.00")], channel: amazon)
    try store.take(.stock, [stock("AMZ-7", at: "Amazon FBA", available: 9)], channel: amazon)
    try store.take(.orders, [try order("305-3", lines: [("AMZ-7", 5)])], channel: amazon)
    try store.take(.purchaseOrders, [IdentityFixture.purchase("PO-3", "AMZ-7", 1)])
    try store.take(.costs, [.cost(CostRecord(sku: "AMZ-7", cost: try eur("7.00")))])
    try store.settled()
    #expect(try store.catalogRows().count == 3)
    let detail = try store.variantDetail(id: store.id("MUG-01"))
    #expect(detail.row.price == (try eur("19.90")))
    #expect(detail.listings.first?.price == (try eur("23.00")))
    #expect(detail.row.stock.available == 21)
    #expect(detail.row.cost == (try eur("7.00")))
    #expect(detail.incoming.count == 3)
    #expect(try units(of: "MUG-01", in: store) == 12)
    #expect(try store.integrityCheck() == [])
  }

  private func units(of key: String, in store: Store) throws -> Int? {
    try store.database.read { db in
      try Int.fetchOne(
        db, sql: "SELECT sum(demand) FROM order_line WHERE sku_key = ?", arguments: [key])
    }
  }

  @Test func `a second shop's products file goes on meaning the kept variants`() throws {
    let magento = Channel(code: "magento", name: "Magento", kind: .ownStore)
    func sized(_ sku: String, _ size: String, _ barcode: String, line: Int) throws -> VariantRecord
    {
      var record = try variant(
        sku, price: "11.00", options: [VariantOption(name: "Size", value: size)], quantity: 4,
        line: line)
      record.barcode = .value(barcode)
      return record
    }
    let file = [
      product(
        "m-bowl", title: "Bowl of ash", vendor: "Ash",
        variants: [
          try sized("MB-L", "L", IdentityFixture.bowlGTIN, line: 2),
          try sized("MB-XL", "XL", "4006381333955", line: 3),
        ]),
      product("m-mug", title: "Mug", variants: [try variant("MM-1", price: "18.00", line: 4)]),
    ]
    let store = try IdentityFixture.store()
    try store.take(.products, file, channel: magento)
    try store.settled()
    #expect(try store.proposals().contains("certain BOWL-L MB-L"))
    let before = try store.wholeStore()
    try store.link("BOWL-L", "MB-L")
    try store.link("MUG-01", "MM-1")
    try store.settled()
    // One product goes with its only variant, the other stays with the rest.
    #expect(try store.catalogRows().map(\.handle).contains("m-bowl"))
    #expect(try !store.catalogRows().map(\.handle).contains("m-mug"))
    let linked = try store.wholeStore()
    let again = try store.take(.products, file, channel: magento)
    #expect(again.created == 0 && again.updated == 0 && again.quarantined == 0)
    try store.settled()
    try store.isAs(linked, but: ["sync_run", "source"])
    var written: [String] = []
    try store.eachExport(.all, channel: "magento") { export in
      written += export.variants.map { "\(export.product.handle) \($0.variant.sku ?? "-")" }
      return true
    }
    #expect(written.sorted() == ["m-bowl MB-XL", "m-mug MM-1", "bowl MB-L"].sorted())
    try store.undo(actor: "ida", now: noon)
    try store.undo(actor: "ida", now: noon)
    try store.settled()
    try store.isAs(before, but: ["sync_run", "source"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `files for the channel say the channel's SKU, those for the shop its own`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    func skus(_ channel: String?) throws -> [String] {
      var found: [String] = []
      try store.eachExport(.all, channel: channel, withLevels: true) { product in
        for variant in product.variants
        where variant.variant.barcode.value == IdentityFixture.mugGTIN {
          found += [variant.variant.sku ?? "-", variant.listing?.sku ?? "-"]
          found += variant.levels.map { $0.sku ?? "-" }
        }
        return true
      }
      return found
    }
    #expect(try skus("amazon-de") == ["AMZ-7", "AMZ-7", "AMZ-7", "AMZ-7"])
    #expect(try skus("shop") == ["MUG-01", "MUG-01", "MUG-01", "MUG-01"])
    #expect(try skus(nil).first == "MUG-01")
  }

  @Test func `undo puts back the very rows, redo links them again`() throws {
    let store = try IdentityFixture.store()
    let before = try store.wholeStore()
    let set = try #require(try store.link("MUG-01", "AMZ-7").changeSet).id
    try store.settled()
    let after = try store.wholeStore()
    #expect(after != before)
    #expect(try store.undo(actor: "bo", now: noon).conflicts.isEmpty)
    try store.settled()
    try store.isAs(before)
    #expect(try store.integrityCheck() == [])
    #expect(try store.changeSet(set).undoneBy != nil)
    #expect(try store.proposals() == ["certain MUG-01 AMZ-7"])
    #expect(throws: StoreError.self) { try store.undo(set: set, actor: "bo", now: noon) }
    try store.redo(actor: "bo", now: noon)
    try store.settled()
    try store.isAs(after)
    #expect(try store.changeSet(set).undoneBy == nil)
    #expect(try store.integrityCheck() == [])
    // By its number, after it was put back.
    try store.undo(set: set, actor: "bo", now: noon)
    try store.settled()
    try store.isAs(before)
  }

  @Test func `what was imported since stays with the SKU that said it`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    try store.settled()
    try store.take(
      .listings, [try IdentityFixture.listing("AMZ-7", price: "25.00")], channel: amazon)
    try store.take(.stock, [stock("AMZ-7", at: "Amazon FBA", available: 30)], channel: amazon)
    try store.take(
      .orders, [try order("305-9", lines: [("AMZ-7", 6), ("MUG-01", 1)])], channel: amazon)
    try store.settled()
    try store.undo(actor: "ida", now: noon)
    try store.settled()
    let mug = try store.variantDetail(id: store.id("MUG-01"))
    let other = try store.variantDetail(id: store.id("AMZ-7"))
    #expect(mug.row.stock.available == 12)
    #expect(other.row.stock.available == 30)
    #expect(other.listings.first?.price == (try eur("25.00")))
    #expect(other.listings.first?.title == nil)
    #expect(mug.listings.map(\.channel) == ["shop"])
    let keys = try store.database.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT l.sku_key FROM order_line l JOIN sales_order o ON o.id = l.order_id
          WHERE o.name = '305-9' ORDER BY l.seq
          """)
    }
    #expect(keys == ["AMZ-7", "MUG-01"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `all that are certain go in one change set, what can't comes back with the reason`()
    throws
  {
    let store = try IdentityFixture.store()
    try store.take(
      .listings,
      [try IdentityFixture.listing("AMZ-L", title: "Bowl", barcode: IdentityFixture.bowlGTIN)],
      channel: amazon)
    try store.take(.listings, [try IdentityFixture.listing("FR-7")], channel: amazonFR)
    try store.edit("cost 5.00", where: "sku:AMZ-L")
    try store.settled()
    #expect(
      try store.proposals() == [
        "certain MUG-01 AMZ-7", "certain BOWL-L AMZ-L", "certain MUG-01 FR-7", "certain AMZ-7 FR-7",
      ])
    let (outcome, refused) = try store.linkCertain(actor: "ida", now: noon)
    #expect(outcome.applied == 2)
    #expect(outcome.changeSet?.summary == "linked 2 SKUs")
    #expect(refused.map(\.removed.name) == ["AMZ-L"])
    #expect(refused.first?.refusal?.contains("1 edit that its platform has not shown yet") == true)
    try store.settled()
    #expect(try store.id("FR-7") == store.id("MUG-01"))
    #expect(
      try store.variantDetail(id: store.id("MUG-01")).row.channels == [
        "amazon-de", "amazon-fr", "shop",
      ])
    #expect(try store.integrityCheck() == [])
    try store.undo(actor: "ida", now: noon)
    try store.settled()
    #expect(try store.catalogRows().count == 6)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a link to a linked one moves its SKUs on, and comes off first`() throws {
    let store = try IdentityFixture.store()
    try store.take(.listings, [try IdentityFixture.listing("FR-7")], channel: amazonFR)
    try store.settled()
    let before = try store.wholeStore()
    let first = try #require(try store.link("AMZ-7", "FR-7").changeSet).id
    try store.settled()
    let between = try store.wholeStore()
    let second = try #require(try store.link("MUG-01", "AMZ-7").changeSet).id
    try store.settled()
    #expect(try store.id("FR-7") == store.id("MUG-01"))
    #expect(throws: StoreError.self) { try store.undo(set: first, actor: "ida", now: noon) }
    try store.undo(set: second, actor: "ida", now: noon)
    try store.settled()
    try store.isAs(between)
    try store.undo(set: first, actor: "ida", now: noon)
    try store.settled()
    try store.isAs(before)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a SKU that is linked can't be given to anybody`() throws {
    let store = try IdentityFixture.store()
    try store.link("MUG-01", "AMZ-7")
    for sku in ["BOWL-S", "MUG-01"] {
      let outcome = try store.apply(
        plan: store.plan(["sku AMZ-7"], where: "sku:\(sku)"), summary: "", actor: "ida", now: noon)
      #expect(outcome.changeSet == nil)
      let checked = try store.checkingIdentities(of: store.plan(["sku AMZ-7"], where: "sku:\(sku)"))
      #expect(checked.map(\.verdict) == [.refused])
    }
  }
}
