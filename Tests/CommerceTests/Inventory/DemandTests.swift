import Commerce
import Testing

@Suite struct DemandTests {
  private func history(_ units: [Int]) -> DemandHistory {
    DemandHistory(days: units.map { DemandDay(units: $0) })
  }

  @Test func `velocity is over the days in stock`() {
    var demand = history([4, 4, 0, 0, 4, 4, 4])
    demand.days[2].outMinutes = 1_440
    demand.days[3].outMinutes = 720
    #expect(demand.inStockDays(last: 7) == 5.5)
    #expect(demand.velocityMilli(last: 7) == 3_636)
  }

  @Test func `a day of an odd length counts by its own minutes`() {
    let demand = DemandHistory(days: [DemandDay(units: 1, outMinutes: 690, dayMinutes: 1_380)])
    #expect(demand.inStockDays(last: 7) == 0.5)
  }

  @Test func `fewer than three days in stock give no estimate`() {
    #expect(history([5, 5]).velocityMilli(last: 7) == nil)
    #expect(history([5, 5]).weighted() == nil)
    #expect(history([5, 5, 5]).velocityMilli(last: 7) == 5_000)
  }

  @Test func `newer days weigh more by half every half-life`() throws {
    #expect(try #require(history([6, 6, 6, 6]).weighted()).meanMilli == 6_000)
    #expect(try #require(history([6, 6, 6, 6]).weighted()).deviationMilli == 0)
    // Ages 2, 1, 0 with a half-life of one day weigh 1/4, 1/2, 1.
    let steep = try #require(history([0, 0, 7]).weighted(halfLifeDays: 1))
    #expect(steep.meanMilli == 4_000)
    #expect(steep.deviationMilli == 3_464)
  }

  @Test func `trend compares the week with the month`() {
    #expect(history([0, 0, 0] + Array(repeating: 2, count: 7)).trend == BasisPoints(4_285))
    #expect(history([]).trend == nil)
  }

  @Test(arguments: [
    ([5, 5, 5, 5], DemandPattern.smooth), ([1, 20, 1, 1], .erratic), ([4, 0, 4, 0], .intermittent),
    ([1, 0, 30, 0, 1, 0], .lumpy), ([0, 0, 0], DemandPattern.none),
  ])
  func `demand is classed by how often and how even`(units: [Int], pattern: DemandPattern) {
    #expect(history(units).pattern == pattern)
  }

  @Test func `rare demand is forecast by its long average`() {
    let rare = history([4, 0, 4, 0, 4, 0])
    #expect(rare.alertVelocityMilli == rare.velocityMilli(last: 90))
    let steady = history([1, 1, 1, 2, 2, 2])
    #expect(steady.alertVelocityMilli == steady.weighted()?.meanMilli)
  }
}
