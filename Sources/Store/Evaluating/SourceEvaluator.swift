internal import Commerce
internal import GRDB

/// Asks the rules about the sources: some rows, at each evaluation.
struct SourceEvaluator {
  private let db: Database
  private let rules: RuleSet
  private let now: Instant
  private let alerts: AlertWriter

  init(_ db: Database, rules: RuleSet, now: Instant, alerts: AlertWriter) {
    self.db = db
    self.rules = rules
    self.now = now
    self.alerts = alerts
  }

  func evaluate() throws {
    let sources = try SQL.cached(
      db,
      """
      SELECT id, last_success_at, error, failing_since_at, consecutive_failures FROM source
      ORDER BY id
      """
    ).start().all { row in
      SourceFacts(
        id: row.text(), lastSuccessAt: row.instant(), error: row.optionalText(),
        failingSince: row.instant(), consecutiveFailures: row.count())
    }
    for source in sources {
      // The alert list is the pane that lists alerts of any subject.
      try alerts.sync(
        rules.evaluateSource(source, now),
        of: AlertSubject(
          kind: .source, id: Self.id(of: source.id), pane: .inventory,
          sort: Keys.sort(source.id)), hadAlerts: true)
    }
  }

  /// Sources are known by text, alerts by number: FNV-1a, positive.
  static func id(of source: String) -> Int64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in source.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    return Int64(hash >> 1)
  }
}
