public import Commerce

/// What decides the sample store's contents: the same options give the same bytes.
public struct SampleOptions: Hashable, Sendable {
  /// Sellable variants over all products; at least 1.
  public var variants: Int
  /// Orders over all channels; at least 1.
  public var orders: Int
  public var seed: UInt64
  /// The day on whose evening the exports were made; every date is counted from it.
  public var asOf: CivilDate

  public init(
    variants: Int = 1_200, orders: Int = 2_500, seed: UInt64 = 2_026,
    asOf: CivilDate = SampleOptions.defaultDay
  ) {
    self.variants = max(1, variants)
    self.orders = max(1, orders)
    self.seed = seed
    self.asOf = asOf
  }

  /// The day as `YYYY-MM-DD`; nil when it is none.
  public init?(variants: Int, orders: Int, seed: UInt64, asOf text: String) {
    guard let day = CivilDate(text) else { return nil }
    self.init(variants: variants, orders: orders, seed: seed, asOf: day)
  }

  /// 2026-11-20, the Friday on which the sample's Black Week begins.
  public static let defaultDay = CivilDate(daysSinceEpoch: 20_777)
}
