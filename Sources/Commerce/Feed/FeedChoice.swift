/// A word that files choose from a list: our own, and what other systems say for the same thing.
public protocol FeedChoice: RawRepresentable<String>, CaseIterable, Sendable {
  /// Other words, as `feedWord` writes them, that mean one of these for certain.
  static var otherWords: [String: Self] { get }
}

extension FeedChoice {
  public static var otherWords: [String: Self] { [:] }

  /// Reads a word that `feedWord` wrote; nil for one that is not known.
  public init?(feedWord word: String) {
    guard let choice = Self(rawValue: word) ?? Self.otherWords[word] else { return nil }
    self = choice
  }
}

extension PromotionKind: FeedChoice {}
extension PromotionState: FeedChoice {}
extension CalendarEventKind: FeedChoice {}
extension ProductStatus: FeedChoice {}

extension PaymentState: FeedChoice {
  public static let otherWords: [String: PaymentState] = [
    "authorized": .authorised, "unpaid": .pending, "awaiting-payment": .pending,
    "pending-payment": .pending, "payment-pending": .pending, "payment-failed": .failed,
  ]
}

extension FulfilmentState: FeedChoice {
  public static let otherWords: [String: FulfilmentState] = [
    "shipped": .fulfilled, "dispatched": .fulfilled, "unshipped": .unfulfilled,
    "partially-shipped": .partial, "partially-fulfilled": .partial,
    "awaiting-shipment": .unfulfilled,
    "awaiting-fulfillment": .unfulfilled, "awaiting-fulfilment": .unfulfilled,
  ]
}

/// A word in lower case with `-` for space, underscore and hyphen: `Partially_Paid` and
/// `partially paid` are one.
public func feedWord(_ text: String) -> String {
  var result = ""
  for character in text.lowercased() {
    result.append(character == " " || character == "_" ? "-" : character)
  }
  return result
}
