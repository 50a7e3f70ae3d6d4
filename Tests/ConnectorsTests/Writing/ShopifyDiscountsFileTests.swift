import Commerce
import Testing

@testable import Connectors

@Suite struct `Discounts for Shopify` {
  private let now = Instant(seconds: 1_795_348_800)  // 2026-11-22T12:00:00Z

  private func row(
    _ name: String, _ kind: PromotionKind = .percentage, _ state: PromotionState = .approved,
    code: String? = nil, value: String? = "20 % off", targets: String? = nil,
    from start: Int = 21, until end: Int? = 30
  ) -> PromotionRow {
    func wall(_ day: Int) -> WallClock {
      WallClock(
        date: CivilDate(year: 2026, month: 11, day: 1).map { $0.adding(days: day - 1) }
          ?? CivilDate(daysSinceEpoch: 0), secondOfDay: 0)
    }
    var row = PromotionRow(
      id: 1, key: name, name: name, entry: .promotion(kind: kind, state: state),
      schedule: Schedule(
        start: wall(start), end: end.map(wall),
        zone: StoreZone(identifier: "Europe/Berlin") ?? .utc))
    row.code = code
    row.value = value
    row.targets = targets
    return row
  }

  private func written(
    _ rows: [PromotionRow]
  ) throws -> (text: String, refused: [ExportIssue]) {
    let sink = MemorySink()
    let result = try ShopifyDiscountsFile.write(rows, now: now, currency: .eur, to: sink)
    return (String(decoding: sink.bytes, as: UTF8.self), result.refused)
  }

  @Test func `stand in the columns of its export, their state by the clock`() throws {
    let file = try written([
      row("Black Friday", code: "BF20"), row("Week", code: "W", value: "12.5 % off", from: 25),
      row("Past", code: "P", until: 22), row("Five euros off", .fixedAmount, value: "5 EUR off"),
      row("Free shipping week", .freeShipping, .paused, value: nil, until: nil),
    ])
    #expect(file.refused.isEmpty)
    #expect(
      file.text == """
        Name,Value,Value Type,Type,Status,Start,End
        BF20,-20.0,percentage,Amount off order,Active,2026-11-20 23:00:00 +0000,2026-11-29 23:00:00 +0000
        W,-12.5,percentage,Amount off order,Scheduled,2026-11-24 23:00:00 +0000,2026-11-29 23:00:00 +0000
        P,-20.0,percentage,Amount off order,Expired,2026-11-20 23:00:00 +0000,2026-11-21 23:00:00 +0000
        Five euros off,-5.00,fixed_amount,Amount off order,Active,2026-11-20 23:00:00 +0000,2026-11-29 23:00:00 +0000
        Free shipping week,,,Free shipping,Disabled,2026-11-20 23:00:00 +0000,

        """)
  }

  @Test func `are read back as they were`() throws {
    let rows = [
      row("BF20", code: "BF20"), row("W", code: "W", value: "12.5 % off", from: 25),
      row("Five euros off", .fixedAmount, .draft, value: "5 EUR off"),
      row("Free shipping week", .freeShipping, .paused, value: nil, until: nil),
    ]
    let read = try reading(try written(rows).text)
    #expect(read.file.format.id == "shopify-discounts")
    #expect(read.issues.isEmpty)
    let promotions = read.records.compactMap { record -> Promotion? in
      if case .promotion(let promotion) = record { promotion } else { nil }
    }
    #expect(promotions.count == rows.count)
    for (promotion, row) in zip(promotions, rows) {
      #expect(promotion.name == row.name)
      #expect(promotion.code == row.code)
      #expect(promotion.value == row.value)
      #expect(row.entry == .promotion(kind: promotion.kind, state: promotion.state))
      #expect(promotion.schedule.startAt == row.startAt)
      #expect(promotion.schedule.endAt == row.endAt)
    }
  }

  @Test func `that the columns would change are refused with the reason`() throws {
    let file = try written([
      row("Sale", code: "S", targets: "tags:sale"), row("Bundle", .buyXGetY, code: "B"),
      row("List", .priceList, code: "L"), row("Word"), row("Blank", code: "A B"),
      row("Vague", code: "V", value: "a lot off"),
      row("Pounds", .fixedAmount, code: "P", value: "5 GBP off"),
    ])
    #expect(
      file.refused.map(\.subject) == ["Sale", "Bundle", "List", "Word", "Blank", "Vague", "Pounds"])
    #expect(
      file.refused.map(\.field) == ["targets", "kind", "kind", "code", "code", "value", "value"])
    #expect(file.text.split(separator: "\n").count == 1)
  }

  @Test(arguments: [
    PromotionState.planned, .inPreparation, .ready, .cancelled, .archived,
  ])
  func `that are not decided, or done with, stay at home`(state: PromotionState) throws {
    let file = try written([row("X", .percentage, state, code: "X")])
    #expect(file.refused.isEmpty)
    #expect(file.text.split(separator: "\n").count == 1)
  }
}
