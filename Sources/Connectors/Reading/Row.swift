import Commerce

/// Where a field's bytes lie, counted from the row's base.
struct FieldBounds {
  var start: Int32
  var end: Int32
}

/// How a delimited file is cut into fields.
struct Dialect: Hashable, Sendable {
  var delimiter: UInt8
  /// Whether `"` encloses fields. Amazon's reports have no quoting: there it is a letter.
  var isQuoted: Bool
}

/// One row, as slices of the reader's memory: valid until the reader's next row.
struct Row {
  let base: UnsafePointer<UInt8>
  let bounds: UnsafePointer<FieldBounds>
  /// Fields in the row.
  let count: Int
  /// The physical line on which the row begins, from 1.
  let line: Int
  /// The row as it stands in the file, without its line end.
  let raw: UnsafeBufferPointer<UInt8>
  /// False when some byte sequence is not UTF-8: `text` would show replacement characters.
  let isWellFormed: Bool
  /// True when text follows a closing quote: the fields from there on are not to be trusted.
  let isBroken: Bool
  let hasNUL: Bool
  let dialect: Dialect
  /// The file's header, whose names issues give.
  let header: Header

  /// The field's bytes; empty when the row is too short or the column is not in the file.
  @inline(__always)
  func bytes(at index: Int) -> UnsafeBufferPointer<UInt8> {
    // SAFETY: the reader keeps `count` bounds that lie within the memory at `base`.
    guard index >= 0, index < count else {
      return header.constants?.bytes(at: index) ?? UnsafeBufferPointer(start: nil, count: 0)
    }
    let field = bounds[index]
    return UnsafeBufferPointer(start: base + Int(field.start), count: Int(field.end - field.start))
  }

  @inline(__always)
  func bytes(_ column: Column) -> UnsafeBufferPointer<UInt8> { bytes(at: column.index) }

  /// The field as it stands in the file.
  func text(_ column: Column) -> String { String(decoding: bytes(column), as: UTF8.self) }

  /// The field without spaces around it; nil when nothing is left.
  func trimmed(_ column: Column) -> String? {
    let bytes = trimmedBytes(column)
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// All fields without spaces around them.
  var trimmedTexts: [String] {
    (0..<count).map { String(decoding: trimSpaces(bytes(at: $0)), as: UTF8.self) }
  }

  @inline(__always)
  func trimmedBytes(_ column: Column) -> UnsafeBufferPointer<UInt8> {
    trimSpaces(bytes(column))
  }

  @inline(__always)
  func isBlank(_ column: Column) -> Bool { trimmedBytes(column).isEmpty }

  /// Whether every field is blank, as in the `,,,,` that spreadsheets leave at the end.
  var isBlank: Bool { isBlank(from: 0) }

  /// Whether every field from `index` on is blank.
  func isBlank(from index: Int) -> Bool {
    for field in index..<max(index, count) where !trimSpaces(bytes(at: field)).isEmpty {
      return false
    }
    return true
  }

  /// The physical line on which a field begins.
  func line(of index: Int) -> Int {
    var line = line
    for field in 0..<max(0, min(index, count)) { line += lineBreaks(bytes(at: field)) }
    return line
  }
}

/// The bytes without the spaces and tabs around them.
@inline(__always)
func trimSpaces(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
  var start = 0
  var end = bytes.count
  while start < end, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
  while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x09 { end -= 1 }
  return UnsafeBufferPointer(rebasing: bytes[start..<end])
}

/// CR, LF and CRLF, each counted once.
func lineBreaks(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
  var count = 0
  var previous: UInt8 = 0
  for byte in bytes {
    if byte == 0x0D || (byte == 0x0A && previous != 0x0D) { count += 1 }
    previous = byte
  }
  return count
}
