/// One user action in the journal.
public struct ChangeSetSummary: Hashable, Sendable {
  public var id: Int64
  public var at: Instant
  public var actor: String
  /// `edit`, `setup`, `triage`, `import`, `undo`, `redo`, `settle`, `schedule`.
  public var source: String
  /// `MUG-RED: price 19.99 → 24.99`, `price +10% on 412 rows`.
  public var summary: String
  /// Fields changed; of an import, rows created and updated.
  public var rows: Int
  /// The set that took the last of this one back; nil while any of it stands.
  public var undoneBy: Int64?
  /// The set that this one takes back.
  public var undoes: Int64?
  /// Why it went in although a guard was against it.
  public var reason: String?
  /// How many of its fields are taken back.
  public var undoneFields = 0

  public init(
    id: Int64, at: Instant, actor: String, source: String, summary: String, rows: Int,
    undoneBy: Int64? = nil, undoes: Int64? = nil, reason: String? = nil
  ) {
    self.reason = reason
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
  /// Its number in the journal; 0 where it was not read from there.
  public var id: Int64 = 0
  /// SKU, or handle; empty when the row is gone.
  public var subject = ""
  public var currency: Currency?

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
