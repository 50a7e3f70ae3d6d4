import Commerce
import TerminalKit

@testable import Dashboard

/// Values for tests: everything has a sensible default, so that a test names only what matters.
enum Fixture {
  static let now = Instant(rfc3339: "2026-11-22T09:00:00Z") ?? Instant(seconds: 0)
  static let berlin = StoreZone(identifier: "Europe/Berlin") ?? .utc

  static func variant(
    _ id: Int64, _ title: String = "Enamel Mug", sku: String? = nil, price: Int64 = 1_990,
    available: Int? = 12, alert: AlertCode? = nil
  ) -> CatalogRow {
    var row = CatalogRow(id: id, currency: .eur)
    row.title = title
    row.handle = "handle-\(id)"
    row.sku = sku ?? "SKU-\(id)"
    row.price = Money(minorUnits: price, currency: .eur)
    row.cost = Money(minorUnits: 800, currency: .eur)
    row.stock = StockLevel(onHand: available.map { $0 + 2 }, available: available, committed: 2)
    row.channels = ["shop", "amazon-de"]
    row.alert = alert
    row.alertScore = alert == nil ? nil : 45
    row.velocityMilli = 1_250
    row.coverDeciDays = 96
    row.sortKey = .text(title)
    return row
  }

  static func alert(
    _ code: AlertCode, score: Int = 45, deadline: Deadline? = nil
  ) -> Alert {
    Alert(
      code: code, since: now - .hours(6), deadline: deadline,
      parts: [ScorePart(name: "base", points: score, because: "\(code.rawValue) counts \(score)")],
      inputs: [AlertInput("available", "-3")],
      because: "3 more are promised than there are.", clearsWhen: "available is 0 or more")
  }

  static func stockAlert(_ id: Int64, _ code: AlertCode = .oversold, score: Int = 45) -> AlertRow {
    AlertRow(
      id: id, alert: alert(code, score: score), pane: .inventory, subjectID: id,
      subject: "SKU-\(id)", title: "Enamel Mug", stock: StockLevel(onHand: 0, available: -3))
  }

  static func order(
    _ id: Int64, score: Int = 73, code: AlertCode? = .shipLate,
    deadline: Deadline? = Deadline(kind: .shipBy, at: now - .hours(18))
  ) -> OrderRow {
    var row = OrderRow(id: id, name: "#\(1_000 + id)", channel: "shop")
    row.placedAt = now - .days(3)
    row.customer = "Marlene Beispiel"
    row.country = "DE"
    row.total = Money(minorUnits: 12_990, currency: .eur)
    row.payment = .paid
    row.fulfilment = .unfulfilled
    row.score = code == nil ? 0 : score
    row.deadline = code == nil ? nil : deadline
    row.stuck =
      code.map { [StuckCode(code: $0, since: now, deadline: deadline, score: score)] } ?? []
    row.sortKey = .integer(Int64(row.score))
    row.unitCount = 2
    return row
  }

  static func promotion(
    _ id: Int64, _ name: String = "Black Week", from: (Int, Int) = (11, 20),
    to: (Int, Int) = (11, 30),
    state: PromotionState = .approved
  ) -> PromotionRow {
    func wall(_ day: (Int, Int)) -> WallClock {
      WallClock(
        date: CivilDate(year: 2026, month: day.0, day: day.1) ?? CivilDate(daysSinceEpoch: 0),
        secondOfDay: 0)
    }
    var row = PromotionRow(
      id: id, key: "promo-\(id)", name: name,
      entry: .promotion(kind: .percentage, state: state), channels: ["shop"],
      schedule: Schedule(start: wall(from), end: wall(to), zone: berlin))
    row.value = "20 % off"
    return row
  }

  static func snapshot(generation: Int = 1) -> StoreSnapshot {
    StoreSnapshot(
      generation: generation, evaluatedAt: now - .seconds(4),
      panes: [
        .catalog: PaneCounts(rows: 1_204), .inventory: PaneCounts(rows: 62, alerts: [.p3: 40]),
        .promotions: PaneCounts(rows: 40),
        .orders: PaneCounts(rows: 2_500, alerts: [.p1: 3, .p2: 12, .p3: 20]),
      ],
      sources: [
        SourceStatus(
          id: "shop", channel: "shop", inbox: "/inbox/shop", lastSuccessAt: now - .hours(2),
          lastFile: "/inbox/shop/orders.csv", lastFormat: "shopify-orders", quarantined: 2)
      ], quarantined: 2)
  }

  static func setup() -> DashboardSetup {
    var setup = DashboardSetup(storeName: "Nordlicht", zone: berlin)
    setup.storePath = "/data/aisle.sqlite"
    setup.channels = [Channel(code: "amazon-de", name: "Amazon.de", kind: .marketplace)]
    return setup
  }

  static func window<Row: IdentifiedRow>(
    _ rows: [Row], before: Bool = false, after: Bool = false, total: Int? = nil
  ) -> Window<Row> {
    Window(
      rows: rows, hasRowsBefore: before, hasRowsAfter: after, firstIndex: before ? nil : 0,
      total: RowCount(total ?? rows.count))
  }

  static func orderDetail(_ row: OrderRow) -> OrderDetail {
    var detail = OrderDetail(row: row)
    detail.alerts = row.stuck.map { alert($0.code, score: $0.score, deadline: $0.deadline) }
    detail.lines = [
      OrderDetailLine(
        sku: "SKU-1", title: "Enamel Mug 350 ml", quantity: 2,
        price: Money(minorUnits: 1_990, currency: .eur), fulfilment: .unfulfilled)
    ]
    detail.address = ShippingAddress(
      name: "Marlene Beispiel", city: "Hamburg", postcode: "20095", country: "DE")
    detail.timeline = [TimelineEntry(at: now - .days(3), text: "placed")]
    return detail
  }

  /// A dashboard of a working day: rows in all panes, the worst order under the cursor.
  static func dashboard(_ size: Size = Size(width: 80, height: 24)) -> DashboardState {
    var state = DashboardState(setup: setup(), size: size, now: now, snapshot: snapshot())
    _ = state.reduce(.started)
    _ = state.reduce(
      .catalog(
        window(
          (1...40).map { variant($0, "Enamel Mug \($0)", alert: $0 == 3 ? .oversold : nil) },
          after: true, total: 1_204), sequence: 1))
    _ = state.reduce(
      .inventory(window((1...12).map { stockAlert($0, score: Int(60 - $0)) }), sequence: 1))
    _ = state.reduce(
      .promotions(
        window([
          promotion(1), promotion(2, "Advent", from: (11, 29), to: (12, 24)),
          promotion(3, "Singles' Day", from: (11, 11), to: (11, 12)),
          promotion(4, "Winter sale", from: (11, 27), to: (12, 6), state: .draft),
        ]), sequence: 1))
    _ = state.reduce(
      .orders(
        window(
          (1...30).map {
            order($0, score: Int(95 - 2 * $0), code: $0 < 20 ? .shipLate : nil)
          }, total: 2_500), sequence: 1))
    if let first = state.orders.current { _ = state.reduce(.detail(.order(orderDetail(first)))) }
    return state
  }

  /// The state after some keys and a rest; what would be read is left unread.
  static func pressing(_ keys: String, in state: DashboardState) throws -> DashboardState {
    var state = state
    for key in try KeySequence(parsing: keys) { _ = state.reduce(.key(key)) }
    _ = state.reduce(.rested(state.moves))
    return state
  }
}
