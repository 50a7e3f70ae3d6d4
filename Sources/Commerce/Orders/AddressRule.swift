/// ADDR_INVALID: a parcel could not be addressed.
enum AddressRule {
  /// The address is known and parts are missing, and the order waits to be shipped by the store.
  /// An empty address proves nothing where the file does not say that the order is shipped.
  static func windows(_ order: OrderCase) -> [FiringWindow] {
    guard let address = order.facts.address, order.isWaitingToShip,
      !order.facts.isPlatformFulfilled, order.facts.fulfilment != .partial,
      order.facts.requiresShipping ?? address.hasAnyPart
    else { return [] }
    let missing = address.missingParts
    guard !missing.isEmpty else { return [] }
    let list = missing.joined(separator: ", ")
    return [
      FiringWindow(
        .addressInvalid, from: order.facts.placedAt, since: order.facts.placedAt,
        deadline: order.shipBy.map { Deadline(kind: $0.kind, at: $0.at) },
        inputs: [AlertInput("missing", list)],
        because: "The shipping address lacks: \(list).",
        clearsWhen: "The address has every part that a carrier needs.")
    ]
  }
}

extension ShippingAddress {
  fileprivate var hasAnyPart: Bool {
    hasStreet == true || [name, city, postcode, country].contains { !($0 ?? "").isEmpty }
  }
}
