/// What the next shift has to know.
public struct Handoff: Hashable, Sendable {
  /// One subject on a list.
  public struct Item: Hashable, Sendable {
    public var name: String
    /// What fires, worst first.
    public var codes: [AlertCode]
    public var score: Int
    public var deadline: Deadline?
    public var total: Money?
    public var triage: TriageSummary

    public init(
      name: String, codes: [AlertCode], score: Int, deadline: Deadline? = nil,
      total: Money? = nil, triage: TriageSummary = TriageSummary()
    ) {
      self.name = name
      self.codes = codes
      self.score = score
      self.deadline = deadline
      self.total = total
      self.triage = triage
    }
  }

  /// The first of a list, and whether there are more.
  public struct List: Hashable, Sendable {
    public var items: [Item]
    public var hasMore: Bool

    public init(_ items: [Item] = [], hasMore: Bool = false) {
      self.items = items
      self.hasMore = hasMore
    }
  }

  public struct Note: Hashable, Sendable {
    public var subject: String
    public var by: String
    public var at: Instant
    public var text: String

    public init(subject: String, by: String, at: Instant, text: String) {
      self.subject = subject
      self.by = by
      self.at = at
      self.text = text
    }
  }

  public var now: Instant
  /// From when notes count, and until when snoozes and deadlines do.
  public var since: Instant
  public var until: Instant
  /// Whose acknowledgements `mine` are.
  public var actor: String
  /// P1 and P2 that fire, worst first.
  public var urgent = List()
  public var mine = List()
  /// Snoozed ones that the clock wakes before `until`, the first to wake first.
  public var waking = List()
  /// Deadlines from now to `until`, earliest first.
  public var due = List()
  /// Oldest first.
  public var notes: [Note] = []

  public init(now: Instant, since: Instant, until: Instant, actor: String) {
    self.now = now
    self.since = since
    self.until = until
    self.actor = actor
  }
}
