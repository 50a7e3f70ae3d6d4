/// Where the money of an order is. One of three independent states.
public enum PaymentState: String, Hashable, Sendable, CaseIterable {
  case unknown
  case pending
  case authorised
  case partiallyPaid = "partially-paid"
  case paid
  case partiallyRefunded = "partially-refunded"
  case refunded
  case voided
  case failed
}

/// Where the goods of an order are, seen from the store.
public enum FulfilmentState: String, Hashable, Sendable, CaseIterable {
  case unknown
  case unfulfilled
  case onHold = "on-hold"
  case scheduled
  case partial
  case fulfilled
  case restocked
}

/// Where the parcel is, seen from the carrier.
public enum DeliveryState: String, Hashable, Sendable, CaseIterable {
  case unknown
  case labelled
  case inTransit = "in-transit"
  case outForDelivery = "out-for-delivery"
  case delivered
  case exception
  /// Back at the seller.
  case returned
}

/// The order as a whole.
public enum OrderState: String, Hashable, Sendable, CaseIterable {
  case open
  case closed
  case cancelled
}

/// Something that keeps an order from moving until a person or a time lets it go.
public struct Hold: Hashable, Sendable {
  public var reason: String
  public var placedAt: Instant?
  public var reviewAt: Instant?

  public init(reason: String, placedAt: Instant? = nil, reviewAt: Instant? = nil) {
    self.reason = reason
    self.placedAt = placedAt
    self.reviewAt = reviewAt
  }
}

/// As much of an address as privacy keeps: enough to see that a parcel can be sent.
public struct ShippingAddress: Hashable, Sendable {
  public var name: String?
  public var city: String?
  public var postcode: String?
  /// ISO 3166-1 alpha-2 where the platform gives it.
  public var country: String?
  /// Whether the platform's record has a street line; the line itself is not kept.
  public var hasStreet: Bool?

  public init(
    name: String? = nil, city: String? = nil, postcode: String? = nil, country: String? = nil,
    hasStreet: Bool? = nil
  ) {
    self.name = name
    self.city = city
    self.postcode = postcode
    self.country = country
    self.hasStreet = hasStreet
  }

  /// What a carrier would refuse this address for, in words; empty when nothing is missing.
  /// Countries without postcodes are not asked for one.
  public var missingParts: [String] {
    var missing: [String] = []
    if (name ?? "").isEmpty { missing.append("name") }
    if hasStreet == false { missing.append("street") }
    if (city ?? "").isEmpty { missing.append("city") }
    if (country ?? "").isEmpty { missing.append("country") }
    if (postcode ?? "").isEmpty, !Self.withoutPostcodes.contains(country ?? "") {
      missing.append("postcode")
    }
    return missing
  }

  /// Countries and territories with no postcode in use. Source: UPU addressing pages.
  private static let withoutPostcodes: Set<String> = [
    "AE", "AO", "AG", "AW", "BS", "BZ", "BJ", "BW", "BF", "BI", "CM", "CF", "KM", "CG", "CD", "CK",
    "CI", "DJ", "DM", "GQ", "ER", "FJ", "TF", "GM", "GD", "GY", "HK", "KI", "KP", "MO", "MW", "ML",
    "MR", "NR", "QA", "RW", "KN", "LC", "ST", "SC", "SL", "SB", "SR", "SY", "TL", "TG", "TO", "TV",
    "UG", "VU", "YE", "ZW",
  ]
}
