/// Tags by which people and other programs mark orders; compared as whole tags, ignoring case.
/// They are the only proof of these states that order exports carry.
public struct OrderTags: Hashable, Sendable {
  /// Customers whose orders weigh more.
  public var vip = ["vip"]
  /// The payment is disputed.
  public var dispute = ["dispute", "disputed", "chargeback"]
  /// The customer wants the order cancelled.
  public var cancel = ["cancel-requested", "cancel requested", "cancellation requested"]
  /// A refund was asked for.
  public var refund = ["refund-requested", "refund requested"]
  /// A question of the customer's is open; each such tag counts as one.
  public var inquiry = ["inquiry", "customer-waiting"]

  public init() {}

  /// The first of an order's tags that is one of these words.
  func first(of words: [String], in tags: [String]) -> String? {
    tags.first { tag in
      let tag = tag.lowercased()
      return words.contains { $0.lowercased() == tag }
    }
  }

  /// How many of an order's tags are one of these words.
  func count(of words: [String], in tags: [String]) -> Int {
    let words = Set(words.map { $0.lowercased() })
    return Set(tags.map { $0.lowercased() }).intersection(words).count
  }
}
