public import Commerce

extension RuleSet {
  /// The domain library's rules with the thresholds of these settings.
  public static func rules(for settings: StoreSettings) -> RuleSet {
    var rules = RuleSet(
      fingerprint: "\(RuleSet.version) \(StableText.of(settings))",
      evaluateOrder: { facts, context, now in
        let channel = settings.channel(facts.channel.code)
        return OrderRules.evaluate(
          facts, settings: channel, location: settings.location(of: channel), context: context,
          now: now)
      },
      evaluateStock: { facts, now in
        StockRules.evaluate(facts, settings: settings.inventory, zone: settings.zone, now: now)
      },
      velocityMilli: { units in
        DemandHistory(days: units.map { DemandDay(units: $0) }).velocityMilli(last: 30)
      },
      reorderPoint: { units, leadTimeDays in
        let history = DemandHistory(days: units.map { DemandDay(units: $0) })
        guard let demand = history.weighted(), demand.meanMilli > 0 else { return nil }
        return ReorderPlan(
          demand: Double(demand.meanMilli) / 1_000,
          demandDeviation: Double(demand.deviationMilli) / 1_000,
          leadTime: Double(leadTimeDays ?? settings.inventory.leadTimeDays),
          serviceLevel: settings.inventory.serviceLevel)?.reorderPoint
      })
    rules.evaluateSource = { facts, now in
      var facts = facts
      facts.lateAfter = settings.sourceLateAfter[facts.id]
      return SourceRules.evaluate(facts, now: now).alerts
    }
    return rules
  }

  /// Raised whenever a rule says something else about the same facts, so that what an earlier
  /// build found is looked at again.
  private static let version = 3
}

extension StoreSettings {
  /// Where a channel's orders ship from.
  fileprivate func location(of channel: ChannelSettings) -> LocationSettings? {
    locations.first { $0.location.code == channel.location } ?? locations.first
  }
}
