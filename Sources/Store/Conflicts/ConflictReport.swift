public import Commerce
internal import GRDB

/// A conflict with what the catalog says about it.
public struct ConflictReport: Hashable, Sendable {
  public var conflict: PromotionConflict
  /// Variants that both match; nil where a promotion's targets can't be read as a query, and for a
  /// freeze.
  public var variants: Int?
  /// The lowest price that a variant gets when both apply; nil unless both take a percentage off
  /// and all their variants have one currency.
  public var worstPrice: Money?
  /// The lowest margin in basis points of that price, over the variants whose cost is known.
  public var worstMargin: BasisPoints?
}

extension Store {
  /// Every promotion that conflicts and has not passed, worst first.
  ///
  /// Promotions are known to share variants when their targets match one in the catalog; where
  /// targets can't be read, only equal ones prove it.
  public func conflicts(now: Instant) throws(StoreError) -> [ConflictReport] {
    let rows = try entries(
      from: Instant(milliseconds: 0), to: Instant(milliseconds: .max), now: now)
    let promotions = rows.compactMap(\.promotion)
    let byKey = Dictionary(promotions.map { ($0.key, $0) }) { first, _ in first }
    var counts: [String: Int] = [:]
    func shared(_ one: Promotion, _ other: Promotion) -> Int? {
      guard let query = Self.targets(one, other) else { return nil }
      let key = "\(one.targets ?? "")\u{1F}\(other.targets ?? "")"
      if let known = counts[key] { return known }
      guard let count = try? count(.catalog, query, now: now) else { return nil }
      counts[key] = count
      return count
    }
    let found = PromotionRules.conflicts(
      promotions, events: rows.compactMap(\.event), now: now,
      shareTargets: { one, other in shared(one, other).map { $0 > 0 } })
    var reports: [ConflictReport] = []
    for conflict in found {
      var report = ConflictReport(conflict: conflict)
      if conflict.kind != .freeze, let one = byKey[conflict.a], let other = byKey[conflict.b] {
        report.variants = shared(one, other)
        if let factors = Self.percentages(one, other), let query = Self.targets(one, other),
          (report.variants ?? 0) > 0
        {
          try addWorst(to: &report, query, factors)
        }
      }
      reports.append(report)
    }
    return reports
  }

  /// What both promotions ask of a variant; nil where one can't be read.
  private static func targets(_ one: Promotion, _ other: Promotion) -> Query? {
    var terms: [QueryTerm] = []
    for text in [one.targets, other.targets].compactMap(\.self) where !text.isEmpty {
      guard let query = try? Query.parse(text, schema: QuerySchema.of(.catalog)) else { return nil }
      terms += query.terms
    }
    return Query(terms)
  }

  private static func percentages(
    _ one: Promotion, _ other: Promotion
  ) -> (BasisPoints, BasisPoints)? {
    guard let first = one.percentageOff, let second = other.percentageOff else { return nil }
    return (first, second)
  }

  /// Both reductions one after the other on each variant; the order does not matter but for a cent.
  private func addWorst(
    to report: inout ConflictReport, _ query: Query, _ off: (BasisPoints, BasisPoints)
  ) throws(StoreError) {
    var prices: [Money] = []
    var isMixed = false
    var margin: Int64?
    do {
      try eachCatalogRow(query: query, sort: SortOrder("price")) { row in
        guard let price = row.price, price.minorUnits > 0 else { return true }
        let reduced = price.reduced(by: off.0).reduced(by: off.1)
        if let first = prices.first {
          isMixed = isMixed || first.currency != reduced.currency
          if reduced.minorUnits < first.minorUnits { prices = [reduced] }
        } else {
          prices = [reduced]
        }
        if let cost = row.cost, cost.currency == reduced.currency, reduced.minorUnits > 0 {
          let bp = (reduced.minorUnits - cost.minorUnits) * 10_000 / reduced.minorUnits
          margin = min(margin ?? bp, bp)
        }
        return true
      }
    } catch { throw StoreError.from(error) }
    report.worstPrice = isMixed ? nil : prices.first
    report.worstMargin = margin.map { BasisPoints(Int($0)) }
  }
}

extension Money {
  /// Less a percentage, rounded half away from zero.
  fileprivate func reduced(by percentage: BasisPoints) -> Money {
    let kept = Int128(minorUnits) * Int128(10_000 - percentage.value)
    return Money(minorUnits: Int64((kept + 5_000) / 10_000), currency: currency)
  }
}

extension PromotionRow {
  /// The promotion as its rules read it; nil for an event.
  public var promotion: Promotion? {
    guard case .promotion(let kind, let state) = entry else { return nil }
    return Promotion(
      key: key, name: name, kind: kind, state: state, channels: channels, code: code,
      value: value, targets: targets, schedule: schedule)
  }

  /// The event; nil for a promotion.
  var event: CalendarEvent? {
    guard case .event(let kind) = entry else { return nil }
    return CalendarEvent(
      key: key, name: name, kind: kind, channels: channels, schedule: schedule)
  }
}
