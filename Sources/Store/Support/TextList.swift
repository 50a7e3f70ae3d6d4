/// A list of texts in one column, as a JSON array of strings: SQLite's `json_each` reads it too.
enum TextList {
  static func encode(_ texts: some Sequence<String>) -> String {
    var bytes: [UInt8] = []
    encode(texts) { bytes.append(contentsOf: $0) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The same in stretches of bytes, each of which `put` has to copy.
  static func encode(
    _ texts: some Sequence<String>, _ put: (UnsafeBufferPointer<UInt8>) -> Void
  ) {
    func mark(_ text: StaticString) {
      put(UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }
    var isFirst = true
    for text in texts {
      mark(isFirst ? "[\"" : ",\"")
      isFirst = false
      var text = text
      text.withUTF8 { bytes in
        var start = 0
        for place in bytes.indices where isEscaped(bytes[place]) {
          put(UnsafeBufferPointer(rebasing: bytes[start..<place]))
          escape(bytes[place]).withUnsafeBufferPointer(put)
          start = place + 1
        }
        put(UnsafeBufferPointer(rebasing: bytes[start...]))
      }
      mark("\"")
    }
    mark(isFirst ? "[]" : "]")
  }

  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    switch byte {
    case 0x22, 0x5C: [0x5C, byte]
    case 0x0A: [0x5C, 0x6E]
    default: Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
  }

  /// Reads what `encode` wrote; anything else gives what could be read of it.
  static func decode(_ text: String?) -> [String] {
    guard let text, text.utf8.count > 2 else { return [] }
    var texts: [String] = []
    var current: [UInt8] = []
    var isInside = false
    var bytes = text.utf8.makeIterator()
    while let byte = bytes.next() {
      switch byte {
      case 0x22:
        if isInside {
          texts.append(String(decoding: current, as: UTF8.self))
          current.removeAll(keepingCapacity: true)
        }
        isInside.toggle()
      case 0x5C where isInside:
        switch bytes.next() {
        case 0x6E: current.append(0x0A)
        case 0x75:
          var value: UInt8 = 0
          for _ in 0..<4 { value = value << 4 | digit(bytes.next() ?? 0x30) }
          current.append(value)
        case .some(let escaped): current.append(escaped)
        case nil: break
        }
      default: if isInside { current.append(byte) }
      }
    }
    return texts
  }

  private static let hex = Array("0123456789abcdef".utf8)

  private static func digit(_ byte: UInt8) -> UInt8 {
    byte >= 0x61 ? byte - 0x61 + 10 : byte - 0x30
  }
}
