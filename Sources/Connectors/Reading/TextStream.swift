import Commerce

/// A file's text as UTF-8, whatever its encoding: the byte-order mark is skipped, all but UTF-8 is
/// rewritten on the way.
final class TextStream {
  private let source: ByteSource
  private let encoding: TextEncoding
  private var markLeft: Int
  /// Bytes of the file that wait to be rewritten; unused for UTF-8.
  private var raw: [UInt8] = []
  /// A character that the last chunk cut: at most three bytes.
  private var carried: [UInt8] = []
  private let converter: CharacterConverter?

  /// Bytes of the file that have been taken.
  var bytesRead: Int64 { source.bytesRead }
  var contentHash: String { source.contentHash }

  /// A chunk of rewritten text is at most three times as long as the bytes it comes from.
  static let growth = 3

  init(_ source: ByteSource, encoding: TextEncoding, markLength: Int) {
    self.source = source
    self.encoding = encoding
    converter = encoding == .shiftJIS ? CharacterConverter(from: "CP932") : nil
    markLeft = markLength
  }

  /// Appends the next text to `space` and returns its length; 0 at the end.
  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    if encoding == .shiftJIS, converter == nil {
      let reason = "this system can't convert \(encoding.rawValue); save it as UTF-8"
      throw .unreadable(path: source.path, reason: reason)
    }
    while true {
      let count =
        encoding == .utf8 ? try source.read(into: space) : try readRaw(limit: space.count)
      if count == 0 { return flush(into: space) }
      let skipped = min(markLeft, count)
      markLeft -= skipped
      let written =
        if encoding == .utf8 { dropFirst(skipped, of: space, count: count) } else {
          rewrite(raw[skipped..<count], into: space)
        }
      if written > 0 { return written }
    }
  }

  private func dropFirst(
    _ skipped: Int, of space: UnsafeMutableRawBufferPointer, count: Int
  ) -> Int {
    guard skipped > 0 else { return count }
    for index in skipped..<count { space[index - skipped] = space[index] }
    return count - skipped
  }

  private func readRaw(limit: Int) throws(FeedError) -> Int {
    let wanted = max(4, limit / Self.growth - 4)
    if raw.count < wanted { raw = [UInt8](repeating: 0, count: wanted) }
    var failure: FeedError?
    let count = raw.withUnsafeMutableBytes { bytes -> Int in
      do throws(FeedError) {
        return try source.read(into: UnsafeMutableRawBufferPointer(rebasing: bytes[0..<wanted]))
      } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    return count
  }

  private func rewrite(_ bytes: ArraySlice<UInt8>, into space: UnsafeMutableRawBufferPointer) -> Int
  {
    switch encoding {
    case .utf8: return 0
    case .windows1252, .latin1:
      var end = 0
      for byte in bytes { put(singleByteScalar(byte), into: space, at: &end) }
      return end
    case .utf16LittleEndian, .utf16BigEndian:
      return rewriteUTF16(carried + bytes, into: space)
    case .shiftJIS:
      let whole = carried + bytes
      var end = 0
      let used = whole.withUnsafeBufferPointer { bytes in
        converter?.convert(bytes, into: space, at: &end) ?? bytes.count
      }
      carried = Array(whole[used...])
      return end
    }
  }

  private func rewriteUTF16(_ bytes: [UInt8], into space: UnsafeMutableRawBufferPointer) -> Int {
    carried.removeAll()
    var end = 0
    var index = 0
    func unit(at index: Int) -> UInt32 {
      let (first, second) = (UInt32(bytes[index]), UInt32(bytes[index + 1]))
      return encoding == .utf16LittleEndian ? second << 8 | first : first << 8 | second
    }
    while index + 1 < bytes.count {
      let lead = unit(at: index)
      if (0xD800...0xDBFF).contains(lead) {
        guard index + 3 < bytes.count else { break }
        let trail = unit(at: index + 2)
        if (0xDC00...0xDFFF).contains(trail) {
          put(0x10000 + (lead - 0xD800) << 10 + (trail - 0xDC00), into: space, at: &end)
          index += 4
          continue
        }
      }
      put((0xD800...0xDFFF).contains(lead) ? 0xFFFD : lead, into: space, at: &end)
      index += 2
    }
    carried = Array(bytes[index...])
    return end
  }

  /// What is left at the end of the file: half a character becomes U+FFFD.
  private func flush(into space: UnsafeMutableRawBufferPointer) -> Int {
    guard !carried.isEmpty else { return 0 }
    carried.removeAll()
    var end = 0
    put(0xFFFD, into: space, at: &end)
    return end
  }
}

/// Writes one scalar as UTF-8.
@inline(__always)
func put(_ scalar: UInt32, into space: UnsafeMutableRawBufferPointer, at end: inout Int) {
  func write(_ value: UInt32) {
    space[end] = UInt8(truncatingIfNeeded: value)
    end += 1
  }
  switch scalar {
  case ..<0x80: write(scalar)
  case ..<0x800:
    write(0xC0 | scalar >> 6)
    write(0x80 | scalar & 0x3F)
  case ..<0x10000:
    write(0xE0 | scalar >> 12)
    write(0x80 | scalar >> 6 & 0x3F)
    write(0x80 | scalar & 0x3F)
  default:
    write(0xF0 | scalar >> 18)
    write(0x80 | scalar >> 12 & 0x3F)
    write(0x80 | scalar >> 6 & 0x3F)
    write(0x80 | scalar & 0x3F)
  }
}

/// What a byte of Windows-1252 stands for. Latin-1 is the same but for 0x80–0x9F, where it has only
/// control characters that no export contains.
func singleByteScalar(_ byte: UInt8) -> UInt32 {
  (0x80...0x9F).contains(byte) ? windows1252[Int(byte) - 0x80] : UInt32(byte)
}

/// 0x80–0x9F of Windows-1252; the five unassigned bytes stay control characters, as browsers do.
private let windows1252: [UInt32] = [
  0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
  0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
]
