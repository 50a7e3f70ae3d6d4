/// GAP_BEFORE_PO, REORDER and PO_LATE: what is on its way, and whether it comes in time.
enum SupplyRules {
  /// Sold out before the next delivery. It holds for a day: tomorrow the forecast is another.
  static func gap(_ stock: StockCase) -> [FiringWindow] {
    guard let available = stock.facts.stock.available, let velocity = stock.facts.velocityMilli,
      let gap = Runout.gap(
        available: available, velocityMilli: velocity, today: stock.today,
        inbound: stock.facts.inbound)
    else { return [] }
    let day = stock.zone.day(stock.today)
    var inputs = [
      stock.input("available", available),
      AlertInput("sold a day", StockCase.units(milli: velocity)),
      AlertInput("sold out", gap.runsOutOn.description),
      AlertInput("next delivery", gap.arrivesOn.description),
    ]
    if let atRisk = gap.atRisk(velocityMilli: velocity, price: stock.facts.price) {
      inputs.append(AlertInput("sales at risk (estimate)", atRisk.description))
    }
    let points = min(10, gap.days)
    return [
      FiringWindow(
        .gapBeforeDelivery, from: day.lowerBound, until: day.upperBound, since: stock.since,
        extraParts: [
          ScorePart(name: "gap", points: points, because: "\(gap.days) days without stock")
        ],
        inputs: inputs,
        because: "At \(StockCase.units(milli: velocity)) a day it sells out on "
          + "\(gap.runsOutOn); the next delivery comes on \(gap.arrivesOn).",
        clearsWhen: "A delivery comes before it sells out.")
    ]
  }

  /// Available and on order together are down to the reorder point. Source: §1.4, `<=`.
  static func reorder(_ stock: StockCase) -> [FiringWindow] {
    guard let position = stock.position, let point = stock.facts.reorderPoint, position <= point
    else { return [] }
    return [
      FiringWindow(
        .reorder, from: nil, since: stock.since,
        inputs: [
          stock.input("available", stock.facts.stock.available),
          AlertInput("available and on order", String(position)),
          AlertInput("reorder point", String(point)),
        ],
        because: "\(position) available and on order, the reorder point is \(point).",
        clearsWhen: "Available and on order together are over \(point).")
    ]
  }

  /// A delivery's day has passed and it has not arrived. One alert, for the longest overdue.
  static func late(_ stock: StockCase) -> [FiringWindow] {
    let dated = stock.facts.inbound.filter { $0.units > 0 }
      .compactMap { line in line.expectedOn.map { (line: line, on: $0) } }
    guard let first = dated.min(by: { $0.on < $1.on }) else { return [] }
    let since = stock.zone.startOfDay(first.on.adding(days: 1))
    return [
      FiringWindow(
        .purchaseOrderLate, from: since, since: since,
        inputs: [
          AlertInput("purchase order", first.line.purchaseOrder),
          AlertInput("units", String(first.line.units)),
          AlertInput("expected", first.on.description),
        ],
        because: "Purchase order \(first.line.purchaseOrder) with \(first.line.units) units was "
          + "due on \(first.on) and has not arrived.",
        clearsWhen: "It is received, or the supplier gives a later date.")
    ]
  }

  /// When the forecast next loses a delivery whose day passes without it.
  static func nextMissedDelivery(_ stock: StockCase) -> Instant? {
    guard stock.facts.velocityMilli ?? 0 > 0 else { return nil }
    return stock.facts.inbound.compactMap(\.expectedOn).filter { $0 >= stock.today }.min()
      .map { stock.zone.startOfDay($0.adding(days: 1)) }
  }
}
