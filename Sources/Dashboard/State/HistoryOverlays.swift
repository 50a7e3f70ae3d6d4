public import Commerce

/// What every field of a variant and its product held before.
public struct HistoryOverlay: Equatable, Sendable {
  public var variant: Int64
  public var subject: String
  /// Newest first.
  public var changes: [JournalChange] = []
  public var isLoaded = false
  /// Only this field; nil is every one.
  public var field: String?
  public var cursor = 0

  public init(variant: Int64, subject: String) {
    self.variant = variant
    self.subject = subject
  }

  /// The fields that were ever changed, in the order of their last change.
  public var fields: [String] {
    var fields: [String] = []
    for change in changes where !fields.contains(change.name) { fields.append(change.name) }
    return fields
  }

  public var shown: [JournalChange] {
    field.map { field in changes.filter { $0.name == field } } ?? changes
  }

  public var current: JournalChange? { shown.indices.contains(cursor) ? shown[cursor] : nil }
}

/// Fields where a platform shows a third value.
public struct ConflictsOverlay: Equatable, Sendable {
  public var rows: [PendingEditRow] = []
  public var isLoaded = false
  public var cursor = 0
  public var marks: Set<Int> = []
  /// What a yes will do to the marked ones.
  public var asking: SettlementChoice?

  public init() {}

  public var current: PendingEditRow? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  /// The marked rows, or the one under the cursor.
  public var chosen: [PendingEditRow] {
    marks.isEmpty
      ? [current].compactMap(\.self) : rows.indices.filter(marks.contains).map { rows[$0] }
  }
}

/// What did not go in because the fields had changed: neither value is lost.
public struct LeftOutOverlay: Equatable, Sendable {
  public enum Origin: Equatable, Sendable {
    /// An edit, and what was typed for it where it was typed.
    case edit(EditRequest?)
    case undo(UndoRequest)
  }

  public var conflicts: [EditConflict]
  public var origin: Origin
  public var scroll = 0
  /// Asked once more before an undo goes over what was set since.
  public var isAsking = false

  public init(_ conflicts: [EditConflict], origin: Origin) {
    self.conflicts = conflicts
    self.origin = origin
  }
}

/// Edits with a start and perhaps an end.
public struct ScheduleOverlay: Equatable, Sendable {
  public var changes: [ScheduledChange] = []
  public var isLoaded = false
  public var cursor = 0
  /// Asked once more before the change under the cursor is called off.
  public var isAsking = false

  public init() {}

  public var current: ScheduledChange? {
    changes.indices.contains(cursor) ? changes[cursor] : nil
  }
}
