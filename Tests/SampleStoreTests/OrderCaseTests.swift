import Commerce
import Testing

@testable import SampleStore

/// What the rules say about the sample's orders at one hour of its last day.
private struct Queue {
  var stuck = 0
  var codes: [AlertCode: Int] = [:]

  init(_ world: SampleWorld, hour: Int) {
    let now = world.calendar.moment(day: 0, secondOfDay: hour * 3_600).instant
    let berlin = LocationSettings(
      location: Location(code: "Berlin", name: "Berlin"), zone: world.zone)
    let shop = ChannelSettings(channel: Channel(code: "shop", name: "Shop", kind: .ownStore))
    let market = ChannelSettings(
      channel: Channel(code: "amazon-de", name: "Amazon.de", kind: .marketplace))
    for number in 0..<world.shopOrders.count {
      add(facts(world.shopOrders.order(number), shop.channel), shop, berlin, now)
    }
    for number in 0..<world.marketOrders.count {
      add(facts(world.marketOrders.order(number), market.channel), market, berlin, now)
    }
  }

  private mutating func add(
    _ facts: OrderFacts, _ settings: ChannelSettings, _ location: LocationSettings, _ now: Instant
  ) {
    let evaluation = OrderRules.evaluate(
      facts, settings: settings, location: location, context: OrderContext(), now: now)
    if !evaluation.alerts.isEmpty { stuck += 1 }
    for alert in evaluation.alerts { codes[alert.code, default: 0] += 1 }
  }
}

private func facts(_ order: ShopOrder, _ channel: Channel) -> OrderFacts {
  var facts = OrderFacts(name: order.name, channel: channel)
  facts.state = order.cancelled == nil ? .open : .cancelled
  facts.placedAt = order.placed.instant
  facts.paymentMethod = order.method.rawValue
  facts.payment =
    switch order.payment {
    case .pending: .pending
    case .authorized: .authorised
    case .paid: .paid
    case .refunded: .refunded
    case .voided: .voided
    case .partiallyRefunded: .partiallyRefunded
    }
  facts.fulfilment =
    switch order.fulfilment {
    case .none: .unfulfilled
    case .partial: .partial
    case .fulfilled: .fulfilled
    case .scheduled: .scheduled
    case .onHold: .onHold
    }
  facts.partialSince = order.fulfilment == .partial ? order.fulfilled?.instant : nil
  facts.riskLevel = order.isHighRisk ? "High" : "Low"
  facts.requiresShipping = true
  facts.address = ShippingAddress(
    name: order.gaps.contains(.name) ? nil : order.customer.name,
    city: order.gaps.contains(.city) ? nil : order.customer.town.city,
    postcode: order.gaps.contains(.postcode) ? nil : order.customer.town.postcode,
    country: order.customer.town.country, hasStreet: true)
  return facts
}

private func facts(_ order: MarketOrder, _ channel: Channel) -> OrderFacts {
  var facts = OrderFacts(name: order.id, channel: channel)
  facts.placedAt = order.placed.instant
  facts.isPlatformFulfilled = order.isPlatformFulfilled
  facts.shipBy = order.shipBy?.instant
  switch order.status {
  case .pending:
    facts.payment = .pending
    facts.fulfilment = .unfulfilled
  case .unshipped:
    facts.payment = .paid
    facts.fulfilment = .unfulfilled
  case .cancelled: facts.state = .cancelled
  default: facts.fulfilment = .fulfilled
  }
  return facts
}

@Suite struct `The sample's stuck orders` {
  @Test(arguments: [0, 7, 11, 16, 23])
  func `show every rule at any hour, and stay a few among many`(hour: Int) {
    let queue = Queue(SampleWorld(SampleOptions()), hour: hour)
    let expected: Set<AlertCode> = [
      .paymentPending, .authorisationExpiring, .authorisationExpired, .addressInvalid, .holdStale,
      .shipDue, .shipLate, .partialStalled, .fraudReview,
    ]
    #expect(expected.isSubset(of: queue.codes.keys))
    #expect((25...45).contains(queue.stuck), "\(queue.stuck) stuck")
  }

  @Test func `are as large a share of a larger store`() {
    let queue = Queue(SampleWorld(SampleOptions(variants: 3_000, orders: 10_000)), hour: 11)
    #expect((100...180).contains(queue.stuck), "\(queue.stuck) stuck")
  }
}
