import Commerce
import Testing

@Suite struct StockRulesTests {
  @Test(arguments: [
    (40, []), (5, []), (4, [AlertCode.low]), (0, [.outWhileLive]), (-1, [.oversold]), (nil, []),
  ])
  func `the quantity decides, the strongest says it`(available: Int?, codes: [AlertCode]) throws {
    #expect(try StockBuilder(available: available).codes() == codes)
  }

  @Test func `untracked stock raises nothing`() throws {
    #expect(try StockBuilder(available: -5) { $0.policy = .untracked }.codes().isEmpty)
  }

  @Test func `out of stock needs a live listing, no backorders and a demand`() throws {
    let changes: [(inout StockFacts) -> Void] = [
      { $0.isLive = false }, { $0.policy = .backorder }, { $0.velocityMilli = 0 },
    ]
    for change in changes {
      #expect(try StockBuilder(available: 0) { change(&$0) }.codes() == [.low])
    }
    #expect(try StockBuilder(available: 0) { $0.velocityMilli = 10 }.codes() == [.outWhileLive])
  }

  @Test func `the variant's own minimum beats the default, drafts may be low`() throws {
    #expect(try StockBuilder(available: 9) { $0.minimum = 10 }.codes() == [.low])
    #expect(try StockBuilder(available: 3) { $0.minimum = 2 }.codes().isEmpty)
    let draft = try StockBuilder(available: 1) {
      $0.status = .draft
      $0.isLive = false
    }
    #expect(try draft.codes().isEmpty)
  }

  @Test func `stock that nobody can buy is proven by an active product that is listed`() throws {
    func unsellable(_ change: (inout StockFacts) -> Void) throws -> Bool {
      try StockBuilder {
        $0.isLive = false
        $0.status = .active
        $0.isListed = true
        change(&$0)
      }.codes() == [.liveUnsellable]
    }
    #expect(try unsellable { _ in })
    #expect(try !unsellable { $0.isLive = true })
    #expect(try !unsellable { $0.status = .draft })
    #expect(try !unsellable { $0.status = nil })
    #expect(try !unsellable { $0.isListed = false })
  }

  @Test(arguments: [(30, 10, [AlertCode.reorder]), (31, 10, []), (30, 11, [])])
  func `reorder when available and on order are down to the point`(
    available: Int, ordered: Int, codes: [AlertCode]
  ) throws {
    let stock = try StockBuilder(available: available) {
      $0.reorderPoint = 40
      $0.inbound = [
        InboundLine(purchaseOrder: "PO-1", units: ordered, expectedOn: try date("2026-12-24"))
      ]
    }
    #expect(try stock.codes() == codes)
  }

  @Test func `what the platform calls incoming counts where no purchase order is known`() throws {
    let stock = try StockBuilder(available: 30) {
      $0.reorderPoint = 40
      $0.stock.incoming = 11
    }
    #expect(try stock.codes().isEmpty)
  }

