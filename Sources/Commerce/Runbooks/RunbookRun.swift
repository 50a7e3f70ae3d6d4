/// A runbook that people work through on one case, step by step.
public struct RunbookRun: Hashable, Sendable {
  /// A step that is done: who did it, and when.
  public struct Tick: Hashable, Sendable {
    public var actor: String
    public var at: Instant

    public init(actor: String, at: Instant) {
      self.actor = actor
      self.at = at
    }
  }

  public var id: Int64
  public var code: String
  public var subject: CaseSubject
  /// How many steps the runbook had when the run was begun.
  public var steps: Int
  public var startedAt: Instant
  public var startedBy: String
  public var finishedAt: Instant?
  /// By the step's number, from 1; a tick that was taken back is not here.
  public var ticks: [Int: Tick] = [:]

  public init(
    id: Int64, code: String, subject: CaseSubject, steps: Int, startedAt: Instant,
    startedBy: String
  ) {
    self.id = id
    self.code = code
    self.subject = subject
    self.steps = steps
    self.startedAt = startedAt
    self.startedBy = startedBy
  }

  /// `SHIP_LATE 2 of 5 steps, begun by ada`
  public var words: String { "\(code) \(ticks.count) of \(steps) steps, begun by \(startedBy)" }
}
