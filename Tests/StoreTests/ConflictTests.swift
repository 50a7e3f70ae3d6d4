import Commerce
import Testing

@testable import Store

/// Conflicts with what the catalog knows about the variants that promotions share.
@Suite struct ConflictTests {
  private func midnight(_ text: String) throws -> WallClock {
    let date = try #require(CivilDate(text))
    return WallClock(date: date, secondOfDay: 0)
  }

  private func promotion(
    _ key: String, _ value: String, targets: String? = nil, kind: PromotionKind = .percentage
  ) throws -> FeedRecord {
    let start = try midnight("2026-11-20")
    let end = try midnight("2026-12-01")
    return .promotion(
      Promotion(
        key: key, name: key, kind: kind, state: .approved, value: value, targets: targets,
        schedule: Schedule(start: start, end: end, zone: .utc)))
  }

  private func store() throws -> Store {
    let store = try Store.inMemory()
    var mug = try variant("MUG", price: "20")
    mug.cost = .value(try eur("15"))
    try store.take(
      .products,
      [
        product("mug", title: "Mug", tags: ["gift"], variants: [mug]),
        product("cup", title: "Cup", tags: ["gift"], variants: [try variant("CUP", price: "9.99")]),
        product("tent", title: "Tent", variants: [try variant("TENT", price: "100")]),
      ])
    return store
  }

  @Test func `two percentages on shared variants tell the worst price and margin`() throws {
    let store = try store()
    try store.take(
      .promotions,
      [try promotion("a", "20 % off"), try promotion("b", "12,5% off gifts", targets: "tags:gift")])
    let found = try #require(try store.conflicts(now: noon).first)
    #expect(found.conflict.kind == .sameClass)
    #expect(found.variants == 2)
    // 9.99 × 0.8 = 7.992 → 7.99; × 0.875 = 6.99125 → 6.99. 20 → 16 → 14; (14 − 15) / 14 = −7.14 %.
    #expect(found.worstPrice == (try eur("6.99")))
    #expect(found.worstMargin == BasisPoints(-714))
  }

  @Test func `targets that share a variant conflict though they are written differently`() throws {
    let store = try store()
    try store.take(
      .promotions,
      [
        try promotion("a", "20 % off", targets: "tags:gift"),
        try promotion("b", "10 % off", targets: "sku:MUG"),
        try promotion("c", "10 % off", targets: "sku:TENT"),
      ])
    let pairs = try store.conflicts(now: noon).map { [$0.conflict.a, $0.conflict.b] }
    #expect(pairs == [["a", "b"]])
  }

  @Test func `what can't be proved stays unknown`() throws {
    let store = try store()
    try store.take(
      .promotions,
      [
        try promotion("a", "5 EUR off", targets: "colour of:the sky", kind: .fixedAmount),
        try promotion("b", "10 % off"),
      ])
    let found = try #require(try store.conflicts(now: noon).first)
    #expect(found.conflict.kind == .orderDependent)
    #expect(found.variants == nil)
    #expect(found.worstPrice == nil)
    #expect(found.worstMargin == nil)
  }

  @Test(
    arguments: [
      ("20 % off", 2_000), ("12,5% off", 1_250), ("7.25 % on mugs", 725), ("100 %", 10_000),
      ("5 EUR off", nil), ("101 %", nil), ("Buy 2", nil), ("% off", nil),
    ] as [(String, Int?)])
  func `a percentage is read from the words of a percentage promotion`(
    words: String, expected: Int?
  ) throws {
    guard case .promotion(var promotion) = try promotion("a", words) else { throw Missing() }
    #expect(promotion.percentageOff?.value == expected)
    promotion.kind = .priceList
    #expect(promotion.percentageOff == nil)
  }
}
