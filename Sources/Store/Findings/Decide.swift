public import Commerce
internal import GRDB

extension Store {
  /// Waives findings, ends waivers, or gives findings an owner, in one transaction and one change
  /// set, which undo takes back. A waiver needs a reason and an end that is still to come.
  ///
  /// Keeps: a decision outlives its finding, so that one which comes back is still waived; scores
  /// follow with the next `judge`.
  @discardableResult
  public func decide(
    _ decision: FindingDecision, on findings: [Int64], actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome {
    if case .waive(let until, let reason) = decision {
      guard until > now else {
        throw .refused(reason: "a waiver ends in the future; \(until) has passed")
      }
      guard !Keys.trimmed(reason).isEmpty else {
        throw .refused(reason: "a waiver needs a reason")
      }
    }
    return try maintain { db in
      let ledger = try DecisionLedger(db, now: now)
      for id in findings { try ledger.decide(decision, on: id, actor: actor) }
      let set = try ledger.record(
        summary: decision.summary(count: ledger.changes.count), actor: actor,
        source: decision.source, undoes: nil)
      return (EditOutcome(changeSet: set, applied: ledger.changes.count), set != nil)
    }
  }

  /// Takes a set of decisions back; nil for a set of anything else.
  func reverseDecisions(
    _ target: ChangeSetSummary, source: String, actor: String, now: Instant, force: Bool
  ) throws(StoreError) -> EditOutcome? {
    let changes = try read { db, _ in try DecisionLedger.changes(ofSet: target.id, in: db) }
    guard !changes.isEmpty else { return nil }
    return try maintain { db in
      if let by = try JournalReader.standingUndo(of: target.id, in: db) {
        throw StoreError.refused(reason: "change \(target.id) is taken back already, by \(by)")
      }
      let ledger = try DecisionLedger(db, now: now)
      var conflicts: [EditPlanRow] = []
      for change in changes {
        if let conflict = try ledger.put(change.old, back: change, force: force) {
          conflicts.append(conflict)
        }
      }
      let set = try ledger.record(
        summary: "\(source) of \(target.id): \(target.summary)", actor: actor, source: source,
        undoes: target.id)
      let outcome = EditOutcome(
        changeSet: set, applied: ledger.changes.count, conflicts: conflicts)
      return (outcome, set != nil)
    }
  }
}

extension FindingDecision {
  var source: String {
    switch self {
    case .waive, .endWaiver: "waiver"
    case .assign: "assign"
    }
  }

  func summary(count: Int) -> String {
    let what = "\(count) \(count == 1 ? "finding" : "findings")"
    return switch self {
    case .waive(let until, let reason): "waived \(what) until \(until): \(reason)"
    case .endWaiver: "ended the waiver of \(what)"
    case .assign(let owner): owner.map { "gave \(what) to \($0)" } ?? "left \(what) to nobody"
    }
  }
}
