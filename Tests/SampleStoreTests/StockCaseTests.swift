import Commerce
import Testing

@testable import SampleStore

/// What was sold on each of the last thirty complete days, by variant.
private func dailyUnits(of world: SampleWorld) -> [Int: [Int]] {
  var units: [Int: [Int]] = [:]
  func add(_ placed: SampleMoment, _ lines: [OrderLine]) {
    let day = world.calendar.day(of: placed.local.date) + 30
    guard (0..<30).contains(day) else { return }
    for line in lines {
      units[line.variant.number, default: Array(repeating: 0, count: 30)][day] += line.quantity
    }
  }
  for number in 0..<world.shopOrders.count {
    let order = world.shopOrders.order(number)
    if order.cancelled == nil { add(order.placed, order.lines) }
  }
  for number in 0..<world.marketOrders.count {
    let order = world.marketOrders.order(number)
    if order.status != .cancelled { add(order.placed, order.lines) }
  }
  return units
}

/// Open lines by variant.
private func inboundLines(of world: SampleWorld) -> [Int: [InboundLine]] {
  let orders = PurchaseOrders(world: world)
  var inbound: [Int: [InboundLine]] = [:]
  for number in 0..<orders.count {
    let order = orders.order(number)
    for line in order.lines where line.open > 0 {
      inbound[line.variant.number, default: []].append(
        InboundLine(
          purchaseOrder: order.number, units: line.open,
          expectedOn: world.options.asOf.adding(days: order.expectedDay)))
    }
  }
  return inbound
}

private func facts(
  _ variant: SampleVariant, _ level: SampleStock.Level, sold: [Int], inbound: [InboundLine]
) -> StockFacts {
  let available = level.shop + (level.marketplace ?? 0)
  let mean = Double(sold.reduce(0, +)) / 30
  let variance = sold.reduce(0.0) { $0 + (Double($1) - mean) * (Double($1) - mean) } / 29
  let plan = ReorderPlan(
    demand: mean, demandDeviation: variance.squareRoot(),
    leadTime: inbound.isEmpty ? 21 : Double(variant.product.vendor.leadTimeDays),
    serviceLevel: InventorySettings().serviceLevel)
  return StockFacts(
    sku: variant.sku,
    stock: StockLevel(
      onHand: max(0, available) + (level.isMismatched ? 3 : 0), available: available,
      committed: max(0, -available), unavailable: 0),
    isLive: variant.product.isPublished, velocityMilli: Int(mean * 1_000),
    reorderPoint: mean > 0 ? plan?.reorderPoint : nil, inbound: inbound,
    status: ProductStatus(rawValue: variant.product.status), isListed: true)
}

@Suite struct `The sample's stock alerts` {
  @Test func `show every rule, on a few variants among many`() {
    let world = SampleWorld(SampleOptions())
    let inbound = inboundLines(of: world)
    let sold = dailyUnits(of: world)
    let now = world.calendar.moment(day: 0, secondOfDay: 39_600).instant
    var codes: [AlertCode: Int] = [:]
    var variants = 0
    for number in 0..<world.options.variants {
      let variant = world.catalog.variant(number)
      guard variant.product.oddity?.isBroken != true else { continue }
      let evaluation = StockRules.evaluate(
        facts(
          variant, world.stock.level(of: variant),
          sold: sold[number] ?? Array(repeating: 0, count: 30), inbound: inbound[number] ?? []),
        settings: InventorySettings(), zone: world.zone, now: now)
      if !evaluation.alerts.isEmpty { variants += 1 }
      for alert in evaluation.alerts { codes[alert.code, default: 0] += 1 }
    }
    let expected: Set<AlertCode> = [
      .oversold, .outWhileLive, .liveUnsellable, .gapBeforeDelivery, .reorder, .low,
      .purchaseOrderLate, .stateMismatch,
    ]
    #expect(expected.isSubset(of: codes.keys), "\(codes)")
    #expect((40...80).contains(variants), "\(variants) variants: \(codes)")
  }

  @Test func `are committed to the shop's open orders, unit for unit`() {
    let world = SampleWorld(SampleOptions())
    let committed = world.committedUnits().values.reduce(0, +)
    let open = (0..<world.shopOrders.count).map(world.shopOrders.order).filter(\.isOpen)
    let waiting = open.reduce(0) { sum, order in
      sum
        + order.lines.enumerated().reduce(0) { units, line in
          units + (order.isShipped(line: line.offset) ? 0 : line.element.quantity)
        }
    }
    #expect(committed == waiting)
  }
}
