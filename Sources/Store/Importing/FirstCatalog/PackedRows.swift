/// The values of some rows, in the order in which statements take them: one block of text and one
/// of values, made on one thread and bound on another without a look at a string.
struct PackedRows: Sendable {
  enum Value: Equatable, Sendable {
    case null
    case integer(Int64)
    /// A stretch of `texts`, in bytes.
    case text(start: Int32, count: Int32)
  }

  let values: [Value]
  let texts: [UInt8]
}

/// Packs rows, value after value.
final class RowPacker: RowBinding {
  private var values: [PackedRows.Value] = []
  private var texts: [UInt8] = []
  private var isTooLong = false

  /// - Parameters:
  ///   - values: about how many values there will be.
  ///   - texts: about how many bytes of text.
  init(values: Int, texts: Int) {
    self.values.reserveCapacity(values)
    self.texts.reserveCapacity(texts)
  }

  /// How many values there are.
  var count: Int { values.count }

  /// Nil for texts that together are longer than a block can be (2 GB).
  var packed: PackedRows? { isTooLong ? nil : PackedRows(values: values, texts: texts) }

  @discardableResult
  func bind(_ value: Int64) -> Self {
    values.append(.integer(value))
    return self
  }

  @discardableResult
  func bind(_ value: String) -> Self {
    let start = texts.count
    guard start + value.utf8.count <= Int(Int32.max) else {
      isTooLong = true
      return bindNull()
    }
    texts.append(contentsOf: value.utf8)
    values.append(.text(start: Int32(start), count: Int32(texts.count - start)))
    return self
  }

  @discardableResult
  func bindNull() -> Self {
    values.append(.null)
    return self
  }

  /// The same value as an earlier one; a text is not held twice.
  @discardableResult
  func bindAgain(_ place: Int) -> Self {
    values.append(values[place])
    return self
  }
}
