#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The part of a file that is in memory: the row being read and what was read beyond it.
struct ByteWindow {
  private static let chunk = 1 << 18

  private var memory: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private var head = 0
  private var tail = 0
  /// No line feed lies between `head` and these two; each is `tail` when none is known.
  private var nextLineFeed = 0
  private var nextReturn = 0
  /// Whether a NUL byte has been seen in the file: rows are looked at one by one from then on.
  private(set) var hasNUL = false

  init() {
    capacity = Self.chunk * 2
    memory = .allocate(capacity: capacity)
  }

  func deallocate() { memory.deallocate() }

  /// Bytes in the window.
  var count: Int { tail - head }

  /// The first byte; moves when the window is filled.
  var start: UnsafePointer<UInt8> { UnsafePointer(memory + head) }

  subscript(offset: Int) -> UInt8 { memory[head + offset] }

  func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    // SAFETY: callers stay within `0..<count`; the pointer is used before the window moves.
    UnsafeBufferPointer(start: start + range.lowerBound, count: range.count)
  }

  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    memchr(start + range.lowerBound, Int32(byte), range.count) != nil
  }

  /// Gives up bytes at the front.
  mutating func drop(_ bytes: Int) { head += bytes }

  /// The offset of the next CR or LF at or after `offset`; each byte is searched once for either.
  mutating func lineEnd(from offset: Int) -> Int? {
    let from = head + offset
    nextLineFeed = next(0x0A, from: from, known: nextLineFeed)
    nextReturn = next(0x0D, from: from, known: nextReturn)
    let at = min(nextLineFeed, nextReturn)
    return at < tail ? at - head : nil
  }

  private func next(_ byte: UInt8, from: Int, known: Int) -> Int {
    if known >= from, known < tail, memory[known] == byte { return known }
    let start = max(known, from)
    guard start < tail, let found = memchr(memory + start, Int32(byte), tail - start) else {
      return tail
    }
    return found - UnsafeMutableRawPointer(memory)
  }

  /// Room for more bytes at the end, made by moving or growing.
  mutating func space() -> UnsafeMutableRawBufferPointer {
    if head > 0, capacity - tail < Self.chunk {
      memory.update(from: memory + head, count: count)
      nextLineFeed = max(0, nextLineFeed - head)
      nextReturn = max(0, nextReturn - head)
      tail -= head
      head = 0
    }
    if capacity - tail < Self.chunk {
      let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity * 2)
      larger.update(from: memory, count: tail)
      memory.deallocate()
      memory = larger
      capacity *= 2
    }
    return UnsafeMutableRawBufferPointer(start: memory + tail, count: Self.chunk)
  }

  mutating func grew(by bytes: Int) {
    if !hasNUL, memchr(memory + tail, 0, bytes) != nil { hasNUL = true }
    tail += bytes
  }

  /// Forgets where lines end, so that a row can be read again from its first line.
  mutating func rewind() {
    nextLineFeed = head
    nextReturn = head
  }
}
