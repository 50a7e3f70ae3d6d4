public import Commerce
internal import GRDB

extension Store {
  /// Settles fields that are pending, as one change set. A field whose pending edit or platform
  /// value is no longer what the person saw comes back as a conflict.
  ///
  /// Keeps: what the platform shows is the field's new base, whatever was chosen, so that the same
  /// platform value is no conflict again; a chosen value that differs from it is pending.
  @discardableResult
  public func settle(
    _ settlements: [Settlement], actor: String, now: Instant
  ) throws(StoreError) -> EditOutcome {
    try maintain { db in
      let writer = try FieldWriter(db, now: now)
      let settler = try Settler(db)
      var left: [EditPlanRow] = []
      var settled: [Settlement] = []
      for settlement in settlements {
        do {
          if let edit = try settler.settle(settlement) { try writer.apply([edit]) }
          settled.append(settlement)
        } catch let refusal as EditRefusal {
          var row = settlement.planRow(new: settlement.mine)
          row.verdict = .refused
          row.because = refusal.because
          left.append(row)
        }
      }
      let note = ChangeNote(
        summary: Self.summary(of: settled), actor: actor, source: "settle", now: now)
      let set = settled.isEmpty ? nil : try writer.record(note, evenIfEmpty: true)
      if set != nil { try Meta.add(.catalogStamp, 1, in: db) }
      let outcome = EditOutcome(
        changeSet: set, applied: settled.count, conflicts: writer.conflicts + left)
      return (outcome, set != nil)
    }
  }

  private static func summary(of settled: [Settlement]) -> String {
    guard settled.count == 1, let only = settled.first else {
      var words: [String] = []
      for text in settled.map(\.choice.words) where !words.contains(text) { words.append(text) }
      return "settled \(settled.count) fields: \(words.joined(separator: ", "))"
    }
    return "\(only.subject): \(only.target.name) settled, \(only.choice.words)"
  }
}

/// Makes what the platform shows the base of a pending edit.
private final class Settler {
  private let load: SQL
  private let rebase: SQL

  init(_ db: Database) throws {
    load = try SQL(
      db,
      """
      SELECT base, mine, theirs, has_conflict FROM pending_edit
      WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?
      """)
    rebase = try SQL(
      db,
      """
      UPDATE pending_edit SET base = ?, theirs = NULL, has_conflict = 0, export_id = NULL
      WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?
      """)
  }

  /// The edit that the choice asks for; nil when the value stays. Throws what has changed since.
  func settle(_ settlement: Settlement) throws -> FieldEdit? {
    let (entity, id) = (settlement.entity.rawValue, settlement.entityID)
    let (field, scope) = (settlement.field.rawValue, settlement.scope.rawValue)
    let found = try load.start().bind(entity).bind(id).bind(field).bind(scope).first {
      (base: $0.optionalText(), mine: $0.optionalText(), theirs: $0.optionalText(), $0.bool())
    }
    guard let found else { throw EditRefusal("nothing of it is pending any more") }
    let (base, mine, theirs, hasConflict) = found
    guard mine == settlement.mine, !hasConflict || theirs == settlement.theirs else {
      throw EditRefusal(
        "changed since: mine is \(mine ?? "empty"), theirs \(theirs ?? "empty") now")
    }
    let shown = hasConflict ? theirs : base
    let new: String? =
      switch settlement.choice {
      case .mine: mine
      case .theirs: shown
      case .base: base
      case .value(let text): text.isEmpty ? nil : text
      }
    try rebase.start().bind(shown).bind(entity).bind(id).bind(field).bind(scope).run()
    guard new != mine else { return nil }
    // What was set up here had nothing before.
    guard new != nil || !settlement.target.isRequired else {
      throw EditRefusal("a \(settlement.field.rawValue) is needed")
    }
    return FieldEdit(plan: settlement.planRow(new: new), expected: .value(mine))
  }
}

extension Settlement {
  fileprivate func planRow(new: String?) -> EditPlanRow {
    EditPlanRow(
      entity: entity, entityID: entityID, subject: subject, title: "", field: field, scope: scope,
      old: mine, new: new, version: 0)
  }
}
