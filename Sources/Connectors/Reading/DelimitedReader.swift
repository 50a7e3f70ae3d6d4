/// Reads a delimited file row by row in constant memory.
///
/// Lines end with LF, CR or CRLF, mixed or not, the last one with or without. Blank lines are
/// skipped. Each row knows its first physical line, its fields and its raw text.
final class DelimitedReader {
  /// A longer row is refused: it is most likely a quote that never closes.
  static let rowLimit = 32 << 20

  let path: String
  let dialect: Dialect
  private(set) var encodingNotes = EncodingNotes()
  /// Names for issues; set once the header row has been read.
  var header = Header(names: [], line: 1)

  private let stream: TextStream
  private let quoted: QuotedRowParser
  private let fields: UnsafeMutablePointer<RowFields>
  private var window = ByteWindow()
  private var line = 1
  /// What the row handed out last occupies; given up when the next one is asked for.
  private var consumed = (bytes: 0, lines: 0)
  /// The last row rewritten from Windows-1252; see `rewritten`.
  private var scratch = UnsafeMutableRawBufferPointer.allocate(byteCount: 0, alignment: 1)

  var bytesRead: Int64 { stream.bytesRead }
  var contentHash: String { stream.contentHash }

  init(_ source: ByteSource, findings: HeadFindings, dialect: Dialect) {
    path = source.path
    self.dialect = dialect
    stream = TextStream(source, encoding: findings.encoding, markLength: findings.markLength)
    fields = .allocate(capacity: 1)
    fields.initialize(to: RowFields())
    quoted = QuotedRowParser(delimiter: dialect.delimiter, fields: fields)
  }

  deinit {
    quoted.deallocate()
    fields.pointee.deallocate()
    fields.deallocate()
    window.deallocate()
    scratch.deallocate()
  }

  /// The next row, or nil at the end. What the last row pointed at is gone.
  func next() throws(FeedError) -> Row? {
    window.drop(consumed.bytes)
    line += consumed.lines
    consumed = (0, 0)
    while true {
      guard let end = try lineEnd(from: 0) else { return nil }
      if end.at == 0 {
        window.drop(end.length)
        line += 1
        continue
      }
      if dialect.isQuoted, window.contains(0x22, in: 0..<end.at) {
        return try quotedRow(firstLine: end)
      }
      consumed = (end.at + end.length, 1)
      split(window.bytes(0..<end.at))
      return row(base: window.start, raw: 0..<end.at)
    }
  }

  /// Where the physical line that holds `offset` ends; nil when no text is left there.
  private func lineEnd(from offset: Int) throws(FeedError) -> (at: Int, length: Int)? {
    while true {
      if let at = window.lineEnd(from: offset) {
        guard window[at] == 0x0D else { return (at, 1) }
        // Whether a CR stands alone shows the byte after it.
        if at + 1 < window.count { return (at, window[at + 1] == 0x0A ? 2 : 1) }
        if try !fill() { return (at, 1) }
        continue
      }
      if try !fill() { return window.count > offset ? (window.count, 0) : nil }
    }
  }

  private func fill() throws(FeedError) -> Bool {
    guard window.count < Self.rowLimit else {
      throw .rowTooLong(path: path, line: line, limit: Self.rowLimit)
    }
    let space = window.space()
    let count = try stream.read(into: space)
    window.grew(by: count)
    return count > 0
  }

  /// Cuts a row without quotes at its delimiters.
  private func split(_ bytes: UnsafeBufferPointer<UInt8>) {
    var fields = fields.pointee
    fields.clear()
    let delimiter = dialect.delimiter
    var start = 0
    var index = 0
    // SAFETY: `index` stays below `count`, and so within the window.
    if let base = bytes.baseAddress {
      let count = bytes.count
      while index < count {
        if base[index] == delimiter {
          fields.append(start: start, end: index)
          start = index &+ 1
        }
        index &+= 1
      }
    }
    fields.append(start: start, end: bytes.count)
    self.fields.pointee = fields
  }

