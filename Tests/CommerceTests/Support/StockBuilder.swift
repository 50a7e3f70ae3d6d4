import Commerce

/// A live variant with 40 available, tracked, without sales history; a test states what differs.
struct StockBuilder {
  var facts: StockFacts
  var settings = InventorySettings()
  var zone: StoreZone

  init(available: Int? = 40, _ change: (inout StockFacts) throws -> Void = { _ in }) throws {
    facts = StockFacts(
      sku: "MUG", stock: StockLevel(available: available), asOf: try at("2026-11-20T06:00:00Z"),
      isLive: true)
    zone = try CommerceTests.zone("Europe/Berlin")
    try change(&facts)
  }

  func evaluated(_ now: String = "2026-11-22T10:00:00Z") throws -> StockEvaluation {
    StockRules.evaluate(facts, settings: settings, zone: zone, now: try at(now))
  }

  func codes(_ now: String = "2026-11-22T10:00:00Z") throws -> [AlertCode] {
    try evaluated(now).alerts.map(\.code)
  }
}
