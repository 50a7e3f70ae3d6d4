/// What alerts of one code have in common when one thing breaks many orders: half of the group key.
/// Source: domain rules §2.5.
public struct AlertCause: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The shipping service.
    case carrier
    /// The place that ships.
    case location
    case sku
    /// The payment method.
    case gateway
    case channel
    case source
  }

  public var kind: Kind
  public var value: String

  public init(_ kind: Kind, _ value: String) {
    self.kind = kind
    self.value = value
  }
}

extension AlertCause: CustomStringConvertible {
  /// `carrier DHL Paket`
  public var description: String { "\(kind.rawValue) \(value)" }
}

/// Alerts with the same code and cause: they fire together and are silenced together.
public struct AlertGroup: Hashable, Sendable {
  public var code: AlertCode
  public var cause: AlertCause

  public init(code: AlertCode, cause: AlertCause) {
    self.code = code
    self.cause = cause
  }

  /// `SHIP_LATE location Berlin`: unique, and what people type.
  public var key: String { "\(code.rawValue) \(cause)" }

  /// Reads a key; nil for one that names no code or cause that this build knows.
  public init?(key: String) {
    let parts = key.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let code = AlertCode(rawValue: String(parts[0])),
      let kind = AlertCause.Kind(rawValue: String(parts[1])), !parts[2].isEmpty
    else { return nil }
    self.init(code: code, cause: AlertCause(kind, String(parts[2])))
  }

  /// Alerts per point of spread; source: domain rules §2.4.
  public static let spreadStep = 5
  /// Points of spread at most.
  public static let spreadLimit = 10

  /// The points that each alert of a group of this size gets.
  public static func spread(ofSize size: Int) -> Int {
    min(spreadLimit, max(0, size) / spreadStep)
  }
}

extension Alert {
  /// Nil for alerts without a cause that others could share.
  public var group: AlertGroup? { cause.map { AlertGroup(code: code, cause: $0) } }
}
