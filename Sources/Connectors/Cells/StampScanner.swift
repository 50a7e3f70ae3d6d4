/// Walks over the bytes of a date.
struct StampScanner {
  enum Zone {
    case none
    case known(NamedZone)
    case unknown
  }

  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) { self.text = text }

  private var byte: UInt8? { index < text.count ? text[index] : nil }

  mutating func take() -> UInt8? {
    guard let byte else { return nil }
    index += 1
    return byte
  }

  mutating func skipSpaces() {
    while byte == 0x20 { index += 1 }
  }

  /// At most nine digits; nil when there are none.
  mutating func number() -> (value: Int, digits: Int)? {
    var value = 0
    let start = index
    while let byte, (0x30...0x39).contains(byte), index - start < 9 {
      value = value * 10 + Int(byte - 0x30)
      index += 1
    }
    return index == start ? nil : (value, index - start)
  }

  /// Passes the `T` or the spaces after a date; whether a time follows.
  mutating func skipDateEnd() -> Bool {
    if byte == 0x54 || byte == 0x74 {
      index += 1
      return true
    }
    if byte == 0x2C { index += 1 }
    skipSpaces()
    guard let byte else { return false }
    return (0x30...0x39).contains(byte)
  }

  /// `10:12`, `10:12:40`, `10:12:40.250`, with or without AM or PM.
  mutating func time() -> (seconds: Int, milliseconds: Int64)? {
    guard var hour = number()?.value, take() == 0x3A, let minute = number()?.value else {
      return nil
    }
    var second = 0
    var milliseconds: Int64 = 0
    if byte == 0x3A {
      index += 1
      guard let read = number()?.value else { return nil }
      second = read
      if byte == 0x2E {
        index += 1
        guard let fraction = number() else { return nil }
        var value = fraction.value
        for _ in fraction.digits..<max(3, fraction.digits) { value *= 10 }
        for _ in 3..<max(3, fraction.digits) { value /= 10 }
        milliseconds = Int64(value)
      }
    }
    skipSpaces()
    if let half = halfOfDay() {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + half
    }
    guard hour < 24, minute < 60, second < 61 else { return nil }
    return (hour * 3_600 + minute * 60 + min(second, 59), milliseconds)
  }

  /// Hours to add for `AM` and `PM`; nil when neither stands here.
  private mutating func halfOfDay() -> Int? {
    guard index + 2 == text.count, text[index + 1] | 0x20 == 0x6D else { return nil }
    switch text[index] | 0x20 {
    case 0x61:
      index += 2
      return 0
    case 0x70:
      index += 2
      return 12
    default: return nil
    }
  }

  /// What the rest of the text says about the zone.
  mutating func zone() -> Zone {
    guard let byte else { return .none }
    let rest = UnsafeBufferPointer(rebasing: text[index...])
    if byte == 0x2B || byte == 0x2D {
      index += 1
      guard let hours = number() else { return .unknown }
      var offset = hours.value * 3_600
      if hours.digits == 4 { offset = hours.value / 100 * 3_600 + hours.value % 100 * 60 }
      if self.byte == 0x3A {
        index += 1
        guard let minutes = number() else { return .unknown }
        offset += minutes.value * 60
      }
      guard index == text.count, offset <= 15 * 3_600 else { return .unknown }
      return .known(NamedZone(offset: byte == 0x2D ? -offset : offset, order: nil))
    }
    let name = String(decoding: rest, as: UTF8.self)
    return NamedZone(abbreviation: name).map { .known($0) } ?? .unknown
  }
}
