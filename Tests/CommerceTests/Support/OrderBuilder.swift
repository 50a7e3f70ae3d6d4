import Commerce

/// A paid, unfulfilled shop order placed Mon 2026-11-16 10:00 in Berlin; a test states what differs.
struct OrderBuilder {
  var facts: OrderFacts
  var settings: ChannelSettings
  var location: LocationSettings?
  var context = OrderContext()

  static let shop = Channel(code: "shop", name: "Shop", kind: .ownStore)
  static let amazon = Channel(code: "amazon-de", name: "Amazon", kind: .marketplace)

  init(_ change: (inout OrderBuilder) throws -> Void = { _ in }) throws {
    facts = OrderFacts(name: "#1042", channel: Self.shop)
    settings = ChannelSettings(channel: Self.shop)
    location = LocationSettings(
      location: Location(code: "main", name: "Main"), zone: try zone("Europe/Berlin"))
    facts.placedAt = try at("2026-11-16T09:00:00Z")
    facts.payment = .paid
    facts.fulfilment = .unfulfilled
    facts.requiresShipping = true
    try change(&self)
  }

  func evaluated(at now: Instant) -> OrderEvaluation {
    OrderRules.evaluate(
      facts, settings: settings, location: location, context: context, now: now)
  }

  func codes(_ now: String) throws -> [AlertCode] {
    evaluated(at: try at(now)).alerts.map(\.code)
  }

  func alert(_ code: AlertCode, _ now: String) throws -> Alert? {
    evaluated(at: try at(now)).alerts.first { $0.code == code }
  }
}
