/// A figure that a marketing or analytics report gives for a stretch of days: the clicks of a
/// campaign, the sessions of a day. Rates are left out: they follow from counts.
public struct FigureRecord: Hashable, Sendable {
  /// The format of the report: `google-ads`.
  public var report: String
  /// What it counts for: a campaign, a source of visits; empty for the whole shop.
  public var subject: String
  /// `clicks`, `cost`, `sessions`, in lower case.
  public var metric: String
  public var from: CivilDate
  /// The last day that is counted: the same as `from` for a daily figure.
  public var until: CivilDate
  public var value: PlainDecimal
  /// Of an amount of money; nil for a count.
  public var currency: Currency?

  public init(
    report: String, subject: String, metric: String, from: CivilDate, until: CivilDate,
    value: PlainDecimal, currency: Currency? = nil
  ) {
    self.report = report
    self.subject = subject
    self.metric = metric
    self.from = from
    self.until = until
    self.value = value
    self.currency = currency
  }
}

/// What a unit of a SKU costs, as a plain list states it.
public struct CostRecord: Hashable, Sendable {
  public var sku: String
  public var cost: Money

  public init(sku: String, cost: Money) {
    self.sku = sku
    self.cost = cost
  }
}
