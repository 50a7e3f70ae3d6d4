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
///
/// Memory of its own, because a growing array costs several times as much for each value.
final class RowPacker: RowBinding {
  /// How many values there are.
  private(set) var count = 0
  private let room: Int
  /// The first `count` of `room` are made.
  private let values: UnsafeMutablePointer<PackedRows.Value>
  private var textCount = 0
  private var textRoom: Int
  /// The first `textCount` of `textRoom` are made.
  private var texts: UnsafeMutablePointer<UInt8>
  private var isFull = false

  /// - Parameters:
  ///   - values: how many values there will be.
  ///   - texts: about how many bytes of text.
  init(values room: Int, texts: Int) {
    self.room = room
    values = .allocate(capacity: room)
    textRoom = max(texts, 64)
    self.texts = .allocate(capacity: textRoom)
  }

  deinit {
    values.deallocate()
    texts.deallocate()
  }

  /// Nil for more values than were announced, and for texts that together are longer than a block can
  /// be (2 GB).
  func packed() -> PackedRows? {
    guard !isFull else { return nil }
    return PackedRows(
      values: Array(UnsafeBufferPointer(start: values, count: count)),
      texts: Array(UnsafeBufferPointer(start: texts, count: textCount)))
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

  private func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let source = bytes.baseAddress else { return }
    let end = textCount + bytes.count
    if end > textRoom { grow(to: end) }
    // SAFETY: there is room up to `end`, and nobody else knows this memory.
    (texts + textCount).initialize(from: source, count: bytes.count)
    textCount = end
  }

  private func grow(to needed: Int) {
    let room = max(needed, 2 * textRoom)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: room)
    grown.initialize(from: texts, count: textCount)
    texts.deallocate()
    texts = grown
    textRoom = room
  }

  /// Ends a text that began at a place.
  private func addText(from start: Int) {
    guard textCount <= Int(Int32.max) else {
      isFull = true
      textCount = start
      return
    }
    add(.text(start: Int32(start), count: Int32(textCount - start)))
  }

  @discardableResult
  func bind(_ value: Int64) -> Self {
    add(.integer(value))
    return self
  }

  @discardableResult
  func bind(_ value: String) -> Self {
    let start = textCount
    var text = value
    text.withUTF8(append)
    addText(from: start)
    return self
  }

  @discardableResult
  func bind(list texts: some Sequence<String>) -> Self {
    let start = textCount
    TextList.encode(texts, append)
    addText(from: start)
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
