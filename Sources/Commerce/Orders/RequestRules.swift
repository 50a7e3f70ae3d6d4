/// DISPUTE and CANCEL_PENDING: somebody wants the order stopped while it may still leave. Order
/// exports have no columns for either: tags are the proof.
enum RequestRules {
  static func dispute(_ order: OrderCase) -> [FiringWindow] {
    guard order.isWaitingToShip,
      let tag = order.settings.tags.first(of: order.settings.tags.dispute, in: order.facts.tags)
    else { return [] }
    return [
      FiringWindow(
        .dispute, from: nil, since: nil, inputs: [AlertInput("tag", tag)],
        because: "The payment is disputed (tag \(tag)) and the order has not shipped.",
        clearsWhen: "The tag is taken off, or the order is cancelled or shipped.")
    ]
  }

  static func cancel(_ order: OrderCase) -> [FiringWindow] {
    guard order.isWaitingToShip, !order.facts.isPlatformFulfilled,
      let tag = order.settings.tags.first(of: order.settings.tags.cancel, in: order.facts.tags)
    else { return [] }
    return [
      FiringWindow(
        .cancelPending, from: nil, since: nil,
        deadline: order.shipBy.map { Deadline(kind: $0.kind, at: $0.at) },
        inputs: [AlertInput("tag", tag)],
        because: "The customer wants it cancelled (tag \(tag)) and it still waits to be shipped.",
        clearsWhen: "The order is cancelled, or the tag is taken off.")
    ]
  }
}

/// DUPLICATE: the same customer ordered the same twice within minutes.
enum DuplicateRule {
  /// Fires on the later order, until it has left: the earlier one is the one that was meant.
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    guard order.isWaitingToShip, !order.facts.isPlatformFulfilled, let twin = order.facts.twin,
      let placedAt = order.facts.placedAt, twin.placedAt <= placedAt,
      placedAt - twin.placedAt < order.settings.duplicateWithin
    else { return [] }
    return [
      FiringWindow(
        .duplicate, from: placedAt, since: placedAt,
        deadline: order.shipBy.map { Deadline(kind: $0.kind, at: $0.at) },
        inputs: [
          AlertInput("same as", twin.name), AlertInput("placed", placedAt.description),
          AlertInput("the other placed", twin.placedAt.description),
        ],
        because: "The same customer ordered the same as \(twin.name), "
          + "\((placedAt - twin.placedAt).short) earlier.",
        clearsWhen: "One of the two is cancelled, or this one is shipped.")
    ]
  }
}
