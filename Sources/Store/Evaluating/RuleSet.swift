public import Commerce

/// The rules, as the executable binds them to the settings: the store knows no threshold.
public struct RuleSet: Sendable {
  public var evaluateOrder: @Sendable (OrderFacts, OrderContext, Instant) -> OrderEvaluation
  public var evaluateStock: @Sendable (StockFacts, Instant) -> StockEvaluation
  /// Units a day in thousandths, from up to 30 complete days of units, oldest first; nil when that
  /// is too little to tell.
  public var velocityMilli: @Sendable (_ dailyUnits: [Int]) -> Int?
  /// The reorder point, from the same days and the supplier's lead time in days where it is known.
  public var reorderPoint: @Sendable (_ dailyUnits: [Int], _ leadTimeDays: Int?) -> Int?
  /// What is wrong with a source; the rule set knows which sources are watched.
  public var evaluateSource: @Sendable (SourceFacts, Instant) -> [Alert] = { _, _ in [] }
  /// Differs whenever the rules may say something else about the same facts: the settings' text or
  /// hash. A change makes everything open be evaluated again.
  public var fingerprint: String

  public init(
    fingerprint: String = "",
    evaluateOrder: @escaping @Sendable (OrderFacts, OrderContext, Instant) -> OrderEvaluation,
    evaluateStock: @escaping @Sendable (StockFacts, Instant) -> StockEvaluation,
    velocityMilli: @escaping @Sendable (_ dailyUnits: [Int]) -> Int?,
    reorderPoint: @escaping @Sendable (_ dailyUnits: [Int], _ leadTimeDays: Int?) -> Int?
  ) {
    self.fingerprint = fingerprint
    self.evaluateOrder = evaluateOrder
    self.evaluateStock = evaluateStock
    self.velocityMilli = velocityMilli
    self.reorderPoint = reorderPoint
  }
}

/// What an evaluation did.
public struct EvaluationSummary: Hashable, Sendable {
  public var orders = 0
  public var variants = 0
  public var raised = 0
  public var cleared = 0
  /// False when the limit left something for the next call.
  public var isComplete = true

  public init() {}
}
