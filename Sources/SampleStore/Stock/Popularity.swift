/// Which variants sell: a few well, most seldom.
///
/// Variant numbers are spread over ranks by a fixed bijection, so that best sellers are found all
/// over the assortment, and both directions cost the same at any size.
struct Popularity {
  let count: Int
  private let step: Int
  private let inverse: Int

  init(count: Int) {
    self.count = count
    var candidate = max(1, count * 618 / 1_000)
    while Self.greatestCommonDivisor(candidate, count) != 1 { candidate += 1 }
    step = candidate
    inverse = Self.inverse(of: candidate, modulo: count)
  }

  /// 0 is the best seller.
  func rank(of variant: Int) -> Int { (variant + count / 3) % count * step % count }

  func variant(at rank: Int) -> Int {
    (rank * inverse % count - count / 3 % count + count) % count
  }

  /// A variant as a customer picks one.
  func pick(_ random: inout SampleRandom) -> Int {
    let unit = random.unit()
    return variant(at: min(count - 1, Int(unit * unit * Double(count))))
  }

  /// Thousandths of a unit that a rank sells a day when `unitsPerDay` are sold in all.
  func dailyMilli(rank: Int, unitsPerDay: Int) -> Int {
    let share = (Double(count) / (Double(rank) + 1)).squareRoot() / (2 * Double(count))
    return Int(share * Double(unitsPerDay) * 1_000)
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }

  /// By the extended Euclidean algorithm; 0 for a modulus of 1.
  private static func inverse(of value: Int, modulo modulus: Int) -> Int {
    var (old, new) = (value % modulus, modulus)
    var (oldFactor, newFactor) = (1, 0)
    while new != 0 {
      let quotient = old / new
      (old, new) = (new, old - quotient * new)
      (oldFactor, newFactor) = (newFactor, oldFactor - quotient * newFactor)
    }
    return (oldFactor % modulus + modulus) % modulus
  }
}
