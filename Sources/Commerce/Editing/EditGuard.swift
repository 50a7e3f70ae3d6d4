/// What stands between a change that looks wrong and the store. Source of those on prices: domain
/// rules §3.5 and §4 (PRICE_*).
public enum EditGuard: String, Hashable, Sendable, CaseIterable {
  /// A price of zero or less.
  case zeroPrice = "zero-price"
  /// An amount in another currency than the row's.
  case wrongCurrency = "wrong-currency"
  case belowCost = "below-cost"
  /// A margin over the cost under the configured floor.
  case marginFloor = "margin-floor"
  /// About ten times the old price, or a tenth of it: a slipped digit.
  case tenfold
  /// A drop over the configured limit.
  case priceDrop = "price-drop"
  /// A compare-at price that is not above the price.
  case compareAt = "compare-at"
  /// Units of a variant that is to be archived.
  case stockOnHand = "stock-on-hand"
  /// Orders that wait for a variant that is to be archived.
  case openOrders = "open-orders"
}

/// What it takes to get past a guard.
public enum GuardOverride: Hashable, Sendable {
  /// Nothing does: the value can't be right.
  case never
  /// A person names the guard and says why; the reason stands in the journal.
  case withReason
}

extension EditGuard {
  /// The one table of what may be overridden.
  public var override: GuardOverride {
    switch self {
    case .zeroPrice, .wrongCurrency: .never
    case .belowCost, .marginFloor, .tenfold, .priceDrop, .compareAt, .stockOnHand, .openOrders:
      .withReason
    }
  }
}

/// What the guards say about one value.
public struct GuardReport: Hashable, Sendable {
  public var verdict: EditVerdict
  /// Every guard that fired explains itself; nil when none did.
  public var because: String?
  /// The guards that keep the value out.
  public var guards: [EditGuard]

  public init(_ verdict: EditVerdict, because: String? = nil, guards: [EditGuard] = []) {
    self.verdict = verdict
    self.because = because
    self.guards = guards
  }

  public static let ok = GuardReport(.ok)
}

extension EditPlanRow {
  /// Whether guards alone keep the row out, and a reason would let it in.
  public var isOverridable: Bool {
    verdict == .refused && !guards.isEmpty && guards.allSatisfy { $0.override == .withReason }
  }

  /// The row as a warning that goes in, when `allowed` names every guard that keeps it out.
  public func overriding(_ allowed: Set<EditGuard>) -> EditPlanRow {
    guard isOverridable, allowed.isSuperset(of: guards) else { return self }
    var row = self
    row.verdict = .warning
    row.because = (because.map { "\($0); " } ?? "") + "overridden"
    return row
  }
}

extension [EditPlanRow] {
  /// What the journal keeps about a plan that goes in with overridden guards: the person's words
  /// and the guards; nil when no guard of it was overridden.
  public func journalReason(_ words: String?) -> String? {
    let passed = Set(filter { $0.verdict == .warning }.flatMap(\.guards))
    guard !passed.isEmpty else { return nil }
    let names = EditGuard.allCases.filter(passed.contains).map(\.rawValue).joined(separator: ", ")
    return "\(words ?? "") (over \(names))"
  }
}
