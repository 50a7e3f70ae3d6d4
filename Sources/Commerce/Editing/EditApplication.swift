extension EditExpression {
  /// The field's value after all operations; throws why a row can't take them.
  ///
  /// `currency` is the row's, for values that name none; `row` gives the row's other fields.
  public func apply(
    to current: EditableValue, currency: Currency, row: (EditTarget) -> EditableValue
  ) throws(EditRefusal) -> EditableValue {
    var value = current
    for operation in operations {
      value = try operation.apply(to: value, field: field, currency: currency, row: row)
    }
    return value
  }
}

extension EditOperation {
  fileprivate func apply(
    to value: EditableValue, field: EditableField, currency: Currency,
    row: (EditTarget) -> EditableValue
  ) throws(EditRefusal) -> EditableValue {
    switch self {
    case .clear: return .empty
    case .set(let text):
      return try EditableValue(text: text, field: field, currency: currency)
    case .setMoney(let amount, let named):
      if let named, named != currency {
        throw EditRefusal(
          "its prices are in \(currency), not \(named)", guardedBy: .wrongCurrency)
      }
      return .money(try refusing { () throws(MoneyError) in try amount.money(in: currency) })
    case .copy(let source):
      let other = row(source)
      guard other.plainText != nil else { throw EditRefusal("it has no \(source.name)") }
      if case .money(let money) = other, money.currency != currency {
        throw EditRefusal("its \(source.name) is in \(money.currency), not \(currency)")
      }
      return try EditableValue(text: other.plainText, field: field, currency: currency)
    default: break
    }
    switch value {
    case .money(let money): return .money(try changed(money))
    case .tags(let tags): return .tags(changed(tags))
    case .text(let text): return .text(changed(text))
    case .grams(let grams): return .grams(try changed(grams))
    case .count(let count): return .count(try changed(count))
    case .images(let images): return .images(try changed(images, row: row))
    case .empty: return try changedEmpty(field, row: row)
    }
  }

  /// Texts and lists begin as nothing; an amount can't be changed where there is none.
  private func changedEmpty(
    _ field: EditableField, row: (EditTarget) -> EditableValue
  ) throws(EditRefusal) -> EditableValue {
    switch field.kind {
    case .line, .lines, .html, .choice: .text(changed(""))
    case .tags: .tags(changed([]))
    case .images: .images(try changed([], row: row))
    case .money, .weight, .count: throw EditRefusal("it has no \(field.rawValue) to change")
    }
  }

  private func changed(_ money: Money) throws(EditRefusal) -> Money {
    try refusing { () throws(MoneyError) in
      switch self {
      case .percent(let rate):
        let whole = BasisPoints(10_000 + rate.value)
        guard let scaled = money.multiplied(by: whole) else { throw .outOfRange(money.decimal) }
        return scaled
      case .add(let amount): return try money.adding(amount.money(in: money.currency))
      case .round(let ending): return try ending.nearest(to: money)
      default: return money
      }
    }
  }

  /// Whole grams and units follow the rounding of a currency without decimals.
  private func changed(_ number: Int) throws(EditRefusal) -> Int {
    let unit = Money(minorUnits: Int64(number), currency: .jpy)
    return Int(try changed(unit).minorUnits)
  }
}

private func refusing<Value>(
  _ body: () throws(MoneyError) -> Value
) throws(EditRefusal) -> Value {
  do { return try body() } catch { throw EditRefusal(error.description) }
}
