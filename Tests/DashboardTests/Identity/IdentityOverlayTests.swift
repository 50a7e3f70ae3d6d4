import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// `=`: two SKUs that may be one article, for a yes or a no.
@Suite struct `SKUs that may be one article` {
  private static func inShop(_ id: Int64, _ sku: String, _ title: String) -> ArticleFacts {
    ArticleFacts(
      variantID: id, productID: id, sku: sku, barcodes: ["4006381333931"], title: title,
      options: [VariantOption(name: "Colour", value: "Navy")], vendor: "Nordlicht",
      price: Money(minorUnits: 1_990, currency: .eur), stock: 12, owner: "shop",
      isDescribed: true,
      listings: [
        ArticleListing("shop", price: Money(minorUnits: 1_990, currency: .eur), quantity: nil)
      ])
  }

  private static func listed(
    _ id: Int64, _ sku: String, _ title: String, on channel: String = "amazon-de",
    barcode: String? = "4006381333931"
  ) -> ArticleFacts {
    let price = Money(minorUnits: 2_190, currency: .eur)
    return ArticleFacts(
      variantID: id, productID: id, sku: sku, barcodes: barcode.map { [$0] } ?? [], title: title,
      price: price, stock: 3, owner: channel,
      listings: [
        ArticleListing(
          channel, title: nil, price: price, quantity: 3, isLive: true, articleID: "B00VIKA001")
      ])
  }

  private static func pair(_ id: Int64, _ kept: ArticleFacts, _ removed: ArticleFacts)
    -> ArticlePair
  {
    ArticlePair(
      id: id, kept: kept, removed: removed,
      match: ArticleRules.match(kept, removed)
        ?? ArticleMatch(strength: .doubtful, evidence: [], shared: []))
  }

  private let pairs = [
    pair(
      1, inShop(11, "SMUG-VIK-NVY", "Vika Stoneware Mug"),
      listed(21, "4Q-00R3-N7ZK", "Nordlicht Vika Stoneware Mug, Navy, dishwasher safe")),
    pair(
      2, inShop(12, "MUG-01", "Enamel Mug"),
      listed(22, "mug 1", "Gift wrap with ribbon", barcode: nil)),
    pair(
      3, listed(23, "AMZ-1", "Enamel Jug"), listed(24, "AMZ-2", "Enamel Jug, 2nd offer")),
  ]

  private func opened(
    _ size: Size = Size(width: 80, height: 24), readOnly: Bool = false
  ) throws -> Driver {
    var state = Fixture.dashboard(size)
    state.setup.isReadOnly = readOnly
    let driver = Driver(state)
    #expect(try press("=", driver) == [.loadIdentity])
    driver.reduce(.identity(pairs))
    return driver
  }

  private func press(_ keys: String, _ driver: Driver) throws -> [Effect] {
    try KeySequence(parsing: keys).flatMap { driver.reduce(.key($0)) }
  }

  private var plan: LinkPlan {
    var plan = LinkPlan(kept: pairs[0].kept, removed: pairs[0].removed)
    plan.listings = ["amazon-de"]
    plan.stock = ["Amazon FBA 3"]
    plan.orderLines = 14
    plan.filled = [.cost]
    plan.emptiedProduct = pairs[0].removed.title
    return plan
  }

  private func open(_ driver: Driver) throws -> IdentityOverlay {
    guard case .identity(let open) = driver.overlay else { throw Closed() }
    return open
  }

  private struct Closed: Error {}

