/// What goes wrong once a parcel has a label: LABEL_NO_SCAN, TRANSIT_STALLED, ETA_MISSED,
/// DELIVERY_EXCEPTION, RETURN_STALLED and MKT_UNCONFIRMED.
enum ParcelRules {
  /// After so long a carrier calls a parcel lost, and a file that still says otherwise was never
  /// brought up to date. Source: domain rules §2.1, 60 days for post.
  static let horizon = TimeSpan.days(60)

  /// A label was made and the carrier has seen nothing for some business hours.
  static func label(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.delivery == .labelled, let since = order.facts.deliverySince else {
      return []
    }
    let allowed = order.settings.labelScanBusinessTime
    let waits = [1, 2, 4].compactMap { times in
      order.calendar.adding(businessTime: allowed * times, to: since)
    }
    guard let due = waits.first else { return [] }
    return [
      FiringWindow(
        .labelNotScanned, from: due, until: since + horizon, since: due, waits: waits,
        inputs: parcel(order) + [AlertInput("allowed", "\(allowed.short) of business time")],
        because: "It has had a label since \(order.zone.spoken(since)) and the carrier has not "
          + "scanned it within \(allowed.short) of business time.",
        clearsWhen: "The carrier scans it, or the order is cancelled.")
    ]
  }

  /// On its way, and nothing was heard for days: fewer at home than across borders.
  static func transit(_ order: OrderCase) -> [FiringWindow] {
    guard [.inTransit, .outForDelivery].contains(order.facts.delivery),
      let since = order.facts.deliverySince
    else { return [] }
    let heard = max(since, order.facts.updatedAt ?? since)
    let country = order.facts.address?.country
    let isHome = country != nil && country == order.settings.homeCountry
    let allowed =
      isHome ? order.settings.transitStalledAfter : order.settings.crossBorderStalledAfter
    let waits = [1, 2, 4].map { heard + allowed * $0 }
    return [
      FiringWindow(
        .transitStalled, from: waits[0], until: heard + horizon, since: waits[0], waits: waits,
        inputs: parcel(order) + [
          AlertInput("last heard", heard.description),
          AlertInput("allowed", "\(allowed.short)\(isHome ? "" : ", across borders")"),
        ],
        because: "The parcel is on its way and nothing was heard of it since "
          + "\(order.zone.spoken(heard)).",
        clearsWhen: "The carrier reports something newer, or the delivery.")
    ]
  }

  /// What the customer was told has passed, and the parcel is not there.
  static func arrival(_ order: OrderCase) -> [FiringWindow] {
    guard let promised = order.facts.promisedAt,
      [.inTransit, .outForDelivery, .exception].contains(order.facts.delivery)
    else { return [] }
    return [
      FiringWindow(
        .arrivalMissed, from: promised + ScoreClock.instantAfter, until: promised + horizon,
        since: promised, deadline: Deadline(kind: .delivery, at: promised),
        inputs: parcel(order) + [AlertInput("promised", promised.description)],
        because: "It was promised for \(order.zone.spoken(promised)) and has not arrived.",
        clearsWhen: "It is delivered, or the promise is changed.")
    ]
  }

  /// The carrier says that it failed.
  static func exception(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.delivery == .exception,
      let end = order.facts.deliverySince ?? order.facts.placedAt
    else { return [] }
    let since = order.facts.deliverySince
    return [
      FiringWindow(
        .deliveryException, from: since, until: end + horizon, since: since,
        inputs: parcel(order),
        because: "The carrier reports that the delivery failed"
          + "\(since.map { ", first seen \(order.zone.spoken($0))" } ?? "").",
        clearsWhen: "The carrier reports the delivery, or the order is refunded.")
    ]
  }

  /// Back in the building and neither refunded nor closed for some business days.
  static func returned(_ order: OrderCase) -> [FiringWindow] {
    let days = order.settings.returnBusinessDays
    guard order.facts.delivery == .returned, order.facts.payment == .paid,
      let since = order.facts.deliverySince,
      let due = order.calendar.adding(workingDays: days, to: since)
    else { return [] }
    return [
      FiringWindow(
        .returnStalled, from: due, until: since + horizon, since: due,
        deadline: Deadline(kind: .review, at: due),
        inputs: parcel(order) + [AlertInput("business days", String(days))],
        because: "It came back \(order.zone.spoken(since)) and was not refunded within "
          + "\(days) business days.",
        clearsWhen: "It is refunded or cancelled.")
    ]
  }

  /// The carrier has it, and the marketplace still calls it unshipped: it will count as late.
  static func unconfirmed(_ order: OrderCase) -> [FiringWindow] {
    guard order.facts.channel.kind == .marketplace,
      [.unfulfilled, .onHold, .scheduled].contains(order.facts.fulfilment),
      [.inTransit, .outForDelivery, .delivered].contains(order.facts.delivery)
    else { return [] }
    return [
      FiringWindow(
        .marketplaceUnconfirmed, from: order.facts.deliverySince,
        since: order.facts.deliverySince,
        deadline: order.facts.shipBy.map { Deadline(kind: .shipBy, at: $0) },
        inputs: parcel(order) + [AlertInput("fulfilment", order.facts.fulfilment.rawValue)],
        because: "The carrier has it (\(order.facts.delivery.rawValue)), yet "
          + "\(order.facts.channel.name) still calls it \(order.facts.fulfilment.rawValue).",
        clearsWhen: "The marketplace calls it shipped.")
    ]
  }

  private static func parcel(_ order: OrderCase) -> [AlertInput] {
    [
      AlertInput("delivery", order.facts.delivery.rawValue),
      AlertInput("in that state since", order.facts.deliverySince?.description ?? "unknown"),
      AlertInput("carrier", order.facts.shippingService ?? "unknown"),
    ]
  }
}