  /// Reads a row with quotes, line by line until libcsv says that it is complete.
  private func quotedRow(firstLine: (at: Int, length: Int)) throws(FeedError) -> Row {
    var isStrict = true
    quoted.begin(isStrict: isStrict)
    var end = firstLine
    var lines = 0
    var from = 0
    var opened = (line: line, column: 1)
    while true {
      let before = fields.pointee.count
      let progress = quoted.feed(window.bytes(from..<end.at + end.length))
      lines += 1
      switch progress {
      case .complete:
        consumed = (end.at + end.length, lines)
        return row(base: fields.pointee.bytes, raw: 0..<end.at)
      case .quoteInBareField where isStrict:
        // `5" pipe`: read the row again and take the quote for a letter.
        isStrict = false
        quoted.begin(isStrict: false)
        window.rewind()
        (end, lines, from) = (firstLine, 0, 0)
        continue
      case .quoteInBareField, .textAfterQuote:
        // Resume at the next line: whatever follows is then short of columns, and refused too.
        consumed = (end.at + end.length, lines)
        return row(base: fields.pointee.bytes, raw: 0..<end.at, isBroken: true)
      case .incomplete:
        if fields.pointee.count > before || lines == 1 {
          opened = (line + lines - 1, fields.pointee.count + 1)
        }
      }
      from = end.at + end.length
      if let next = try lineEnd(from: from) {
        end = next
        continue
      }
      guard quoted.finish() else {
        throw .unclosedQuote(path: path, line: opened.line, column: opened.column)
      }
      consumed = (window.count, lines)
      return row(base: fields.pointee.bytes, raw: 0..<window.count)
    }
  }

  private func row(
    base: UnsafePointer<UInt8>, raw: Range<Int>, isBroken: Bool = false
  ) -> Row {
    let text = window.bytes(raw)
    var isWellFormed = true
    if !isASCII(text) {
      if isUTF8(text) {
        encodingNotes.sawUTF8 = true
      } else if encodingNotes.sawUTF8 {
        isWellFormed = false
      } else {
        return rewritten(text, isBroken: isBroken)
      }
    }
    return Row(
      base: base, bounds: fields.pointee.bounds, count: fields.pointee.count, line: line,
      raw: text, isWellFormed: isWellFormed, isBroken: isBroken,
      hasNUL: window.hasNUL && text.contains(0), dialect: dialect, header: header)
  }

  /// Takes a row for Windows-1252: the file's head was plain ASCII, and this row is not UTF-8.
  private func rewritten(_ text: UnsafeBufferPointer<UInt8>, isBroken: Bool) -> Row {
    if encodingNotes.windows1252Since == nil { encodingNotes.windows1252Since = line }
    scratch.deallocate()
    scratch = .allocate(byteCount: text.count * TextStream.growth, alignment: 1)
    var end = 0
    for byte in text { put(singleByteScalar(byte), into: scratch, at: &end) }
    // SAFETY: `scratch` lives until another row is rewritten or the reader ends, longer than a row;
    // its first `end` bytes were written above.
    let bytes = UnsafeBufferPointer(rebasing: scratch.bindMemory(to: UInt8.self)[0..<end])
    var base = bytes.baseAddress ?? window.start
    if dialect.isQuoted, text.contains(0x22), !isBroken {
      quoted.begin(isStrict: false)
      _ = quoted.feed(bytes)
      if !fields.pointee.isComplete { _ = quoted.finish() }
      base = UnsafePointer(fields.pointee.bytes)
    } else if !isBroken {
      split(bytes)
    }
    return Row(
      base: base, bounds: fields.pointee.bounds, count: fields.pointee.count, line: line,
      raw: bytes, isWellFormed: true, isBroken: isBroken,
      hasNUL: window.hasNUL && bytes.contains(0), dialect: dialect, header: header)
  }
}

/// What the reader noticed about a file's encoding on the way.
struct EncodingNotes {
  /// Some row had letters beyond ASCII in well-formed UTF-8.
  var sawUTF8 = false
  /// The first line that had to be taken for Windows-1252.
  var windows1252Since: Int?
}

/// Whether no byte has its high bit set, eight at a time.
private func isASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  let raw = UnsafeRawBufferPointer(bytes)
  var index = 0
  while index &+ 8 <= raw.count {
    let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if word & 0x8080_8080_8080_8080 != 0 { return false }
    index &+= 8
  }
  while index < raw.count {
    if raw[index] >= 0x80 { return false }
    index &+= 1
  }
  return true
}
