/// What is wrong with a variant's stock. Source: domain rules §1.8.
public enum StockRules {
  /// Everything that holds for a variant at `now`, scored as base, demand, depth and sale.
  ///
  /// A rule fires only on quantities that are known, and never on untracked stock. Days are those
  /// of `zone`. Of several alerts that say the same only the strongest stays: see `suppressed`.
  public static func evaluate(
    _ facts: StockFacts, settings: InventorySettings, zone: StoreZone, now: Instant
  ) -> StockEvaluation {
    let stock = StockCase(facts, settings: settings, zone: zone, now: now)
    guard facts.policy != .untracked else {
      return StockEvaluation(alerts: [], coverDeciDays: nil, nextChangeAt: nil)
    }
    let windows = rules.flatMap { $0(stock) }.map { window in
      var scored = window
      scored.extraParts += [stock.demandPart].compactMap(\.self)
      return scored
    }
    let alerts = windows.alerts(at: now)
    let hidden = alerts.reduce(into: Set<AlertCode>()) { $0.formUnion(suppressed(by: $1.code)) }
    return StockEvaluation(
      alerts: alerts.filter { !hidden.contains($0.code) },
      coverDeciDays: Runout.coverDeciDays(
        available: facts.stock.available, velocityMilli: facts.velocityMilli),
      nextChangeAt: [
        windows.nextChange(after: now), SupplyRules.nextMissedDelivery(stock),
      ].compactMap(\.self).min())
  }

  /// What an alert already says: oversold is also out and low; out is also low and has no runout
  /// ahead of it; a reorder or a gap is what low only hints at.
  static func suppressed(by code: AlertCode) -> Set<AlertCode> {
    switch code {
    case .oversold: [.outWhileLive, .gapBeforeDelivery, .low]
    case .outWhileLive: [.gapBeforeDelivery, .low]
    case .gapBeforeDelivery, .reorder: [.low]
    default: []
    }
  }

  private static let rules: [@Sendable (StockCase) -> [FiringWindow]] = [
    AvailabilityRules.oversold, AvailabilityRules.outWhileLive, AvailabilityRules.unsellable,
    AvailabilityRules.low, SupplyRules.gap, SupplyRules.reorder, SupplyRules.late,
    AvailabilityRules.mismatch,
  ]
}
