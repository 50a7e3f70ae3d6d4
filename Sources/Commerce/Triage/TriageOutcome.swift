/// What came of a triage request, subject by subject.
public struct TriageOutcome: Hashable, Sendable {
  public struct Done: Hashable, Sendable {
    public var subject: TriageSubject
    /// Order name, SKU, source id.
    public var name: String
    public var event: TriageEvent

    public init(subject: TriageSubject, name: String, event: TriageEvent) {
      self.subject = subject
      self.name = name
      self.event = event
    }
  }

  public struct Refused: Hashable, Sendable {
    public var subject: TriageSubject
    public var name: String
    public var refusal: TriageRefusal

    public init(subject: TriageSubject, name: String, refusal: TriageRefusal) {
      self.subject = subject
      self.name = name
      self.refusal = refusal
    }
  }

  public var verb: TriageVerb
  /// The journal's set, by which it is taken back; nil when all was refused.
  public var changeSet: Int64?
  public var done: [Done]
  public var refused: [Refused]

  public init(
    verb: TriageVerb, changeSet: Int64? = nil, done: [Done] = [], refused: [Refused] = []
  ) {
    self.verb = verb
    self.changeSet = changeSet
    self.done = done
    self.refused = refused
  }

  /// `acknowledged #1042`, `snoozed 3: #1042, #1043, #1044`.
  public var summary: String {
    let names = done.prefix(5).map(\.name).joined(separator: ", ")
    let more = done.count > 5 ? " …" : ""
    return done.count == 1 ? "\(verb.past) \(names)" : "\(verb.past) \(done.count): \(names)\(more)"
  }
}
