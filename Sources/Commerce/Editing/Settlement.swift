/// An edit that was applied here and that the platform has not shown yet.
public struct PendingEditRow: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  /// SKU, or handle.
  public var subject: String
  public var field: EditableField
  /// Where the field is meant.
  public var scope: EditScope
  /// What the platform showed when the edit was made.
  public var base: String?
  /// What the store holds.
  public var mine: String?
  /// A third value that the platform has shown since; meaningful with `hasConflict`.
  public var theirs: String?
  public var hasConflict: Bool
  /// The change set that made it.
  public var changeSet: Int64
  /// When a file with the edit was last written; nil while none holds it as it is now.
  public var exportedAt: Instant?
  /// That file; `-` for standard output.
  public var exportedTo: String?

  public init(
    entity: EditEntity, entityID: Int64, subject: String, field: EditableField,
    scope: EditScope = .master, base: String?, mine: String?, theirs: String?,
    hasConflict: Bool, changeSet: Int64, exportedAt: Instant? = nil, exportedTo: String? = nil
  ) {
    self.exportedAt = exportedAt
    self.exportedTo = exportedTo
    self.entity = entity
    self.entityID = entityID
    self.subject = subject
    self.field = field
    self.scope = scope
    self.base = base
    self.mine = mine
    self.theirs = theirs
    self.hasConflict = hasConflict
    self.changeSet = changeSet
  }
}

extension PendingEditRow {
  public var target: EditTarget { EditTarget(field, in: scope) }
}

/// What a person decides about a field where the platform shows a third value.
public enum SettlementChoice: Hashable, Sendable {
  /// The store's value stays, and stays pending.
  case mine
  /// The platform's value is taken; nothing is pending any more.
  case theirs
  /// The value from before the edit is put back, and is pending.
  case base
  /// Another value.
  case value(String)

  /// How the journal says it.
  public var words: String {
    switch self {
    case .mine: "kept mine"
    case .theirs: "took theirs"
    case .base: "went back"
    case .value: "set anew"
    }
  }
}

/// One field that is settled.
public struct Settlement: Hashable, Sendable {
  public var entity: EditEntity
  public var entityID: Int64
  public var subject: String
  public var field: EditableField
  public var scope: EditScope
  public var choice: SettlementChoice
  /// What the store and the platform held when the person decided: what has changed since is not
  /// settled.
  public var mine: String?
  public var theirs: String?

  public init(_ row: PendingEditRow, _ choice: SettlementChoice) {
    entity = row.entity
    entityID = row.entityID
    subject = row.subject
    field = row.field
    scope = row.scope
    mine = row.mine
    theirs = row.theirs
    self.choice = choice
  }

  public var target: EditTarget { EditTarget(field, in: scope) }
}
