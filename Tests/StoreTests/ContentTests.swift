import Commerce
import Foundation
import Testing

@testable import Store

/// Findings in the store: kept when facts change, shared values, decisions.
@Suite struct ContentTests {
  private let rules = ContentRuleSet.rules(for: StoreSettings(currency: .eur))

  private func record(
    _ handle: String, title: String = "Mug", seo: String? = nil, image: String? = nil,
    variants: @autoclosure () throws -> [VariantRecord]
  ) rethrows -> FeedRecord {
    var record = ProductRecord(handle: handle)
    record.title = .value(title)
    record.seoTitle = seo.map { .value($0) } ?? .cleared
    record.images =
      image.map { .value([ProductImage(url: $0, position: 1, altText: "x")]) } ?? .cleared
    record.descriptionHTML = .value("<p>Steel.</p>")
    record.variants = try variants()
    return .product(record)
  }

  private func variant(
    _ sku: String, price: String = "10", barcode: String? = nil, compareAt: String? = nil
  ) throws -> VariantRecord {
    var record = try StoreTests.variant(sku, price: price)
    if let barcode { record.barcode = .value(barcode) }
    record.compareAtPrice = try compareAt.map { .value(try eur($0)) } ?? .cleared
    return record
  }

  private func findings(_ store: Store, _ query: String = "") throws -> [String] {
    var lines: [String] = []
    try store.eachFindingRow(
      query: query.isEmpty ? Query() : try Query.parse(query, schema: .findings),
      sort: QuerySchema.findings.defaultSort
    ) {
      lines.append("\($0.code.rawValue) \($0.subject)")
      return true
    }
    return lines
  }