  @Test func `a gap before the delivery says both days and the money`() throws {
    let stock = try StockBuilder(available: 10) {
      $0.velocityMilli = 2_000
      $0.price = try eur("9.50")
      $0.inbound = [
        InboundLine(purchaseOrder: "PO-1", units: 50, expectedOn: try date("2026-12-01"))
      ]
    }
    let alert = try #require(try stock.evaluated().alerts.first)
    #expect(alert.code == .gapBeforeDelivery)
    #expect(
      alert.because
        == "At 2 a day it sells out on 2026-11-27; the next delivery comes on 2026-12-01.")
    #expect(alert.inputs.contains(AlertInput("sales at risk (estimate)", "76.00 EUR")))
    #expect(alert.parts.map(\.points) == [35, 4, 3])
  }

  @Test func `a delivery in time leaves no gap`() throws {
    let stock = try StockBuilder(available: 10) {
      $0.velocityMilli = 1_000
      $0.inbound = [
        InboundLine(purchaseOrder: "PO-1", units: 50, expectedOn: try date("2026-12-01"))
      ]
    }
    #expect(try stock.codes().isEmpty)
  }

  @Test(arguments: [
    ("2026-11-21T22:59:59Z", []), ("2026-11-21T23:00:00Z", [AlertCode.purchaseOrderLate]),
  ])
  func `a delivery is late when its day is over in the store's zone`(
    now: String, codes: [AlertCode]
  ) throws {
    let stock = try StockBuilder {
      $0.inbound = [
        InboundLine(purchaseOrder: "PO-2", units: 5, expectedOn: try date("2026-12-01")),
        InboundLine(purchaseOrder: "PO-1", units: 5, expectedOn: try date("2026-11-21")),
      ]
    }
    #expect(try stock.codes(now) == codes)
    #expect(try stock.evaluated(now).alerts.allSatisfy { $0.because.contains("PO-1") })
  }

  @Test func `states that do not add up are a mismatch`() throws {
    func mismatch(_ level: StockLevel) throws -> Bool {
      try StockBuilder { $0.stock = level }.codes().contains(.stateMismatch)
    }
    #expect(try mismatch(StockLevel(onHand: 10, available: 7, committed: 2, unavailable: 0)))
    #expect(try !mismatch(StockLevel(onHand: 10, available: 7, committed: 3, unavailable: 0)))
    #expect(try !mismatch(StockLevel(onHand: 10, available: 7, committed: 2)))
    #expect(try mismatch(StockLevel(available: 7, committed: -1)))
  }

  @Test func `oversold on sale and fast weighs most`() throws {
    let alert = try #require(
      try StockBuilder(available: -12) { $0.velocityMilli = 12_000 }.evaluated().alerts.first)
    #expect(alert.parts.map(\.name) == ["base", "depth", "sale", "demand"])
    #expect(alert.parts.map(\.points) == [45, 10, 5, 10])
    #expect(alert.priority == .p1)
    #expect(alert.since == (try at("2026-11-20T06:00:00Z")))
  }

  @Test func `a second delivery that fails to come opens a gap, and that is foreseen`() throws {
    let stock = try StockBuilder(available: 10) {
      $0.velocityMilli = 1_000
      $0.inbound = try [("2026-11-10", 1), ("2026-11-23", 30), ("2026-12-10", 30)].map {
        InboundLine(purchaseOrder: "PO", units: $0.1, expectedOn: try date($0.0))
      }
    }
    let evaluation = try stock.evaluated()
    #expect(evaluation.alerts.map(\.code) == [.purchaseOrderLate])
    #expect(try evaluation.nextChangeAt == at("2026-11-23T23:00:00Z"))
    #expect(try stock.codes("2026-11-23T23:00:00Z").contains(.gapBeforeDelivery))
  }

  @Test func `nothing changes before the next change`() throws {
    var random = SeededGenerator(seed: 9)
    for _ in 0..<400 {
      let stock = try StockBuilder(available: random.int(-2...60)) {
        $0.velocityMilli = random.pick([nil, 0, 500, 2_000, 5_000, 7_300])
        $0.reorderPoint = random.pick([nil, 20])
        for index in 0..<random.int(0...4) {
          $0.inbound.append(
            InboundLine(
              purchaseOrder: "PO-\(index)", units: random.int(1...40),
              expectedOn: try date("2026-11-15").adding(days: random.int(0...25))))
        }
      }
      var now = try at("2026-11-16T10:00:00Z")
      while now < (try at("2026-12-20T00:00:00Z")) {
        let evaluation = try stock.evaluated(now.description)
        let next = evaluation.nextChangeAt ?? now + .days(40)
        #expect(next > now)
        let before = next - TimeSpan(milliseconds: 1)
        #expect(try stock.evaluated(before.description) == evaluation)
        now = next
      }
    }
  }
}
