/// What a price should end in: `.99` of any unit, `9.99` of any ten, `80` of any hundred.
public struct PriceEnding: Hashable, Sendable {
  public var ending: PlainDecimal
  /// Digits before the point that belong to the ending; 0 for `.99` and `0.99`.
  public var wholeDigits: Int

  /// Reads `.99`, `0.99`, `9.99`, `5`; nil for anything else, signs included.
  public init?(_ text: String) {
    guard let ending = PlainDecimal(text), text.utf8.first != 0x2D, text.utf8.first != 0x2B else {
      return nil
    }
    let whole = text.prefix { $0 != "." }
    self.ending = ending
    wholeDigits = whole == "0" && text.contains(".") ? 0 : whole.count
    guard wholeDigits < 10 else { return nil }
  }

  /// The nearest price with this ending, the higher of two equally near and never one at or below
  /// zero; throws when the currency has no such decimals.
  func nearest(to money: Money) throws(MoneyError) -> Money {
    let end = Int128(try ending.money(in: money.currency).minorUnits)
    var step: Int128 = 1
    for _ in 0..<(wholeDigits + money.currency.exponent) { step *= 10 }
    let amount = Int128(money.minorUnits)
    let rest = (amount - end) % step
    let above = rest < 0 ? rest + step : rest
    let lower = amount - above
    let takesLower = above == 0 || (above < step - above && lower > 0)
    guard let chosen = Int64(exactly: takesLower ? lower : lower + step) else {
      throw .outOfRange(money.decimal)
    }
    return Money(minorUnits: chosen, currency: money.currency)
  }
}

extension PriceEnding: CustomStringConvertible {
  public var description: String {
    let text = ending.description
    guard ending.decimals > 0 else {
      return String(repeating: "0", count: max(0, wholeDigits - text.count)) + text
    }
    let fraction = "." + text.suffix(ending.decimals)
    guard wholeDigits > 0 else { return fraction }
    let whole = text.dropLast(ending.decimals + 1)
    return String(repeating: "0", count: max(0, wholeDigits - whole.count)) + whole + fraction
  }
}
