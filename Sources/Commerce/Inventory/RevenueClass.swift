/// A, B or C by share of revenue; N without sales. Source: domain rules §1.6.
public enum RevenueClass: String, Hashable, Sendable, CaseIterable {
  case a = "A"
  case b = "B"
  case c = "C"
  case n = "N"

  /// Service level in basis points that the class deserves by default: 98, 95, 90 %.
  public var serviceLevel: BasisPoints? {
    switch self {
    case .a: BasisPoints(9_800)
    case .b: BasisPoints(9_500)
    case .c: BasisPoints(9_000)
    case .n: nil
    }
  }

  /// The class of each SKU by net revenue in minor units of one currency.
  ///
  /// From the largest down, by the share that lies *before* an item: under 80 % A, under 95 % B,
  /// else C; ties by SKU. Zero or less is N.
  public static func classes(revenue: [String: Int64]) -> [String: RevenueClass] {
    let sold = revenue.filter { $0.value > 0 }
      .sorted { ($0.value, $1.key) > ($1.value, $0.key) }
    let total = sold.reduce(Int128(0)) { $0 + Int128($1.value) }
    var before = Int128(0)
    var classes = revenue.mapValues { _ in RevenueClass.n }
    for (sku, amount) in sold {
      classes[sku] = before * 100 < total * 80 ? .a : before * 100 < total * 95 ? .b : .c
      before += Int128(amount)
    }
    return classes
  }
}
