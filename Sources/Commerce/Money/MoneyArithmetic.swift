/// How an exact half is rounded. A named setting, because shops and tax offices differ.
public enum Rounding: String, Hashable, Sendable, CaseIterable {
  case halfAwayFromZero = "half-away-from-zero"
  case halfEven = "half-even"
}

/// A rate in hundredths of a percent: 1,500 is 15 %.
public struct BasisPoints: Hashable, Comparable, Sendable {
  public var value: Int

  public init(_ value: Int) { self.value = value }

  /// 100 %.
  public static let whole = BasisPoints(10_000)

  public static func < (left: BasisPoints, right: BasisPoints) -> Bool {
    left.value < right.value
  }
}

extension Money {
  /// The sum; refuses to add two currencies.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    guard currency == other.currency else {
      throw .currencyMismatch(currency, other.currency)
    }
    let (sum, overflow) = minorUnits.addingReportingOverflow(other.minorUnits)
    guard !overflow else { throw .outOfRange("\(self) + \(other)") }
    return Money(minorUnits: sum, currency: currency)
  }

  /// The amount times a rate, rounded once. Nil when the result does not fit.
  public func multiplied(by rate: BasisPoints, rounding: Rounding = .halfAwayFromZero) -> Money? {
    scaled(numerator: Int64(rate.value), denominator: 10_000, rounding: rounding)
  }

  /// The amount times `numerator / denominator`, rounded once, computed in 128 bits.
  ///
  /// Nil when `denominator` is not positive or the result does not fit 64 bits.
  public func scaled(
    numerator: Int64, denominator: Int64, rounding: Rounding = .halfAwayFromZero
  ) -> Money? {
    guard denominator > 0 else { return nil }
    let product = Int128(minorUnits) * Int128(numerator)
    let divisor = Int128(denominator)
    var quotient = product / divisor
    let twice = (product % divisor).magnitude * 2
    let roundsUp =
      switch rounding {
      case .halfAwayFromZero: twice >= divisor.magnitude
      case .halfEven:
        twice > divisor.magnitude || (twice == divisor.magnitude && !quotient.isMultiple(of: 2))
      }
    if roundsUp { quotient += product < 0 ? -1 : 1 }
    guard let minor = Int64(exactly: quotient) else { return nil }
    return Money(minorUnits: minor, currency: currency)
  }

  /// Splits the amount by weights without losing a minor unit: the remainder goes to the first
  /// parts, one unit each. Empty weights, a negative weight or a sum of zero give nil.
  public func split(by weights: [Int]) -> [Money]? {
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    guard total > 0, weights.allSatisfy({ $0 >= 0 }) else { return nil }
    var parts = weights.map { weight in
      Int64(Int128(minorUnits) * Int128(weight) / total)
    }
    var rest = minorUnits - parts.reduce(0, +)
    let step: Int64 = rest < 0 ? -1 : 1
    for index in parts.indices where rest != 0 && weights[index] > 0 {
      parts[index] += step
      rest -= step
    }
    return parts.map { Money(minorUnits: $0, currency: currency) }
  }
}
