import Foundation

/// Stock kept against uncertain demand and delivery, and the point at which to order again.
///
/// Source: domain rules §1.4: `SS = z·√(L·σ_d² + d²·σ_L²)`, `ROP = d·L + SS`.
public struct ReorderPlan: Hashable, Sendable {
  /// Units, rounded up.
  public var safetyStock: Int
  /// Units; order when available and on order are at or under it.
  public var reorderPoint: Int

  /// Demand in units a day, lead time in days, each with its standard deviation; with periodic
  /// review, the lead time includes the review period. Nil for numbers that make no sense.
  public init?(
    demand: Double, demandDeviation: Double, leadTime: Double, leadTimeDeviation: Double = 0,
    serviceLevel: BasisPoints
  ) {
    guard demand >= 0, demandDeviation >= 0, leadTime >= 0, leadTimeDeviation >= 0,
      let z = NormalQuantile.z(serviceLevel)
    else { return nil }
    let variance =
      leadTime * demandDeviation * demandDeviation
      + demand * demand * leadTimeDeviation * leadTimeDeviation
    guard let safety = Int(exactly: max(0, z * variance.squareRoot()).rounded(.up)),
      let during = Int(exactly: (demand * leadTime - 1e-9).rounded(.up))
    else { return nil }
    safetyStock = safety
    reorderPoint = during + safety
  }
}

/// How much to order: a need, raised to the supplier's least quantity and whole packs.
public enum OrderQuantity {
  /// 0 when nothing is needed. A least quantity or pack of 0 or less does not count.
  public static func units(need: Int, minimum: Int = 1, pack: Int = 1) -> Int {
    guard need > 0 else { return 0 }
    let raised = max(need, minimum)
    guard pack > 1, !raised.isMultiple(of: pack) else { return raised }
    return (raised / pack + 1) * pack
  }
}
