import Commerce
import TerminalKit

/// What a snooze text would do, said while it is typed.
struct SnoozePreview: Equatable {
  /// Nil while the text can't be read.
  var expression: SnoozeExpression?
  /// Whether Enter would snooze at least one.
  var isTaken: Bool
  var isForced: Bool
  var text: String
}

extension DashboardState {
  /// Reads a snooze text; a `!` at its end snoozes over deadlines.
  func snoozePreview(_ typed: String, _ targets: TriageTargets) -> SnoozePreview {
    let isForced = typed.last == "!"
    let text = isForced ? String(typed.dropLast()) : typed
    let expression: SnoozeExpression
    do { expression = try SnoozeExpression.parse(text) } catch {
      return SnoozePreview(
        expression: nil, isTaken: false, isForced: isForced, text: error.shortNote)
    }
    var ends: [SnoozeEnd] = []
    var refusals: [TriageRefusal] = []
    for facts in targets.facts.isEmpty ? [TriageFacts()] : targets.facts {
      do {
        ends.append(
          try TriageRules.snoozeEnd(
            expression, facts, isForced: isForced, settings: setup.triage, zone: setup.zone,
            now: now))
      } catch {
        refusals.append(error)
      }
    }
    guard let first = ends.first else {
      return SnoozePreview(
        expression: expression, isTaken: false, isForced: isForced,
        text: refusals.first?.shortNote ?? "")
    }
    var words = endWords(first)
    if Set(ends).count > 1 { words = "each by its own, first \(words)" }
    if !refusals.isEmpty { words += "; \(refusals.count) refused" }
    return SnoozePreview(expression: expression, isTaken: true, isForced: isForced, text: words)
  }

  /// `until Fri 27 Nov 09:00 CET`, `scanned, or Fri 27 Nov 09:00 CET`
  private func endWords(_ end: SnoozeEnd) -> String {
    let time = end.at.map {
      "\(TimeWords.clock($0, zone: setup.zone)) \(setup.zone.shortName(at: $0))"
    }
    let condition: String? =
      switch end.condition {
      case .scan: "scanned"
      case .stock: "in stock"
      case .worse: "worse"
      case .more(let count): "\(count) more"
      case nil: nil
      }
    guard let condition else { return "until \(time ?? "")" }
    return [condition, time].compactMap(\.self).joined(separator: ", or ")
  }
}

extension SnoozeError {
  /// A few words for the end of a prompt.
  var shortNote: String {
    switch reason {
    case .empty: "2h, fri 09:00, ship_by-4h, scan, worse"
    case .unknownWord(_, let nearest):
      nearest.map { "did you mean \($0)?" } ?? "2h, fri 09:00, 2027-01-15, scan"
    case .unknownUnit: "with a unit: 30m, 2h, 3d, 1w"
    case .badTime: "a time of day like 09:00"
    case .badDate: "a day like 2027-01-15"
    case .trailing(let word): "\(word) is too much"
    case .badCount: "x1 to x999"
    case .noDeadline(let kind, _): kind.map { "it has no \($0.words)" } ?? "it has no deadline"
    case .past: "that is over already"
    case .tooFar: "over a year away"
    }
  }
}

extension TriageRefusal {
  /// A few words for the end of a prompt.
  var shortNote: String {
    switch self {
    case .deadlineInside(let kind, let at, let isOver):
      isOver ? "\(kind.notation) is over; ! forces" : "\(kind.notation) \(at) is before; ! forces"
    case .badEnd(let error): error.shortNote
    case .alreadySo(.scan): "it is scanned already"
    case .alreadySo(.stock): "it is in stock already"
    default: description
    }
  }
}
