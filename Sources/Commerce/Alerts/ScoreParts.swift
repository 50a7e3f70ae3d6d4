/// Terms of a score that do not depend on the clock. Source: domain rules §2.4.
enum ScoreParts {
  /// 3, 6 or 10 for a total in the upper half, fifth or twentieth; nil below or when unknown.
  static func money(_ total: Money?, among totals: MoneyPercentiles?) -> ScorePart? {
    guard let total, let totals else { return nil }
    let (points, share): (Int, String)
    switch total.minorUnits {
    case totals.p95...: (points, share) = (10, "top 5 %")
    case totals.p80...: (points, share) = (6, "top 20 %")
    case totals.p50...: (points, share) = (3, "upper half")
    default: return nil
    }
    return ScorePart(name: "money", points: points, because: "\(total), \(share) of orders")
  }

  /// The money is gone when the authorisation is.
  static let irrecoverable = ScorePart(
    name: "loss", points: 5, because: "an authorisation that ends can't be captured")

  /// 6 on a marketplace, 6 more when its budget of late orders is down to 1.
  static func channel(_ channel: Channel, budgetLeft: Int?) -> [ScorePart] {
    guard channel.kind == .marketplace else { return [] }
    let parts = [ScorePart(name: "channel", points: 6, because: "\(channel.name) marketplace")]
    guard let budgetLeft, budgetLeft <= 1 else { return parts }
    return parts + [
      ScorePart(
        name: "budget", points: 6, because: "late orders left in the budget: \(budgetLeft)")
    ]
  }

  /// 1 for each 5 alerts firing with the same cause, 10 at most.
  static func spread(_ groupSize: Int?) -> ScorePart? {
    guard let groupSize, groupSize >= 5 else { return nil }
    return ScorePart(
      name: "spread", points: min(10, groupSize / 5),
      because: "\(groupSize) alerts with the same cause")
  }
}
