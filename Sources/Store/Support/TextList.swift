/// A list of texts in one column, as a JSON array of strings: SQLite's `json_each` reads it too.
enum TextList {
  static func encode(_ texts: some Sequence<String>) -> String {
    var bytes: [UInt8] = [0x5B]
    for text in texts {
      if bytes.count > 1 { bytes.append(0x2C) }
      bytes.append(0x22)
      for byte in text.utf8 {
        switch byte {
        case 0x22, 0x5C:
          bytes.append(0x5C)
          bytes.append(byte)
        case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
        case 0x00..<0x20:
          bytes.append(contentsOf: Array("\\u00".utf8))
          bytes.append(hex[Int(byte >> 4)])
          bytes.append(hex[Int(byte & 15)])
        default: bytes.append(byte)
        }
      }
      bytes.append(0x22)
    }
    bytes.append(0x5D)
    return String(decoding: bytes, as: UTF8.self)
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
