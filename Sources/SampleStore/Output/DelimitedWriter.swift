/// Writes rows of a delimited text file into a buffer that is handed on when it is full.
final class DelimitedWriter {
  enum Dialect {
    /// Commas; quotes where the text needs them.
    case csv
    /// Tabs; quotes are ordinary characters, and a tab or line break becomes a blank.
    case tsv
  }

  /// Rows ended so far, the header included.
  private(set) var rows = 0
  private(set) var bytes = 0
  private let dialect: Dialect
  private let flush: ([UInt8]) throws -> Void
  private var buffer: [UInt8] = []
  private var isRowStart = true

  init(_ dialect: Dialect, flush: @escaping ([UInt8]) throws -> Void) {
    self.dialect = dialect
    self.flush = flush
    buffer.reserveCapacity(Self.capacity + 16_384)
  }

  private static let capacity = 1 << 18

  func field(_ text: String) {
    separate()
    var text = text
    text.withUTF8 { bytes in
      switch dialect {
      case .csv: appendQuoted(bytes)
      case .tsv: for byte in bytes { buffer.append((0x09...0x0D).contains(byte) ? 0x20 : byte) }
      }
    }
  }

  func field(_ number: Int) {
    separate()
    appendDigits(number)
  }

  /// Hundredths as a decimal: 1290 is `12.90`.
  func cents(_ amount: Int) {
    separate()
    if amount < 0 { buffer.append(0x2D) }
    let magnitude = abs(amount)
    appendDigits(magnitude / 100)
    buffer.append(0x2E)
    buffer.append(0x30 + UInt8(magnitude / 10 % 10))
    buffer.append(0x30 + UInt8(magnitude % 10))
  }

  /// The amount, or an empty field.
  func cents(_ amount: Int?) {
    if let amount { cents(amount) } else { blank() }
  }

  /// Empty fields.
  func blank(_ count: Int = 1) {
    for _ in 0..<count { separate() }
  }

  func endRow() throws {
    buffer.append(0x0A)
    rows += 1
    isRowStart = true
    if buffer.count >= Self.capacity { try finish() }
  }

  func row(_ fields: [String]) throws {
    for text in fields { field(text) }
    try endRow()
  }

  /// Hands on what is left.
  func finish() throws {
    guard !buffer.isEmpty else { return }
    bytes += buffer.count
    try flush(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

extension DelimitedWriter {
  private func separate() {
    if isRowStart {
      isRowStart = false
    } else {
      buffer.append(dialect == .csv ? 0x2C : 0x09)
    }
  }

  private func appendQuoted(_ bytes: UnsafeBufferPointer<UInt8>) {
    let needsQuotes = bytes.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    guard needsQuotes else {
      buffer.append(contentsOf: bytes)
      return
    }
    buffer.append(0x22)
    for byte in bytes {
      if byte == 0x22 { buffer.append(0x22) }
      buffer.append(byte)
    }
    buffer.append(0x22)
  }

  private func appendDigits(_ number: Int) {
    if number < 0 { buffer.append(0x2D) }
    var rest = number.magnitude
    let start = buffer.count
    repeat {
      buffer.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    buffer[start...].reverse()
  }
}
