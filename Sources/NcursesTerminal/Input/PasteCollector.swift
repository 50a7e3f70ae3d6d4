/// Gathers pasted bytes until their end marker, whatever they hold.
struct PasteCollector: Equatable {
  private static let marker = Array("\u{1B}[201~".utf8)

  private var bytes: [UInt8] = []
  private var matched = 0

  /// How many bytes can be read without reading past the end of the paste.
  var appetite: Int { Self.marker.count - matched }

  /// Takes a byte; returns the pasted text when that was the last one of the marker.
  mutating func push(_ byte: UInt8) -> String? {
    bytes.append(byte)
    if byte == Self.marker[matched] {
      matched += 1
    } else {
      matched = byte == Self.marker[0] ? 1 : 0
    }
    guard matched == Self.marker.count else { return nil }
    bytes.removeLast(Self.marker.count)
    return finish()
  }

  /// The text so far, for a paste whose end never comes.
  mutating func finish() -> String {
    defer { self = PasteCollector() }
    return String(decoding: bytes, as: UTF8.self)
  }
}
