/// What an edit changes.
public enum EditEntity: String, Hashable, Sendable, CaseIterable {
  case product
  case variant
  /// An order has no fields to edit here, only actions for its platform: see `OrderAction`.
  case order
}

/// Whether a planned change may go in.
public enum EditVerdict: String, Hashable, Sendable, CaseIterable {
  case ok
  /// Goes in; a person should have seen why it is doubtful.
  case warning
  /// Does not go in.
  case refused
  /// The field already has the value.
  case unchanged
}

/// One field of one row: before, after, and what the guards say.
public struct EditPlanRow: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  /// SKU, or handle with options: how a person knows it.
  public var subject: String
  /// What the platform and people call it.
  public var title: String
  public var field: EditableField
  /// Where the field is meant.
  public var scope: EditScope
  /// Plain text form of the value: decimal for money, comma-joined for tags. Nil is empty.
  public var old: String?
  public var new: String?
  public var currency: Currency?
  public var verdict: EditVerdict
  public var because: String?
  /// The guards that keep a refused row out, or that were overridden to let it in.
  public var guards: [EditGuard] = []
  /// The row's version when the plan was made: a commit re-checks it.
  public var version: Int

  public init(
    entity: EditEntity, entityID: Int64, subject: String, title: String, field: EditableField,
    scope: EditScope = .master, old: String?, new: String?, currency: Currency? = nil,
    verdict: EditVerdict = .ok,
    because: String? = nil, version: Int
  ) {
    self.entity = entity
    self.entityID = entityID
    self.subject = subject
    self.title = title
    self.field = field
    self.scope = scope
    self.old = old
    self.new = new
    self.currency = currency
    self.verdict = verdict
    self.because = because
    self.version = version
  }

  public var target: EditTarget { EditTarget(field, in: scope) }
}

/// What came of applying a plan.
public struct EditOutcome: Hashable, Sendable {
  /// Nil when nothing changed.
  public var changeSet: ChangeSetSummary?
  public var applied: Int
  /// Rows that somebody else changed since the plan was made; they were left out.
  public var conflicts: [EditPlanRow]

  public init(changeSet: ChangeSetSummary?, applied: Int, conflicts: [EditPlanRow] = []) {
    self.changeSet = changeSet
    self.applied = applied
    self.conflicts = conflicts
  }
}
