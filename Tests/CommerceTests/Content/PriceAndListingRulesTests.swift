import Testing

@testable import Commerce

@Suite struct PriceAndListingRulesTests {
  private func eur(_ text: String) throws -> Money { try Money(decimal: text, currency: .eur) }

  @Test(
    arguments: [
      ("0", nil, nil, ["PRICE_ZERO shop"]), ("10", "9", nil, ["PRICE_CMP shop"]),
      ("10", "10", nil, ["PRICE_CMP shop"]), ("10", "11", "5", []), ("10", "0", nil, []),
      ("10", nil, "10.01", ["PRICE_COST shop"]), ("10", nil, "10", ["PRICE_FLOOR shop"]),
      ("10", nil, "9.01", ["PRICE_FLOOR shop"]), ("10", nil, "9", []), ("10", nil, "0", []),
    ] as [(String, String?, String?, [String])])
  func `prices make sense`(
    price: String, compareAt: String?, cost: String?, expected: [String]
  ) throws {
    let codes = try found { facts in
      facts.variants[0].price = try eur(price)
      facts.variants[0].compareAt = try compareAt.map(eur)
      facts.variants[0].cost = try cost.map(eur)
      for index in facts.channels.indices {
        facts.channels[index].listings[0].price = try eur(price)
      }
    }
    #expect(codes == expected)
  }

  @Test(
    arguments: [
      (["10", "20"], 0), (["10", "20.01"], 2), (["10", "10", "20.01"], 1),
      (["10", "10", "4.99"], 1), (["10", "10", "5"], 0), (["0", "10", "10"], 0),
    ])
  func `a price is near its siblings'`(prices: [String], expected: Int) throws {
    let verdict = try judged { facts in
      facts.variants = try prices.enumerated().map { index, price in
        VariantContent(
          id: Int64(index + 1), price: try eur(price),
          options: [VariantOption(name: "Size", value: price + String(index))])
      }
      facts.channels = [ChannelContent(ownShop)]
    }
    #expect(verdict.findings.count { $0.code == .priceOutlier } == expected)
  }

  @Test func `a reduction without a promotion is permanent after 30 days`() throws {
    let since = contentNow - .days(30)
    func sale(_ change: (inout VariantContent) -> Void = { _ in }, at now: Instant) throws
      -> ContentVerdict
    {
      try judged(at: now) { facts in
        facts.variants[0].compareAt = try eur("30")
        facts.variants[0].saleSince = since
        change(&facts.variants[0])
      }
    }
    let before = try sale(at: contentNow - .seconds(1))
    #expect(before.findings.isEmpty)
    #expect(before.nextChangeAt == contentNow)
    let after = try sale(at: contentNow)
    #expect(after.findings.map(\.code) == [.permanentSale])
    #expect(after.nextChangeAt == nil)
    let covered = try sale({ $0.saleCoveredUntil = contentNow + .days(2) }, at: contentNow)
    #expect(covered.findings.isEmpty)
    #expect(covered.nextChangeAt == contentNow + .days(2))
  }

  @Test func `a live listing has a price in its channel's currency`() throws {
    #expect(
      try found { $0.channels[1].listings[0].price = nil } == ["PRICE_MARKET amazon-de"])
    #expect(try found { $0.channels[0].listings[0].price = nil }.isEmpty)
    let mixed = try found { facts in
      facts.variants += [VariantContent(id: 2), VariantContent(id: 3)]
      for index in facts.variants.indices {
        facts.variants[index].options = [VariantOption(name: "Size", value: "\(index)")]
      }
      let yen = Money(minorUnits: 2_000, currency: .jpy)
      facts.channels[1].listings += [
        ListingContent(variant: 2, price: try eur("20")), ListingContent(variant: 3, price: yen),
      ]
      facts.channels[0].listings += [
        ListingContent(variant: 2, price: try eur("20")),
        ListingContent(variant: 3, price: try eur("20")),
      ]
    }
    #expect(mixed == ["PRICE_MARKET amazon-de"])
  }

  // MARK: Stock

  @Test func `what is live has stock, and what has stock is live`() throws {
    let out = try found {
      $0.variants[0].available = 0
      $0.channels[1].listings[0].quantity = 0
    }
    #expect(out == ["LIVE_OOS shop", "LIVE_OOS amazon-de"])
    let backorder = try found {
      $0.variants[0].available = 0
      $0.variants[0].policy = .backorder
      $0.channels[1].listings[0].quantity = 0
    }
    #expect(backorder.isEmpty)
    let hidden = try found { $0.channels[1].listings[0].state = .inactive }
    #expect(hidden == ["STOCK_HIDDEN amazon-de", "DRIFT amazon-de status"])
    let draft = try found {
      $0.product.status = .draft
      $0.channels[0].listings[0].state = .inactive
      $0.channels[1].listings[0].state = .inactive
    }
    #expect(draft.isEmpty)
  }

  @Test func `a suppressed listing is an error with the channel's reason`() throws {
    let verdict = try judged {
      $0.channels[1].listings[0].state = .suppressed
      $0.channels[1].listings[0].stateReason = "Image missing"
    }
    #expect(verdict.findings.map(\.code) == [.suppressed, .drift])
    #expect(verdict.findings.first?.value == "Image missing")
  }

  // MARK: Drift

  @Test func `channels that say something else drift, field by field`() throws {
    #expect(
      try found { $0.channels[1].listings[0].title = "Fjell Cup" } == ["DRIFT amazon-de title"])
    #expect(
      try found { $0.channels[1].listings[0].price = try eur("19") } == ["DRIFT amazon-de price"])
    #expect(try found { $0.channels[1].imageCount = 3 } == ["DRIFT amazon-de images"])
    #expect(
      try found { $0.channels[1].listings[0].quantity = 6 } == ["DRIFT amazon-de quantity"])
    #expect(
      try found { $0.channels[1].listings[0].quantity = 0 } == ["DRIFT amazon-de quantity"])
  }

  @Test func `what can't be compared is no drift`() throws {
    #expect(try found { $0.channels[1].listings[0].title = "フィエル ホーローマグ" }.isEmpty)
    let yen = Money(minorUnits: 3_000, currency: .jpy)
    #expect(try found { $0.channels[1].listings[0].price = yen }.isEmpty)
    #expect(try found { $0.channels[1].listings[0].quantity = 3 }.isEmpty)
    let theirs = try found {
      $0.channels[1].listings[0].quantity = 9
      $0.channels[1].listings[0].isPlatformFulfilled = true
    }
    #expect(theirs.isEmpty)
  }

  @Test func `drift that is accepted is none`() throws {
    let settings = ContentSettings(acceptedDrift: ["amazon-de": [.price]])
    let codes = try found(settings: settings) {
      $0.channels[1].listings[0].price = try eur("19")
      $0.channels[1].listings[0].title = "Fjell Cup"
    }
    #expect(codes == ["DRIFT amazon-de title"])
  }
}