  private let outcome = EditOutcome(
    changeSet: ChangeSetSummary(
      id: 9, at: Fixture.now, actor: "ida", source: "link",
      summary: "linked 4Q-00R3-N7ZK to SMUG-VIK-NVY", rows: 2), applied: 1)

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ])
  func `a pair looks as recorded`(size: Size) throws {
    try expectGolden(try opened(size).render().canvas, "\(size.width)x\(size.height)-identity")
  }

  @Test func `the preview of a link, and a duplicate, look as recorded`() throws {
    let driver = try opened()
    _ = try press("Enter", driver)
    driver.reduce(.linkPlanned(plan))
    try expectGolden(driver.render().canvas, "80x24-identity-link")
    _ = try press("Esc G", driver)
    try expectGolden(driver.render().canvas, "80x24-identity-duplicate")
  }

  @Test func `Enter previews, Enter links, and the next pair comes up`() throws {
    let driver = try opened()
    #expect(try press("Enter", driver) == [.planLink(kept: 11, removed: 21)])
    // Not twice.
    #expect(try press("Enter", driver) == [.bell])
    driver.reduce(.linkPlanned(plan))
    #expect(try press("Enter", driver) == [.link(kept: 11, removed: 21)])
    #expect(try press("y", driver) == [.bell])
    #expect(driver.reduce(.identityAnswered(outcome)) == [.loadIdentity])
    #expect(driver.message?.text == "Linked 4Q-00R3-N7ZK to SMUG-VIK-NVY; u takes it back")
    driver.reduce(.identity([pairs[1], pairs[2]]))
    #expect(try open(driver).current?.id == 2)
    #expect(try open(driver).plan == nil)
    #expect(try press("u", driver) == [.undo(UndoRequest())])
  }

  @Test func `s keeps the other one, Esc leaves both`() throws {
    let driver = try opened()
    _ = try press("y", driver)
    driver.reduce(.linkPlanned(plan))
    #expect(try press("s", driver) == [.planLink(kept: 21, removed: 11)])
    driver.reduce(.linkPlanned(LinkPlan(kept: pairs[0].removed, removed: pairs[0].kept)))
    #expect(try press("Esc", driver).isEmpty)
    #expect(try open(driver).plan == nil)
    _ = try press("Esc", driver)
    #expect(driver.overlay == nil)
  }

  @Test func `what can't be linked says why, and no key does it`() throws {
    let driver = try opened()
    _ = try press("Enter", driver)
    var refused = plan
    refused.refusal = "Berlin counts both"
    driver.reduce(.linkPlanned(refused))
    #expect(driver.render().canvas.lines().contains { $0.contains("Berlin counts both.") })
    #expect(try press("Enter", driver) == [.bell])
  }

  @Test func `n keeps the pair under the cursor apart`() throws {
    let driver = try opened()
    #expect(try press("j n", driver) == [.keepApart(12, 22)])
    driver.reduce(.failed("the store is locked"))
    #expect(try press("n", driver) == [.keepApart(12, 22)])
  }

  @Test func `a links all that are certain after a yes, and says which can't be`() throws {
    let driver = try opened()
    #expect(try press("a", driver).isEmpty)
    #expect(driver.render().canvas.lines().contains { $0.contains("Links all 1 that are certain") })
    #expect(try press("Enter", driver) == [.linkCertain])
    var refused = plan
    refused.refusal = "Berlin counts both"
    driver.reduce(.identityAnswered(outcome, leftOut: [refused]))
    #expect(driver.message?.text.hasSuffix("4Q-00R3-N7ZK: Berlin counts both") == true)
    driver.reduce(.identity([pairs[1]]))
    #expect(try press("a", driver) == [.bell])
  }

  @Test func `a store that is open read-only shows them and links nothing`() throws {
    let driver = try opened(readOnly: true)
    #expect(try press("n", driver) == [.bell])
    #expect(try press("Enter", driver) == [.planLink(kept: 11, removed: 21)])
    driver.reduce(.linkPlanned(plan))
    #expect(try press("Enter", driver) == [.bell])
  }

  @Test func `the sources say how many there are, and = opens them from there`() throws {
    let driver = Driver(Fixture.dashboard(Size(width: 80, height: 24)))
    var snapshot = driver.snapshot
    snapshot.identity = IdentityCounts(certain: 1, doubtful: 2, duplicates: 1)
    driver.reduce(.snapshot(snapshot))
    _ = try press("o", driver)
    #expect(
      driver.render().canvas.lines().contains {
        $0.contains("3 SKUs may be the same article as others, 1 duplicate; = shows them")
      })
    #expect(try press("=", driver) == [.loadIdentity])
    // A newer picture of the store brings them again.
    snapshot.generation += 1
    #expect(driver.reduce(.snapshot(snapshot)).contains(.loadIdentity))
  }
}
