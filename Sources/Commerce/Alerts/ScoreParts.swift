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
        name: "budget", points: 6,
        because: budgetLeft == 1
          ? "one late order left in the budget" : "no late order left in the budget")
    ]
  }

  /// 5 for a customer of the best tier; 8 for an open question of the customer's, 4 more for a
  /// second one.
  static func customer(vipTag: String?, openInquiries: Int) -> [ScorePart] {
    var parts: [ScorePart] = []
    if let vipTag {
      parts.append(ScorePart(name: "customer", points: 5, because: "tag \(vipTag)"))
    }
    if openInquiries > 0 {
      parts.append(
        ScorePart(
          name: "inquiry", points: openInquiries > 1 ? 12 : 8,
          because: openInquiries > 1
            ? "the customer has asked more than once" : "a question of the customer's is open"))
    }
    return parts
  }

  /// 1 for each 5 alerts firing with the same cause, 10 at most. The words change only when the
  /// points do, so that the sum of an alert that was scored earlier stays true.
  static func spread(_ groupSize: Int?) -> ScorePart? {
    let points = AlertGroup.spread(ofSize: groupSize ?? 0)
    guard points > 0 else { return nil }
    return ScorePart(
      name: "spread", points: points,
      because: "at least \(points * AlertGroup.spreadStep) alerts with the same cause")
  }
}
