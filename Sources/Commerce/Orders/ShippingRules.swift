/// SHIP_DUE up to the ship-by, SHIP_LATE after it.
enum ShippingRules {
  /// A partly shipped order still has to leave in full by the same time.
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    guard order.isWaitingToShip, let shipBy = order.shipBy else { return [] }
    let deadline = Deadline(kind: shipBy.kind, at: shipBy.at)
    let warnsAt = shipBy.at - order.settings.shipDueWithin
    let from = order.facts.placedAt.map { max($0, warnsAt) } ?? warnsAt
    let late = shipBy.at + ScoreClock.instantAfter
    let spoken = order.zone.spoken(shipBy.at)
    let inputs = [
      AlertInput("ship by", shipBy.at.description), AlertInput("known from", shipBy.because),
      AlertInput("fulfilment", order.facts.fulfilment.rawValue),
    ]
    return [
      FiringWindow(
        .shipDue, from: from, until: late, since: from, deadline: deadline, inputs: inputs,
        because: "It has to ship by \(spoken). \(shipBy.because)",
        clearsWhen: "Everything is shipped, or the order is cancelled."),
      FiringWindow(
        .shipLate, from: late, since: shipBy.at, deadline: deadline, inputs: inputs,
        because: "It should have shipped by \(spoken). \(shipBy.because)",
        clearsWhen: "Everything is shipped, or the order is cancelled."),
    ]
  }
}
