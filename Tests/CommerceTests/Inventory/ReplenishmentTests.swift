import Commerce
import Testing

@Suite struct ReplenishmentTests {
  @Test(arguments: [
    (9_000, 1.2816), (9_500, 1.6449), (9_750, 1.9600), (9_800, 2.0537), (9_900, 2.3263),
    (9_950, 2.5758), (9_990, 3.0902), (5_000, 0), (100, -2.3263),
  ])
  func `the service level gives z`(level: Int, expected: Double) throws {
    let z = try #require(NormalQuantile.z(BasisPoints(level)))
    #expect(abs(z - expected) < 0.00005)
  }

  @Test func `certainty has no z`() {
    for level in [0, 10_000, -5] { #expect(NormalQuantile.z(BasisPoints(level)) == nil) }
  }

  @Test(arguments: [(0.0, 25, 205), (2.0, 71, 251)])
  func `safety stock is rounded up before it is added`(
    leadTimeDeviation: Double, safety: Int, point: Int
  ) throws {
    let plan = try #require(
      ReorderPlan(
        demand: 20, demandDeviation: 5, leadTime: 9, leadTimeDeviation: leadTimeDeviation,
        serviceLevel: BasisPoints(9_500)))
    #expect(plan.safetyStock == safety)
    #expect(plan.reorderPoint == point)
  }

  @Test(arguments: [
    (0, 10, 6, 0), (-3, 10, 6, 0), (3, 10, 1, 10), (3, 10, 6, 12), (13, 1, 6, 18), (12, 1, 6, 12),
    (7, 0, 0, 7),
  ])
  func `a need is raised to the least quantity and whole packs`(
    need: Int, minimum: Int, pack: Int, expected: Int
  ) {
    #expect(OrderQuantity.units(need: need, minimum: minimum, pack: pack) == expected)
  }

  @Test func `revenue is classed by the share before an item`() {
    let amounts: [Int64] = [500, 200, 120, 80, 40, 30, 20, 10, 0]
    let revenue = Dictionary(
      uniqueKeysWithValues: amounts.enumerated().map { ("S\($0.offset)", $0.element) })
    let classes = RevenueClass.classes(revenue: revenue)
    #expect(
      amounts.indices.map { classes["S\($0)"]?.rawValue ?? "?" }.joined() == "AAABBBCCN")
  }

  @Test func `equal revenue is classed by SKU, and without sales all are N`() {
    let classes = RevenueClass.classes(revenue: ["b": 20, "a": 80, "c": 20])
    #expect(classes == ["a": .a, "b": .a, "c": .b])
    #expect(
      RevenueClass.classes(revenue: ["a": 80, "b": 15, "c": 5]) == ["a": .a, "b": .b, "c": .c])
    #expect(RevenueClass.classes(revenue: ["a": 0, "b": -5]) == ["a": .n, "b": .n])
  }

  @Test(arguments: [(180, 30, 5_000, 30), (180, 150, 5_000, 90), (90, 25, 2_000, 18)])
  func `missed days are a share of the window at most`(
    window: Int, out: Int, share: Int, days: Int
  ) throws {
    let missed = MissedSales(
      velocityMilli: 1_500, outDays: out, windowDays: window, largestShare: BasisPoints(share))
    #expect(missed.days == days)
    #expect(missed.unitsMilli == days * 1_500)
    #expect(missed.money(at: try eur("2.00"))?.minorUnits == Int64(days * 300))
  }

  @Test func `what was sold on backorder was not missed`() {
    let missed = MissedSales(velocityMilli: 1_000, outDays: 4, windowDays: 30, backordered: 3)
    #expect(missed.unitsMilli == 1_000)
  }

  @Test func `age walks receipts from the newest, the oldest counted is partial`() throws {
    let today = try date("2026-11-22")
    let receipts = [(400, 50), (10, 5), (200, 8), (90, 4), (181, 2)].map {
      StockReceipt(receivedOn: today.adding(days: -$0.0), units: $0.1)
    }
    let age = StockAge(onHand: 15, receipts: receipts, today: today)
    #expect(age.upTo90 == 9)
    #expect(age.upTo180 == 0)
    #expect(age.upTo270 == 6)
    #expect(age.aged == 6)
    #expect(age.unknown == 0)
    #expect(StockAge(onHand: 100, receipts: receipts, today: today).unknown == 31)
  }
}
