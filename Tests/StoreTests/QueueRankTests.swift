import Commerce
import Testing

@testable import Store

/// The order in which the queue lists what fires (domain rules §2.4).
@Suite struct QueueRankTests {
  private func rank(
    _ score: Int = 60, due hours: Int? = 3, units: Int64? = 100, placed minutes: Int? = 600,
    _ state: TriageState = .firing
  ) -> Int64 {
    QueueRank.stuck(
      score: score, deadline: hours.map { noon + .hours($0) }, wholeUnits: units,
      began: minutes.map { noon - .minutes($0) }, state: state)
  }

  @Test func `higher scores come first, whatever else is true`() {
    #expect(rank(61, due: nil, units: nil, placed: nil) < rank(60, due: -900, units: .max))
    #expect(rank(100) < rank(99))
  }

  @Test func `ties go to the earlier deadline, then to the larger money, then to the older`() {
    #expect(rank(due: 2, units: 0, placed: 1) < rank(due: 3, units: .max, placed: 9_000))
    #expect(rank(due: -50) < rank(due: 2))
    #expect(rank(due: 900) < rank(due: nil, units: .max))
    #expect(rank(units: 101, placed: 1) < rank(units: 100, placed: 9_000))
    #expect(rank(units: 1) < rank(units: nil))
    #expect(rank(placed: 601) < rank(placed: 600))
    #expect(rank(placed: 64_000) < rank(placed: 63_999))
    #expect(rank(due: nil, placed: 9_000) < rank(due: nil, placed: 600))
    #expect(rank(placed: 1) < rank(placed: nil))
  }

  @Test func `what people hold comes below all that fires, in the same order`() {
    #expect(rank(1, due: nil, units: nil, placed: nil) < rank(100, .acknowledged))
    #expect(rank(due: 2, .acknowledged) < rank(due: 3, .acknowledged))
    #expect(rank(units: 9, .snoozed) < rank(units: 8, .snoozed))
    #expect(rank(1, .acknowledged) < rank(100, .snoozed))
    #expect(rank(1, .snoozed) < rank(100, .dismissed))
    #expect(rank(1, .dismissed) < QueueRank.idle(state: .open, placedAt: noon))
  }

  @Test func `more money never ranks lower`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<2_000 {
      let low = Int64.random(in: 0...(1 << Int64.random(in: 1...41)), using: &random)
      let more = low + Int64.random(in: 0...(1 << 30), using: &random)
      #expect(rank(units: more) <= rank(units: low), "\(low) and \(more)")
      #expect(rank(units: low + max(1, low / 1_024)) < rank(units: low), "\(low)")
    }
  }
}
