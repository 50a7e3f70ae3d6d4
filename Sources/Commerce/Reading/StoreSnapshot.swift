/// What the header, the tabs and the sync overlay show: one immutable picture of the store, made
/// by the refresh and never changed.
public struct StoreSnapshot: Hashable, Sendable {
  /// Grows with each change of the store: a pane whose rows are older asks for them again.
  public var generation: Int
  /// When the rules last ran.
  public var evaluatedAt: Instant?
  public var panes: [Pane: PaneCounts]
  public var sources: [SourceStatus]
  /// Rows in quarantine over all sources.
  public var quarantined: Int
  public var pendingEdits: Int
  /// Pending edits of fields where the platform shows a third value.
  public var conflicts = 0
  /// Two SKUs each that may be one article, which nobody has answered.
  public var identity = IdentityCounts()
  /// Variants that the search index does not know yet.
  public var unindexed: Int
  /// Products that the content rules have not looked at since they changed.
  public var unjudged: Int
  /// The newest edit that can be taken back.
  public var lastChange: ChangeSetSummary?
  /// When the next of the silences that keep something quiet ends; nil when none does by time.
  public var silenceEndsAt: Instant?
  /// What became P1 lately, newest first, a few at most.
  public var pages: [Page] = []

  public init(
    generation: Int = 0, evaluatedAt: Instant? = nil, panes: [Pane: PaneCounts] = [:],
    sources: [SourceStatus] = [], quarantined: Int = 0, pendingEdits: Int = 0, unindexed: Int = 0,
    unjudged: Int = 0, lastChange: ChangeSetSummary? = nil
  ) {
    self.generation = generation
    self.evaluatedAt = evaluatedAt
    self.panes = panes
    self.sources = sources
    self.quarantined = quarantined
    self.pendingEdits = pendingEdits
    self.unindexed = unindexed
    self.unjudged = unjudged
    self.lastChange = lastChange
  }

  /// Whether anything was ever imported.
  public var isEmpty: Bool { panes.values.allSatisfy { $0.rows == 0 } }

  /// When the oldest of the sources' data was read; nil when nothing was.
  public var lastImportAt: Instant? { sources.compactMap(\.lastSuccessAt).max() }
}

public struct PaneCounts: Hashable, Sendable {
  /// Variants, alerts, promotions with events, or orders.
  public var rows: Int
  /// Firing alerts of this pane by priority; none missing.
  /// Silenced alerts are not among these.
  public var alerts: [Priority: Int]
  /// Alerts that somebody has acknowledged, snoozed or dismissed.
  public var held: [TriageState: Int]
  /// Firing alerts that a silence keeps quiet.
  public var silenced: Int

  public init(
    rows: Int, alerts: [Priority: Int] = [:], held: [TriageState: Int] = [:], silenced: Int = 0
  ) {
    self.rows = rows
    self.alerts = alerts
    self.held = held
    self.silenced = silenced
  }

  public var alertTotal: Int { alerts.values.reduce(0, +) }
}

/// How a source is doing.
public struct SourceStatus: Hashable, Sendable {
  public var id: String
  public var channel: String
  public var inbox: String?
  public var lastSuccessAt: Instant?
  public var lastFile: String?
  public var lastFormat: String?
  /// Nil while all is well.
  public var error: String?
  /// The file of its inbox that can't be taken; nil while all is well, and when the inbox itself
  /// fails.
  public var failingFile: String?
  public var consecutiveFailures: Int
  public var quarantined: Int
  /// What was noticed about the newest file of each format, with its name: how it was read where that
  /// is no certainty, rows that were taken with a doubt.
  public var remarks: [String]
  public var isImporting: Bool

  public init(
    id: String, channel: String, inbox: String? = nil, lastSuccessAt: Instant? = nil,
    lastFile: String? = nil, lastFormat: String? = nil, error: String? = nil,
    consecutiveFailures: Int = 0, quarantined: Int = 0, remarks: [String] = [],
    isImporting: Bool = false
  ) {
    self.id = id
    self.channel = channel
    self.inbox = inbox
    self.lastSuccessAt = lastSuccessAt
    self.lastFile = lastFile
    self.lastFormat = lastFormat
    self.error = error
    self.consecutiveFailures = consecutiveFailures
    self.quarantined = quarantined
    self.remarks = remarks
    self.isImporting = isImporting
  }
}

/// That something became urgent: what a bell is rung for.
public struct Page: Hashable, Sendable {
  /// Grows with each.
  public var id: Int64
  public var subject: TriageSubject
  public var name: String
  public var code: AlertCode?
  public var score: Int
  public var at: Instant

  public init(
    id: Int64, subject: TriageSubject, name: String, code: AlertCode?, score: Int, at: Instant
  ) {
    self.id = id
    self.subject = subject
    self.name = name
    self.code = code
    self.score = score
    self.at = at
  }
}
