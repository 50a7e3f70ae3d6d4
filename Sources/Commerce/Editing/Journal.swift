/// One user action in the journal.
public struct ChangeSetSummary: Hashable, Sendable {
  public var id: Int64
  public var at: Instant
  public var actor: String
  /// `edit`, `triage`, `import`, `undo`, `redo`.
  public var source: String
  /// `price 19.99 → 24.99 on MUG-RED`, `412 rows: price +10%`.
  public var summary: String
  /// Fields changed.
  public var rows: Int
  /// The set that took this one back; nil while it stands.
  public var undoneBy: Int64?
  /// The set that this one takes back.
  public var undoes: Int64?

  public init(
    id: Int64, at: Instant, actor: String, source: String, summary: String, rows: Int,
    undoneBy: Int64? = nil, undoes: Int64? = nil
  ) {
    self.id = id
    self.at = at
    self.actor = actor
    self.source = source
    self.summary = summary
    self.rows = rows
    self.undoneBy = undoneBy
    self.undoes = undoes
  }
}

/// One field that one change set changed.
public struct JournalChange: Hashable, Sendable {
  public var set: Int64
  public var at: Instant
  public var actor: String
  public var source: String
  public var entity: EditEntity
  public var entityID: Int64
  public var field: String
  /// Where the field is meant: empty, a channel's code, or `locale:de`.
  public var scope: String
  public var old: String?
  public var new: String?

  public init(
    set: Int64, at: Instant, actor: String, source: String, entity: EditEntity, entityID: Int64,
    field: String, scope: String = "", old: String?, new: String?
  ) {
    self.set = set
    self.at = at
    self.actor = actor
    self.source = source
    self.entity = entity
    self.entityID = entityID
    self.field = field
    self.scope = scope
    self.old = old
    self.new = new
  }
}

extension JournalChange {
  /// The field with its scope, as plans name it: `amazon-de.title`.
  public var name: String { scope.isEmpty ? field : "\(scope).\(field)" }
}
