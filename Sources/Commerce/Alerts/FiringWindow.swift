/// A rule that applies to a subject, and the time during which it fires: `[from, until)`.
///
/// Rules state windows instead of looking at the clock, so that one place decides what fires now
/// and when that changes next.
struct FiringWindow {
  var code: AlertCode
  /// Nil: it fires at any time before `until`.
  var from: Instant?
  /// Nil: it fires until the facts change.
  var until: Instant?
  /// When it began to hold, as far as the facts know.
  var since: Instant?
  var deadline: Deadline?
  /// Without a deadline: when it has waited once, twice and four times as long as it may.
  var waits: [Instant] = []
  /// Nil takes the order's own for the code.
  var cause: AlertCause?
  /// Terms of the score that do not depend on the clock, beyond the base.
  var extraParts: [ScorePart] = []
  var inputs: [AlertInput] = []
  var because: String
  var clearsWhen: String

  init(
    _ code: AlertCode, from: Instant?, until: Instant? = nil, since: Instant?,
    deadline: Deadline? = nil, waits: [Instant] = [], cause: AlertCause? = nil,
    extraParts: [ScorePart] = [], inputs: [AlertInput] = [], because: String, clearsWhen: String
  ) {
    self.code = code
    self.from = from
    self.until = until
    self.since = since
    self.deadline = deadline
    self.waits = waits
    self.cause = cause
    self.extraParts = extraParts
    self.inputs = inputs
    self.because = because
    self.clearsWhen = clearsWhen
  }

  func fires(at now: Instant) -> Bool {
    if let from, now < from { return false }
    if let until, now >= until { return false }
    return true
  }

  /// The alert with its score; nil outside of the window.
  func alert(at now: Instant) -> Alert? {
    guard fires(at: now) else { return nil }
    var parts = [ScorePart(name: "base", points: code.baseScore, because: code.words)]
    let clock =
      if let deadline {
        ScoreClock.part(for: deadline, now: now)
      } else {
        ScoreClock.part(forWaiting: waits, now: now)
      }
    if let clock { parts.append(clock) }
    return Alert(
      code: code, since: since, deadline: deadline, parts: parts + extraParts, inputs: inputs,
      because: because, clearsWhen: clearsWhen, cause: cause)
  }

  /// The first instant after `now` at which `alert` changes; nil when none does.
  func nextChange(after now: Instant) -> Instant? {
    if let from, let until, from >= until { return nil }
    let tiers = deadline.map { ScoreClock.changes(of: $0.at) } ?? waits
    let within = tiers.filter { tier in
      (from.map { tier > $0 } ?? true) && (until.map { tier < $0 } ?? true)
    }
    return (within + [from, until].compactMap(\.self)).filter { $0 > now }.min()
  }
}

extension Sequence<FiringWindow> {
  /// What fires at an instant, worst first: by score, earlier deadline, code.
  func alerts(at now: Instant) -> [Alert] {
    compactMap { $0.alert(at: now) }.sorted { left, right in
      if left.score != right.score { return left.score > right.score }
      if left.deadline?.at != right.deadline?.at {
        guard let mine = left.deadline?.at else { return false }
        return right.deadline.map { mine < $0.at } ?? true
      }
      return left.code.rawValue < right.code.rawValue
    }
  }

  func nextChange(after now: Instant) -> Instant? {
    compactMap { $0.nextChange(after: now) }.min()
  }
}
