import Commerce
import Testing

@Suite struct RunoutTests {
  @Test(arguments: [
    (10, 2_000, 50), (10, 3_000, 33), (0, 2_000, 0), (-4, 2_000, 0), (0, 0, 0),
  ])
  func `cover is available over sales a day`(available: Int, velocity: Int, tenths: Int) {
    #expect(Runout.coverDeciDays(available: available, velocityMilli: velocity) == tenths)
  }

  @Test func `cover without sales or without knowledge is not a number`() {
    #expect(Runout.coverDeciDays(available: 10, velocityMilli: 0) == nil)
    #expect(Runout.coverDeciDays(available: 10, velocityMilli: nil) == nil)
    #expect(Runout.coverDeciDays(available: nil, velocityMilli: 5) == nil)
  }

  @Test(arguments: [
    (10, 2_000, [], 5), (11, 2_000, [], 6), (10, 2_000, [(3, 4)], 7), (10, 2_000, [(5, 4)], 7),
    (10, 2_000, [(6, 4)], 5), (10, 2_000, [(0, 4)], 7), (10, 2_000, [(-1, 4)], 5),
    (0, 2_000, [(3, 9)], 0), (0, 2_000, [(0, 9)], 5),
  ])
  func `runout is the first day with nothing left`(
    available: Int, velocity: Int, arrivals: [(day: Int, units: Int)], expected: Int
  ) throws {
    let today = try date("2026-11-22")
    let inbound = arrivals.map {
      InboundLine(
        purchaseOrder: "PO", units: $0.units, expectedOn: today.adding(days: $0.day))
    }
    let days = Runout.days(
      available: available, velocityMilli: velocity, today: today, inbound: inbound)
    #expect(days == expected)
    #expect(days == simulated(available, velocity, arrivals))
  }

  @Test func `the shortcut agrees with the day by day simulation`() throws {
    var random = SeededGenerator(seed: 3)
    let today = try date("2026-11-22")
    for _ in 0..<500 {
      let available = random.int(0...40)
      let velocity = random.int(200...9_000)
      let arrivals = (0..<random.int(0...4)).map { _ in
        (day: random.int(-3...20), units: random.int(1...30))
      }
      let inbound = arrivals.map {
        InboundLine(
          purchaseOrder: "PO", units: $0.units, expectedOn: today.adding(days: $0.day))
      }
      let days = Runout.days(
        available: available, velocityMilli: velocity, today: today, inbound: inbound)
      #expect(days == simulated(available, velocity, arrivals))
    }
  }

  /// `s(t) = s(t−1) − v + arrivals(t)`, literally.
  private func simulated(
    _ available: Int, _ velocity: Int, _ arrivals: [(day: Int, units: Int)]
  ) -> Int {
    func arriving(_ day: Int) -> Int {
      arrivals.filter { $0.day == day }.reduce(0) { $0 + $1.units * 1_000 }
    }
    var left = available * 1_000 + arriving(0)
    var day = 0
    while left > 0 {
      day += 1
      left += arriving(day) - velocity
    }
    return day
  }
}
