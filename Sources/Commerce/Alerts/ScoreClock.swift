/// How much a deadline adds to a score. Source: domain rules §2.4: over 24 h away 0, at most 24 h
/// 8, at most 4 h 16, overdue 22 and 1 more for each full 12 h, 10 at most.
enum ScoreClock {
  private static let soon = TimeSpan.hours(24)
  private static let verySoon = TimeSpan.hours(4)
  private static let overdueStep = TimeSpan.hours(12)
  private static let overdueSteps = 10

  /// A deadline is met until it has passed: this much after it begins "overdue".
  static let instantAfter = TimeSpan(milliseconds: 1)

  /// Nil while the deadline is over 24 h away. The words change only when the points do.
  static func part(for deadline: Deadline, now: Instant) -> ScorePart? {
    guard now <= deadline.at else {
      let passed = (now - deadline.at).milliseconds
      let steps = min(overdueSteps, Int(passed / overdueStep.milliseconds))
      let because =
        steps == 0
        ? "\(deadline.kind.words) overdue"
        : "\(deadline.kind.words) overdue for \(steps * 12) h or more"
      return ScorePart(name: "clock", points: 22 + steps, because: because)
    }
    let left = deadline.at - now
    if left <= verySoon {
      return ScorePart(name: "clock", points: 16, because: "\(deadline.kind.words) within 4 h")
    }
    if left <= soon {
      return ScorePart(name: "clock", points: 8, because: "\(deadline.kind.words) within 24 h")
    }
    return nil
  }

  /// For alerts without a deadline: what a wait of once, twice and four times the allowed time adds.
  /// `steps` are the three instants at which those are reached.
  static func part(forWaiting steps: [Instant], now: Instant) -> ScorePart? {
    switch steps.prefix(3).count(where: { now >= $0 }) {
    case 1: ScorePart(name: "clock", points: 10, because: "waits longer than it may")
    case 2: ScorePart(name: "clock", points: 16, because: "waits twice as long as it may")
    case 3: ScorePart(name: "clock", points: 22, because: "waits four times as long as it may")
    default: nil
    }
  }

  /// Every instant at which `part` changes, earliest first.
  static func changes(of deadline: Instant) -> [Instant] {
    [deadline - soon, deadline - verySoon, deadline + instantAfter]
      + (1...overdueSteps).map { step in
        deadline + TimeSpan(milliseconds: overdueStep.milliseconds * Int64(step))
      }
  }
}

extension DeadlineKind {
  /// What is due, as the start of a sentence.
  public var words: String {
    switch self {
    case .payment: "payment"
    case .authorisation: "end of the authorisation"
    case .shipBy: "ship-by"
    case .promise: "promised date"
    case .review: "review"
    case .remainder: "rest of the order"
    case .delivery: "delivery"
    case .refund: "refund"
    }
  }
}
