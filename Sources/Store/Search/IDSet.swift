/// A set of ids, a bit each.
struct IDSet {
  private var words: [UInt64] = []

  /// How many.
  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// Whether there are at most so many, counted no further.
  func isAtMost(_ limit: Int) -> Bool {
    var count = 0
    for word in words where word != 0 {
      count += word.nonzeroBitCount
      if count > limit { return false }
    }
    return true
  }

  /// Negative ids are none of a table's.
  mutating func insert(_ id: Int64) {
    guard id >= 0 else { return }
    let index = Int(id >> 6)
    if index >= words.count {
      words.append(contentsOf: repeatElement(0, count: index + 1 - words.count + 1_024))
    }
    words[index] |= 1 << UInt64(id & 63)
  }

  func contains(_ id: UInt32) -> Bool {
    let index = Int(id >> 6)
    return index < words.count && words[index] & (1 << UInt64(id & 63)) != 0
  }

  mutating func formIntersection(_ other: IDSet) {
    if words.count > other.words.count { words.removeLast(words.count - other.words.count) }
    for index in words.indices { words[index] &= other.words[index] }
  }

  mutating func formUnion(_ other: IDSet) {
    if words.count < other.words.count {
      words.append(contentsOf: repeatElement(0, count: other.words.count - words.count))
    }
    for index in other.words.indices { words[index] |= other.words[index] }
  }

  /// Each id, ascending, until `body` says false.
  func forEach(_ body: (Int64) throws -> Bool) rethrows {
    for (index, word) in words.enumerated() where word != 0 {
      var rest = word
      while rest != 0 {
        guard try body(Int64(index << 6 + rest.trailingZeroBitCount)) else { return }
        rest &= rest - 1
      }
    }
  }
}
