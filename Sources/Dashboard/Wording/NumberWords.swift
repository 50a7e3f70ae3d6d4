import Commerce

/// Figures for people; what is unknown prints as such, never as zero.
enum NumberWords {
  static let unknown = "?"

  static func units(_ count: Int?) -> String { count.map(grouped) ?? unknown }

  /// `1,204`
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var result = ""
    for (offset, digit) in digits.reversed().enumerated() {
      if offset > 0, offset.isMultiple(of: 3) { result.append(",") }
      result.append(digit)
    }
    return (number < 0 ? "-" : "") + String(result.reversed())
  }

  static func count(_ count: RowCount) -> String {
    grouped(count.value) + (count.isExact ? "" : "+")
  }

  /// Days in tenths: `4.5 d`, `120 d`; `∞` where nothing sells.
  static func cover(deciDays: Int?, velocityMilli: Int?) -> String {
    guard let deciDays else { return velocityMilli == 0 ? "∞" : unknown }
    if deciDays >= 1_000 { return "\(grouped(deciDays / 10)) d" }
    return "\(deciDays / 10).\(deciDays % 10) d"
  }

  /// Thousandths of units a day: `1.25/d`.
  static func velocity(milli: Int?) -> String {
    guard let milli else { return unknown }
    let hundredths = (milli + 5) / 10
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)/d"
  }

  /// Margin of a net price over cost in whole percent; nil when either is unknown or the price is
  /// not positive.
  static func marginPercent(price: Money?, cost: Money?) -> Int? {
    guard let price, let cost, price.currency == cost.currency, price.minorUnits > 0 else {
      return nil
    }
    let margin = Int128(price.minorUnits - cost.minorUnits) * 100 / Int128(price.minorUnits)
    return Int(margin)
  }
}

extension CatalogRow {
  /// `M / Red`; empty for a product without choices.
  var optionText: String {
    let values = options.map(\.value).filter { $0 != "Default Title" }
    return values.joined(separator: " / ")
  }

  var name: String { title.isEmpty ? handle : title }

  /// The product's title and what makes this variant.
  var fullTitle: String {
    let choice = optionText
    return choice.isEmpty ? name : "\(name) · \(choice)"
  }
}

extension PaymentState {
  var label: String { rawValue.replacing("-", with: " ") }
}

extension FulfilmentState {
  var label: String { rawValue.replacing("-", with: " ") }
}