  @Test func `an import is judged, and an edit that mends a finding clears it`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        try record(
          "mug", title: "FREE SHIPPING", seo: "Mug", image: "u", variants: [variant("MUG")])
      ])
    #expect(try store.unjudged() == 1)
    let first = try store.judge(content: rules, now: noon)
    #expect(first.products == 1)
    #expect(first.isComplete)
    #expect(try findings(store) == ["T_PROMO mug", "T_CAPS mug", "IMG_FEW mug"])
    #expect(try store.judge(content: rules, now: noon).products == 0)

    let subjects = try store.editSubjects(query: Query())
    let plan = EditPlanner.plan(
      rows: subjects, expressions: [try EditExpression.parse("title set \"Mug\"")],
      settings: EditingSettings())
    try store.apply(plan: plan, summary: "title", actor: "ada", now: noon)
    let second = try store.judge(content: rules, now: noon)
    #expect(second.products == 1)
    #expect(second.cleared == 2)
    #expect(try findings(store) == ["IMG_FEW mug"])
  }

  @Test func `the catalog is searched and sorted by score and finding`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        try record("mug", seo: "Mug", image: "u", variants: [variant("MUG")]),
        try record("cup", title: "FREE SHIPPING", seo: "", variants: [variant("CUP")]),
        try record(
          "pot", title: "Pot", seo: "Pot", image: "p", variants: [variant("POT", barcode: "1")]),
      ])
    try store.judge(content: rules, now: noon)
    #expect(try store.skus("finding:IMG_NONE") == ["CUP"])
    #expect(try store.skus("severity:blocker") == ["CUP"])
    #expect(try store.skus("severity:error").sorted() == ["CUP", "POT"])
    #expect(try store.skus("has:finding").count == 3)
    #expect(try store.skus("-finding:IMG_NONE").sorted() == ["MUG", "POT"])
    #expect(try store.skus("", sort: SortOrder("score")).first == "CUP")
    let scores = try store.catalogRows("", sort: SortOrder("score")).map(\.contentScore)
    #expect(scores == scores.sorted { ($0 ?? 101) < ($1 ?? 101) })
    let worst = try #require(scores.first ?? nil)
    #expect(try store.skus("score<=\(worst)") == ["CUP"])
    #expect(try findings(store, "sku:POT") == ["GTIN_BAD POT"])
    #expect(try findings(store, "mug") == ["IMG_FEW mug"])
    #expect(try findings(store, "severity:blocker") == ["IMG_NONE cup"])
  }

  @Test func `the second of a barcode marks the first, and its going clears it`() throws {
    let store = try Store.inMemory()
    let code = "4006381333931"
    try store.take(
      .products,
      [try record("mug", seo: "Mug", image: "u", variants: [variant("MUG", barcode: code)])])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:GTIN_DUP").isEmpty)
    try store.take(
      .products,
      [
        try record(
          "cup", seo: "Cup", image: "c", variants: [variant("CUP", barcode: "0\(code)")])
      ])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:GTIN_DUP").sorted() == ["GTIN_DUP CUP", "GTIN_DUP MUG"])
    try store.take(
      .products,
      [
        try record(
          "cup", seo: "Cup", image: "c", variants: [variant("CUP", barcode: "036000291452")])
      ])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:GTIN_DUP").isEmpty)
  }

  @Test func `SEO titles and main images are compared across products, whatever their case`() throws
  {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        try record("mug", seo: "A mug", image: "u", variants: [variant("MUG")]),
        try record("cup", seo: " a MUG", image: "u", variants: [variant("CUP")]),
      ])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:SEO_T").count == 2)
    #expect(try findings(store, "code:IMG_DUP").count == 2)
  }

  @Test func `a shared SKU is found, and is over when its holder lets go`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [
        try record("mug", seo: "M", image: "u", variants: [variant("DUP")]),
        try record("cup", seo: "C", image: "c", variants: [variant("dup ")]),
      ])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:SKU_DUP").count == 1)
    let holder = try #require(try store.editSubjects(variants: [1]).first)
    let plan = EditPlanner.plan(
      rows: [holder], expressions: [try EditExpression.parse("sku set OTHER")],
      settings: EditingSettings())
    try store.apply(plan: plan, summary: "sku", actor: "ada", now: noon)
    #expect(try store.unjudged() == 2)
  }

  @Test func `stock and listings are judged again when they change`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try record("mug", seo: "M", image: "u", variants: [variant("MUG")])])
    try store.take(.stock, [stock("MUG", available: 3)])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:LIVE_OOS").isEmpty)
    try store.take(.stock, [stock("MUG", available: 0)])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:LIVE_OOS") == ["LIVE_OOS MUG"])
    var listing = ListingRecord(sku: "MUG")
    listing.price = .value(try eur("12"))
    try store.take(.listings, [.listing(listing)], channel: amazon)
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:DRIFT channel:amazon-de") == ["DRIFT MUG"])
  }

  @Test func `a column that appears later turns unknown into empty`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [product("mug", title: "Mug", variants: [variant("MUG")])])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store).isEmpty)
    try store.take(.products, [try record("cup", seo: "C", variants: [variant("CUP")])])
    try store.judge(content: rules, now: noon)
    #expect(try findings(store, "code:IMG_NONE").sorted() == ["IMG_NONE cup", "IMG_NONE mug"])
  }

  @Test func `a reduction becomes permanent by the clock`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      [try record("mug", seo: "M", image: "u", variants: [variant("MUG", compareAt: "20")])])
    try store.judge(content: rules, now: noon)
    #expect(try store.judge(content: rules, now: noon + .days(29)).products == 0)
    #expect(try findings(store, "code:PRICE_SALE").isEmpty)
    #expect(try store.judge(content: rules, now: noon + .days(30)).products == 1)
    #expect(try findings(store, "code:PRICE_SALE") == ["PRICE_SALE MUG"])
  }

  @Test func `other thresholds judge every product anew`() throws {
    let store = try Store.inMemory()
    try store.take(.products, [try record("mug", seo: "M", image: "u", variants: [variant("MUG")])])
    try store.judge(content: rules, now: noon)
    var settings = StoreSettings(currency: .eur)
    settings.editing.marginFloor = BasisPoints(5_000)
    #expect(try store.judge(content: .rules(for: settings), now: noon).products == 1)
  }

  @Test func `a look stops at its limit and goes on later`() throws {
    let store = try Store.inMemory()
    try store.take(
      .products,
      try (1...200).map { number in
        try record(
          "p\(number)", seo: "P\(number)", image: "u\(number)", variants: [variant("S\(number)")])
      })
    let first = try store.judge(content: rules, now: noon, limit: 150)
    #expect(first.products == 150)
    #expect(first.left == 50)
    #expect(try store.snapshot(now: noon).unjudged == 50)
    let second = try store.judge(content: rules, now: noon)
    #expect(second.products == 50)
    #expect(second.isComplete)
  }
}
