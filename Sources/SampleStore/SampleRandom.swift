/// A small random source that gives the same numbers on every machine and in every release:
/// SplitMix64 (Steele, Lea, Flood 2014).
///
/// Each product, order and purchase order has a source of its own, so that any of them can be made
/// without making those before it.
struct SampleRandom {
  private var state: UInt64

  /// What a source is for; two purposes never share numbers.
  enum Purpose: UInt64 {
    case product = 1
    case stock, shopOrder, marketOrder, purchaseOrder, timeline
  }

  init(seed: UInt64, purpose: Purpose, index: Int) {
    state = seed &* 0x9E37_79B9_7F4A_7C15
    state = next() ^ (purpose.rawValue << 56)
    state = next() &+ UInt64(truncatingIfNeeded: index)
    state = next()
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// 0..<bound; 0 for a bound under 1.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 0 else { return 0 }
    return Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Both ends included.
  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  /// True `permille` times in a thousand.
  mutating func chance(_ permille: Int) -> Bool { below(1_000) < permille }

  /// 0..<1, in 2^-53 steps.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// An element of a list that is not empty.
  mutating func pick<Element>(_ list: [Element]) -> Element { list[below(list.count)] }
}
