import Commerce
import Store

extension RuleSet {
  /// The domain's rules with this store's thresholds.
  static func rules(for settings: StoreSettings) -> RuleSet {
    RuleSet(
      evaluateOrder: { facts, context, now in
        let channel = settings.channel(facts.channel.code)
        return OrderRules.evaluate(
          facts, settings: channel, location: settings.location(of: channel), context: context,
          now: now)
      },
      evaluateStock: { facts, now in
        StockRules.evaluate(facts, settings: settings.inventory, zone: settings.zone, now: now)
      })
  }
}

extension StoreSettings {
  /// Where a channel's orders ship from.
  func location(of channel: ChannelSettings) -> LocationSettings? {
    locations.first { $0.location.code == channel.location } ?? locations.first
  }
}
