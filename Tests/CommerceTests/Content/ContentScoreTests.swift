import Testing

@testable import Commerce

@Suite struct ContentScoreTests {
  private static let mark = FindingKey(code: .gtinBad, channel: "shop", variantID: 1)

  private func score(
    waivers: [FindingKey: FindingWaiver] = [:], at now: Instant = contentNow,
    _ change: (inout ContentCase) throws -> Void
  ) throws -> [Int] {
    try judged(waivers: waivers, at: now, change).scores.map(\.score)
  }

  @Test func `the score is the weight that passed over the weight that applied`() throws {
    let facts = try flawless()
    let verdict = ContentRules.judge(facts, now: contentNow)
    #expect(verdict.scores.map(\.score) == [100, 100])
    // Two facts and nothing else: a title (8) that promotes (4) leaves 8 + 2 (capitals) + 4 (HTML)
    // + 4 (Google's length) of 22.
    let small = ContentCase(
      product: ProductContent(title: "Free shipping mug"), channels: [ChannelContent(ownShop)],
      owner: "shop")
    #expect(ContentRules.judge(small, now: contentNow).scores.map(\.score) == [100 * 18 / 22])
    var empty = small
    empty.product.title = ""
    #expect(ContentRules.judge(empty, now: contentNow).scores.map(\.score) == [0])
  }

  @Test func `a rule counts once, however many variants fail it`() throws {
    func shop(_ barcodes: [String]) -> Int? {
      let variants = barcodes.enumerated().map { index, barcode in
        VariantContent(
          id: Int64(index), barcode: barcode,
          options: [VariantOption(name: "Size", value: "\(index)")])
      }
      let facts = ContentCase(
        product: ProductContent(), variants: variants, channels: [ChannelContent(ownShop)],
        owner: "shop")
      return ContentRules.judge(facts, now: contentNow).score
    }
    #expect(shop(["1", "2", "96385074"]) == shop(["1", "036000291452", "96385074"]))
  }

  @Test func `a shared fault lowers every channel, an own one only its channel`() throws {
    let shared = try score { $0.variants[0].barcode = "1" }
    #expect(shared.allSatisfy { $0 < 100 })
    let own = try score { $0.product.title = "Mug 5 $" }
    #expect(own[0] == 100)
    #expect(own[1] < 100)
  }

  @Test func `a waived finding does not count until its waiver ends`() throws {
    let end = contentNow + .days(3)
    let waivers = [Self.mark: FindingWaiver(until: end, reason: "new labels", by: "ada")]
    func verdict(at now: Instant) throws -> ContentVerdict {
      try judged(waivers: waivers, at: now) { $0.variants[0].barcode = "1" }
    }
    let during = try verdict(at: end - .seconds(1))
    #expect(during.findings.map(\.code) == [.gtinBad])
    #expect(during.scores.map(\.score) == [100, 100])
    #expect(during.scores.map(\.findings) == [0, 0])
    #expect(during.nextChangeAt == end)
    let after = try verdict(at: end)
    #expect(after.scores.allSatisfy { $0.score < 100 && $0.findings == 1 })
    #expect(after.nextChangeAt == nil)
  }

  @Test func `a waiver of something that is not there changes nothing`() throws {
    let waivers = [
      Self.mark: FindingWaiver(until: contentNow + .days(3), reason: "later", by: "ada")
    ]
    #expect(try judged(waivers: waivers) { _ in }.nextChangeAt == nil)
  }

  @Test(
    arguments: [
      ("2026-12-31", "2026-12-31T23:00:00Z"), ("1d", "2026-11-23T23:00:00Z"),
      ("2026-12-01T12:00:00Z", "2026-12-01T12:00:00Z"),
    ])
  func `a waiver ends with its last day in the store's zone`(text: String, end: String) throws {
    let berlin = try #require(StoreZone(identifier: "Europe/Berlin"))
    #expect(
      WaiverEnd.read(text, zone: berlin, now: contentNow) == Instant(rfc3339: end))
  }

  @Test(arguments: ["", "soon", "0d", "-3d", "d", "2026-13-01"])
  func `what is no day ends nothing`(text: String) {
    #expect(WaiverEnd.read(text, zone: .utc, now: contentNow) == nil)
  }

  @Test func `every code has a weight, a label and what clears it, and unproven ones don't run`() {
    for code in FindingCode.allCases {
      #expect(code.severity.weight > 0)
      #expect(!code.label.isEmpty && !code.clearsWhen.isEmpty && !code.appliesTo.isEmpty)
    }
    let running = Set(FindingCode.allCases.map(\.rawValue))
    #expect(UnprovenRule.all.allSatisfy { !running.contains($0.code) && !$0.because.isEmpty })
  }
}
