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
  /// How many values there are.
  private(set) var count = 0
  private let room: Int
  /// The first `count` of `room` are made.
  private let values: UnsafeMutablePointer<PackedRows.Value>
  private var texts: [UInt8] = []
  private var isFull = false

  /// - Parameters:
  ///   - values: how many values there will be.
  ///   - texts: about how many bytes of text.
  init(values room: Int, texts: Int) {
    self.room = room
    values = .allocate(capacity: room)
    self.texts.reserveCapacity(texts)
  }

  deinit { values.deallocate() }

  /// Nil for more values than were announced, and for texts that together are longer than a block can
  /// be (2 GB).
  func packed() -> PackedRows? {
    guard !isFull else { return nil }
    return PackedRows(
      values: Array(UnsafeBufferPointer(start: values, count: count)), texts: texts)
  }

  private func add(_ value: PackedRows.Value) {
    guard count < room else {
      isFull = true
      return
    }
    // SAFETY: the place is below `room`, and values need no ending.
    (values + count).initialize(to: value)
    count += 1
  }

  @discardableResult
  func bind(_ value: Int64) -> Self {
    add(.integer(value))
    return self
  }

  @discardableResult
  func bind(_ value: String) -> Self {
    var text = value
    text.withUTF8 { bytes in
      guard texts.count + bytes.count <= Int(Int32.max) else {
        isFull = true
        return
      }
      add(.text(start: Int32(texts.count), count: Int32(bytes.count)))
      texts.append(contentsOf: bytes)
    }
    return self
  }

  @discardableResult
  func bindNull() -> Self {
    add(.null)
    return self
  }

  /// The same value as an earlier one; a text is not held twice.
  @discardableResult
  func bindAgain(_ place: Int) -> Self {
    add(place < count ? values[place] : .null)
    return self
  }
}
