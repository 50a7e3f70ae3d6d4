/// Something that a person decided about an order and that only its platform can do.
///
/// It is staged here, handed to the platform as a file or by hand, and counts as done only when an
/// import shows it.
public enum OrderAction: Hashable, Sendable {
  case ship(Shipment)
  case release
  /// With the reason that is given to the customer or to colleagues.
  case cancel(reason: String)

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case ship
    case release
    case cancel
  }

  public var kind: Kind {
    switch self {
    case .ship: .ship
    case .release: .release
    case .cancel: .cancel
    }
  }

  /// What it claims, in words: `shipped UPS 1Z999`, `hold released`, `cancelled: no stock`.
  public var words: String {
    switch self {
    case .ship(let shipment): "shipped \(shipment.words)".trimmedEnd
    case .release: "hold released"
    case .cancel(let reason): "cancelled: \(reason)"
    }
  }
}

/// A parcel that was handed to a carrier.
public struct Shipment: Hashable, Sendable {
  /// As the platform or the carrier is called: `UPS`, `DHL`. Empty when unknown.
  public var carrier: String
  /// Empty for a service without tracking.
  public var trackingNumber: String

  public init(carrier: String, trackingNumber: String) {
    self.carrier = carrier
    self.trackingNumber = trackingNumber
  }

  /// Reads `UPS 1Z999AA10123456784`: the last word is the number, what stands before it the
  /// carrier. A single word is a carrier unless it has a digit.
  public init(typed text: String) {
    let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    guard let last = words.last, last.contains(where: \.isNumber) else {
      self.init(carrier: words.joined(separator: " "), trackingNumber: "")
      return
    }
    self.init(carrier: words.dropLast().joined(separator: " "), trackingNumber: last)
  }

  public var words: String {
    [carrier, trackingNumber].filter { !$0.isEmpty }.joined(separator: " ")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
