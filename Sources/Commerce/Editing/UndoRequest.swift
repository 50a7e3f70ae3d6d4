/// What to take back of the journal.
public struct UndoRequest: Hashable, Sendable {
  /// The change set; nil is the newest edit that stands.
  public var set: Int64?
  /// Only the changes with these numbers; nil is all of them.
  public var changes: Set<Int64>?
  /// Only this field.
  public var field: String?
  /// Only rows that the catalog's query finds now.
  public var only: Query?
  /// Also where the field has changed since.
  public var force: Bool

  public init(
    set: Int64? = nil, changes: Set<Int64>? = nil, field: String? = nil, only: Query? = nil,
    force: Bool = false
  ) {
    self.set = set
    self.changes = changes
    self.field = field
    self.only = only
    self.force = force
  }

  /// Whether the whole set is meant.
  public var isWhole: Bool { changes == nil && field == nil && only == nil }
}

/// A part of a list that is too long to be read at once.
public enum PageAnchor: Hashable, Sendable {
  case first
  case last
  /// Rows before and after the one with this number.
  case around(Int64)
}

/// Some of the changes of one set, in the order in which they were made.
public struct ChangePage: Hashable, Sendable {
  public var set: Int64
  public var rows: [JournalChange]
  /// Where the first row stands in the whole set, from 0.
  public var firstIndex: Int
  public var total: Int

  public init(set: Int64, rows: [JournalChange], firstIndex: Int, total: Int) {
    self.set = set
    self.rows = rows
    self.firstIndex = firstIndex
    self.total = total
  }
}

/// A planned change that did not go in because the row had changed, and what it holds now.
public struct EditConflict: Hashable, Sendable {
  /// What was wanted: `new` over `old`.
  public var row: EditPlanRow
  /// The field's value now.
  public var now: String?
  /// The newest journalled change of the row: who and when; nil when an import or another program
  /// changed it without a trace.
  public var change: JournalChange?

  public init(row: EditPlanRow, now: String?, change: JournalChange?) {
    self.row = row
    self.now = now
    self.change = change
  }
}
