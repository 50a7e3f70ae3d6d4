/// What can go wrong between two entries of the calendar. Source: domain rules §3.2.
public enum ConflictKind: String, Hashable, Sendable, CaseIterable {
  /// Two promotions answer to one code.
  case codeCollision = "CODE_COLLISION"
  /// Both discount the same things: where they don't combine, one silently loses.
  case sameClass = "SAME_CLASS"
  /// An amount and a percentage: the result depends on which applies first.
  case orderDependent = "ORDER_DEPENDENT"
  /// Two price lists write the same prices.
  case priceListClash = "PRICE_LIST_CLASH"
  /// It starts or ends while nothing may be changed.
  case freeze = "FREEZE"

  public var severity: ConflictSeverity {
    switch self {
    case .codeCollision, .priceListClash: .blocker
    case .sameClass, .orderDependent, .freeze: .warning
    }
  }
}

public enum ConflictSeverity: Int, Hashable, Sendable, CaseIterable {
  case info
  case warning
  case error
  case blocker
}

extension ConflictSeverity: Comparable {
  public static func < (left: ConflictSeverity, right: ConflictSeverity) -> Bool {
    left.rawValue < right.rawValue
  }
}

extension ConflictSeverity: CustomStringConvertible {
  public var description: String {
    switch self {
    case .info: "info"
    case .warning: "warning"
    case .error: "error"
    case .blocker: "blocker"
    }
  }
}

/// Two entries of the calendar that get in each other's way.
public struct PromotionConflict: Hashable, Sendable {
  public var kind: ConflictKind
  /// The promotion that starts first; with equal starts, the one whose key sorts first.
  public var a: String
  /// The other promotion, or the freeze.
  public var b: String
  /// When they overlap; `until` nil is open-ended. For a freeze, the moment that falls into it.
  public var from: Instant
  public var until: Instant?
  public var because: String

  public var severity: ConflictSeverity { kind.severity }

  public init(
    kind: ConflictKind, a: String, b: String, from: Instant, until: Instant?, because: String
  ) {
    self.kind = kind
    self.a = a
    self.b = b
    self.from = from
    self.until = until
    self.because = because
  }
}
