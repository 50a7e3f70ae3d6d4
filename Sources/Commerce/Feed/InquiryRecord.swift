/// A question that a customer or a marketplace asked about an order, as a help desk exports it.
public struct InquiryRecord: Hashable, Sendable {
  /// What the help desk calls it.
  public var number: String
  /// The name of the order that it is about.
  public var order: String
  /// `delivery`, `return` and so on, in the help desk's own words.
  public var kind: String?
  /// Its subject line.
  public var subject: String
  public var receivedAt: Instant
  /// Nil while it waits for an answer.
  public var answeredAt: Instant?

  public init(
    number: String, order: String, kind: String? = nil, subject: String, receivedAt: Instant,
    answeredAt: Instant? = nil
  ) {
    self.number = number
    self.order = order
    self.kind = kind
    self.subject = subject
    self.receivedAt = receivedAt
    self.answeredAt = answeredAt
  }
}
