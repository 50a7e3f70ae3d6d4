/// How a source's imports went, as far as rules look at it.
public struct SourceFacts: Hashable, Sendable {
  public var id: String
  public var lastSuccessAt: Instant?
  /// Nil while all is well.
  public var error: String?
  /// When the first of the failures since the last success happened.
  public var failingSince: Instant?
  public var consecutiveFailures: Int
  /// How old the newest import may be; nil when it is not watched.
  public var lateAfter: TimeSpan?

  public init(
    id: String, lastSuccessAt: Instant? = nil, error: String? = nil,
    failingSince: Instant? = nil, consecutiveFailures: Int = 0, lateAfter: TimeSpan? = nil
  ) {
    self.id = id
    self.lastSuccessAt = lastSuccessAt
    self.error = error
    self.failingSince = failingSince
    self.consecutiveFailures = consecutiveFailures
    self.lateAfter = lateAfter
  }
}

/// SYNC_FAILED and SOURCE_LATE: what the other rules look at may be old. Source: domain rules §2.1.
public enum SourceRules {
  private static let attempts = 3
  private static let allowed = TimeSpan.minutes(15)

  /// What fires at `now`, worst first, and when that changes by time alone.
  public static func evaluate(
    _ facts: SourceFacts, now: Instant
  ) -> (alerts: [Alert], nextChangeAt: Instant?) {
    let windows = failed(facts) + late(facts)
    return (windows.alerts(at: now), windows.nextChange(after: now))
  }

  /// Three attempts failed, or the first of them a quarter of an hour ago.
  private static func failed(_ facts: SourceFacts) -> [FiringWindow] {
    guard let error = facts.error, facts.consecutiveFailures > 0 else { return [] }
    let isRepeated = facts.consecutiveFailures >= attempts
    guard isRepeated || facts.failingSince != nil else { return [] }
    let from = isRepeated ? facts.failingSince : facts.failingSince.map { $0 + allowed }
    return [
      FiringWindow(
        .sourceFailed, from: from, since: facts.failingSince,
        waits: facts.failingSince.map { since in [1, 2, 4].map { since + allowed * $0 } } ?? [],
        cause: AlertCause(.source, facts.id),
        inputs: [
          AlertInput("failures", String(facts.consecutiveFailures)),
          AlertInput("last success", facts.lastSuccessAt?.description ?? "never"),
        ],
        because: "\(facts.id) could not be read: \(error)",
        clearsWhen: "A file of this source is imported.")
    ]
  }

  /// No import for longer than the source may be silent.
  private static func late(_ facts: SourceFacts) -> [FiringWindow] {
    guard let allowed = facts.lateAfter, let last = facts.lastSuccessAt else { return [] }
    let waits = [1, 2, 4].map { last + allowed * $0 }
    return [
      FiringWindow(
        .sourceLate, from: waits[0], since: waits[0], waits: waits,
        cause: AlertCause(.source, facts.id),
        inputs: [
          AlertInput("last import", last.description), AlertInput("allowed", allowed.short),
        ],
        because: "Nothing was imported from \(facts.id) for \(allowed.short) or longer.",
        clearsWhen: "A file of this source is imported.")
    ]
  }
}
