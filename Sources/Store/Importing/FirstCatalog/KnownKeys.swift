/// Which names a first import has brought already, in sixteen megabytes whatever its size: it may
/// take a new name for a known one, never the other way round.
///
/// A Bloom filter in blocks of one cache line (512 bits), seven bits of a block for each name: at a
/// million names one new name of a hundred million seems known, at ten millions one of a hundred.
final class KnownKeys {
  private var words = [UInt64](repeating: 0, count: KnownKeys.wordsOfBlock << KnownKeys.blockBits)

  private static let blockBits: UInt64 = 18
  private static let wordsOfBlock = 8
  private static let bitsOfName = 7

  enum Kind: UInt8 {
    case sku
    case handle
  }

  /// What tells a SKU or a handle in its compared form; the same within this process only.
  static func hash(_ key: String, _ kind: Kind) -> UInt64 {
    var hasher = Hasher()
    hasher.combine(kind.rawValue)
    hasher.combine(key)
    return UInt64(bitPattern: Int64(hasher.finalize()))
  }

  func insert(_ hash: UInt64) {
    let block = Self.block(of: hash)
    var places = Self.places(of: hash)
    for _ in 0..<Self.bitsOfName {
      words[block + Int(places >> 6 & 7)] |= 1 << (places & 63)
      places >>= 9
    }
  }

  func mayContain(_ hash: UInt64) -> Bool {
    let block = Self.block(of: hash)
    var places = Self.places(of: hash)
    for _ in 0..<Self.bitsOfName {
      guard words[block + Int(places >> 6 & 7)] & 1 << (places & 63) != 0 else { return false }
      places >>= 9
    }
    return true
  }

  /// The first word of the name's block, which the upper bits of the hash tell.
  private static func block(of hash: UInt64) -> Int {
    Int(hash >> (64 - blockBits)) * wordsOfBlock
  }

  /// Seven places in a block, nine bits for each: the hash stirred once more.
  private static func places(of hash: UInt64) -> UInt64 {
    (hash ^ hash >> 29) &* 0x9E37_79B9_7F4A_7C15
  }
}
