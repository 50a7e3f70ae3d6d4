import CLibCSV

/// The fields of the row being read: their bounds, and their bytes where quotes had to be undone.
///
/// Plain memory with a fixed address, because libcsv hands it back through a C pointer.
struct RowFields {
  private(set) var bounds: UnsafeMutablePointer<FieldBounds>
  private(set) var count = 0
  private var capacity = 128
  /// Unquoted bytes of the fields, one after the other.
  private(set) var bytes: UnsafeMutablePointer<UInt8>
  private var byteCount = 0
  private var byteCapacity = 1 << 14
  /// Set by libcsv at the end of the row.
  var isComplete = false

  init() {
    bounds = .allocate(capacity: capacity)
    bytes = .allocate(capacity: byteCapacity)
  }

  func deallocate() {
    bounds.deallocate()
    bytes.deallocate()
  }

  mutating func clear() {
    count = 0
    byteCount = 0
    isComplete = false
  }

  /// Notes a field that lies elsewhere.
  @inline(__always)
  mutating func append(start: Int, end: Int) {
    if count == capacity { growBounds() }
    bounds[count] = FieldBounds(
      start: Int32(truncatingIfNeeded: start), end: Int32(truncatingIfNeeded: end))
    count &+= 1
  }

  /// Copies a field whose quotes are undone.
  mutating func append(copying field: UnsafeRawPointer?, count fieldCount: Int) {
    while byteCount + fieldCount > byteCapacity { growBytes() }
    if let field, fieldCount > 0 {
      // SAFETY: the loop above made room for `fieldCount` bytes after `byteCount`.
      (bytes + byteCount).update(
        from: field.assumingMemoryBound(to: UInt8.self), count: fieldCount)
    }
    append(start: byteCount, end: byteCount + fieldCount)
    byteCount += fieldCount
  }

  private mutating func growBounds() {
    let larger = UnsafeMutablePointer<FieldBounds>.allocate(capacity: capacity * 2)
    larger.update(from: bounds, count: count)
    bounds.deallocate()
    bounds = larger
    capacity *= 2
  }

  private mutating func growBytes() {
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: byteCapacity * 2)
    larger.update(from: bytes, count: byteCount)
    bytes.deallocate()
    bytes = larger
    byteCapacity *= 2
  }
}

/// How far libcsv came with a piece of a row.
enum QuotedProgress {
  case complete
  /// The row goes on after this line: it ends inside quotes.
  case incomplete
  /// A `"` in a field that did not begin with one: harmless, a letter.
  case quoteInBareField
  /// Text after a closing quote: where the field ends is anyone's guess.
  case textAfterQuote
}

/// libcsv, fed one physical line at a time so that the end of each row is known exactly.
///
/// Only rows with a quote in them come here: the others are cut at their delimiters, which is the
/// same and several times faster.
struct QuotedRowParser {
  private let parser: UnsafeMutablePointer<csv_parser>
  private let fields: UnsafeMutablePointer<RowFields>

  init(delimiter: UInt8, fields: UnsafeMutablePointer<RowFields>) {
    self.fields = fields
    parser = .allocate(capacity: 1)
    parser.initialize(to: csv_parser())
    csv_init(parser, UInt8(CSV_STRICT | CSV_STRICT_FINI))
    csv_set_delim(parser, delimiter)
    // Spaces belong to their fields: libcsv would drop them around unquoted text.
    csv_set_space_func(parser) { _ in 0 }
    csv_set_blk_size(parser, 1 << 14)
  }

  func deallocate() {
    csv_free(parser)
    parser.deallocate()
  }

  /// Forgets a row that was begun. `isStrict` makes stray quotes stop the row.
  func begin(isStrict: Bool) {
    parser.pointee.pstate = 0
    parser.pointee.quoted = 0
    parser.pointee.spaces = 0
    parser.pointee.entry_pos = 0
    parser.pointee.status = 0
    parser.pointee.options = UInt8(isStrict ? CSV_STRICT | CSV_STRICT_FINI : CSV_STRICT_FINI)
    fields.pointee.clear()
  }

  /// Feeds a physical line, its line end included.
  func feed(_ line: UnsafeBufferPointer<UInt8>) -> QuotedProgress {
    let taken = csv_parse(parser, line.baseAddress, line.count, fieldEnded, rowEnded, fields)
    if taken < line.count {
      return parser.pointee.quoted == 0 ? .quoteInBareField : .textAfterQuote
    }
    return fields.pointee.isComplete ? .complete : .incomplete
  }

  /// Says that the file ends here; false when a quote is still open.
  func finish() -> Bool {
    csv_fini(parser, fieldEnded, rowEnded, fields) == 0
  }
}

private func fieldEnded(
  _ field: UnsafeMutableRawPointer?, _ count: Int, _ fields: UnsafeMutableRawPointer?
) {
  // SAFETY: `fields` is the pointer that `feed` and `finish` pass, alive as long as the parser.
  fields?.assumingMemoryBound(to: RowFields.self).pointee.append(copying: field, count: count)
}

private func rowEnded(_ terminator: Int32, _ fields: UnsafeMutableRawPointer?) {
  // SAFETY: as above.
  fields?.assumingMemoryBound(to: RowFields.self).pointee.isComplete = true
}
