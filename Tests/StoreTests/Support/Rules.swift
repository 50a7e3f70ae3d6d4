import Commerce

@testable import Store

/// The real rules with default settings, as the executable binds them.
func realRules(_ settings: StoreSettings = StoreSettings(currency: .eur)) -> RuleSet {
  RuleSet(
    fingerprint: "\(settings.hashValue)",
    evaluateOrder: { facts, context, now in
      var channel = settings.channel(facts.channel.code)
      channel.channel = facts.channel
      return OrderRules.evaluate(
        facts, settings: channel, location: settings.locations.first, context: context, now: now)
    },
    evaluateStock: { facts, now in
      StockRules.evaluate(facts, settings: settings.inventory, zone: settings.zone, now: now)
    },
    velocityMilli: { units in
      DemandHistory(days: units.map { DemandDay(units: $0) }).velocityMilli(last: 30)
    },
    reorderPoint: { units, leadTimeDays in
      let history = DemandHistory(days: units.map { DemandDay(units: $0) })
      guard let (mean, deviation) = history.weighted() else { return nil }
      return ReorderPlan(
        demand: Double(mean) / 1_000, demandDeviation: Double(deviation) / 1_000,
        leadTime: Double(leadTimeDays ?? settings.inventory.leadTimeDays),
        serviceLevel: settings.inventory.serviceLevel
      )?.reorderPoint
    })
}

/// An empty text is no query at all.
func parse(_ text: String, _ pane: Pane, _ now: Instant = noon) throws -> Query {
  text.isEmpty
    ? Query()
    : try Query.parse(text, schema: QuerySchema.of(pane), today: StoreZone.utc.date(at: now))
}
