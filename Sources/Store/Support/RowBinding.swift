internal import Commerce

/// Takes the values of a row one after another: a statement, or a row that is packed for one.
protocol RowBinding: AnyObject {
  @discardableResult func bind(_ value: Int64) -> Self
  @discardableResult func bind(_ value: String) -> Self
  @discardableResult func bindNull() -> Self
  /// Binds the texts as one, as `TextList` writes them.
  @discardableResult func bind(list texts: some Sequence<String>) -> Self
}

extension RowBinding {
  @discardableResult
  func bind(list texts: some Sequence<String>) -> Self { bind(TextList.encode(texts)) }
  @discardableResult
  func bind(_ value: Int64?) -> Self { if let value { bind(value) } else { bindNull() } }
  @discardableResult
  func bind(_ value: Int) -> Self { bind(Int64(value)) }
  @discardableResult
  func bind(_ value: Int?) -> Self { if let value { bind(Int64(value)) } else { bindNull() } }
  @discardableResult
  func bind(_ value: String?) -> Self { if let value { bind(value) } else { bindNull() } }
  @discardableResult
  func bind(_ value: Bool) -> Self { bind(value ? Int64(1) : 0) }
  @discardableResult
  func bind(_ value: Bool?) -> Self { if let value { bind(value) } else { bindNull() } }
  @discardableResult
  func bind(_ value: Instant?) -> Self { bind(value?.milliseconds) }
  @discardableResult
  func bind(_ value: SQLValue) -> Self {
    switch value {
    case .null: bindNull()
    case .integer(let number): bind(number)
    case .text(let text): bind(text)
    }
  }
  @discardableResult
  func bind(_ values: [SQLValue]) -> Self {
    for value in values { bind(value) }
    return self
  }
}
