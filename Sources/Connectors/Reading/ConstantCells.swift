/// Cells that a map gives to every row of a file.
final class ConstantCells: Hashable, Sendable {
  /// Where their columns begin: no file has so many.
  static let firstIndex = 1 << 24

  private let texts: [String]
  // SAFETY: written once in `init`, only read afterwards, and freed in `deinit`.
  private nonisolated(unsafe) let memory: UnsafePointer<UInt8>
  private let ends: [Int]

  init(_ texts: [String]) {
    self.texts = texts
    let bytes = Array(texts.joined().utf8)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: max(1, bytes.count))
    memory.initialize(repeating: 0, count: max(1, bytes.count))
    memory.update(from: bytes, count: bytes.count)
    self.memory = UnsafePointer(memory)
    var end = 0
    ends = texts.map { text in
      end += text.utf8.count
      return end
    }
  }

  deinit { memory.deallocate() }

  /// The cell at an index of a row; nil when it is none of these.
  func bytes(at index: Int) -> UnsafeBufferPointer<UInt8>? {
    let place = index - Self.firstIndex
    guard ends.indices.contains(place) else { return nil }
    let start = place == 0 ? 0 : ends[place - 1]
    // SAFETY: `start..<ends[place]` lies within the memory; rows hold on to their header.
    return UnsafeBufferPointer(start: memory + start, count: ends[place] - start)
  }

  static func == (left: ConstantCells, right: ConstantCells) -> Bool { left.texts == right.texts }

  func hash(into hasher: inout Hasher) { hasher.combine(texts) }
}
