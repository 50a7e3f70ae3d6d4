/// BACKORDER and OVERSOLD_LINE: lines for which there is no stock, orders that came first being
/// served first.
enum LineStockRules {
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    guard order.isWaitingToShip, !order.facts.isPlatformFulfilled else { return [] }
    return oversold(order) + backorder(order)
  }

  /// Nothing on the shelves and nothing on order.
  private static func oversold(_ order: OrderCase) -> [FiringWindow] {
    let lines = order.facts.shortLines.filter { !$0.isOnOrder }
    guard let first = lines.first else { return [] }
    return [
      FiringWindow(
        .oversoldLine, from: order.facts.placedAt, since: order.facts.placedAt,
        deadline: deadline(order), cause: AlertCause(.sku, first.sku), inputs: inputs(lines),
        because: "There is no stock for \(list(lines)), and none is on order.",
        clearsWhen: "Stock arrives or is ordered, or the line is cancelled.")
    ]
  }

  /// Something is on order, but nobody says for when, or it comes too late. What is expected in time
  /// fires when its day has passed without the stock having come.
  private static func backorder(_ order: OrderCase) -> [FiringWindow] {
    let due = deadline(order)
    let waiting: [(line: ShortLine, from: Instant?)] = order.facts.shortLines.filter(\.isOnOrder)
      .map { line in
        guard let day = line.expectedOn else { return (line, order.facts.placedAt) }
        let missed = order.zone.startOfDay(day.adding(days: 1))
        if let due, missed > due.at { return (line, order.facts.placedAt) }
        return (line, missed)
      }
    guard let first = waiting.min(by: { isEarlier($0.from, $1.from) }) else { return [] }
    let lines = waiting.map(\.line)
    return [
      FiringWindow(
        .backorder, from: first.from, since: first.from, deadline: due,
        cause: AlertCause(.sku, first.line.sku), inputs: inputs(lines),
        because: "\(list(lines)) can't be shipped before more stock comes; "
          + "\(arrival(of: first.line)).",
        clearsWhen: "The stock arrives, or the line is cancelled.")
    ]
  }

  private static func isEarlier(_ left: Instant?, _ right: Instant?) -> Bool {
    guard let right else { return false }
    return left.map { $0 < right } ?? true
  }

  private static func arrival(of line: ShortLine) -> String {
    line.expectedOn.map { "it is expected on \($0)" }
      ?? "what is on order has no date or is not enough"
  }

  private static func deadline(_ order: OrderCase) -> Deadline? {
    order.shipBy.map { Deadline(kind: $0.kind, at: $0.at) }
  }

  private static func list(_ lines: [ShortLine]) -> String {
    lines.map { "\($0.units) × \($0.sku)" }.joined(separator: ", ")
  }

  private static func inputs(_ lines: [ShortLine]) -> [AlertInput] {
    lines.map { line in
      AlertInput(
        line.sku,
        "\(line.units) short, "
          + (line.isOnOrder
            ? "on order, expected \(line.expectedOn?.description ?? "unknown")"
            : "nothing on order"))
    }
  }
}
