public import Commerce

/// The change sets, newest first, and the fields of the one under the cursor.
public struct JournalOverlay: Equatable, Sendable {
  public var sets: [ChangeSetSummary]
  public var cursor = 0
  /// A part of the current set's fields; nil while it is read.
  public var page: ChangePage?
  /// Whether the cursor is among the fields of the set.
  public var isInside = false
  /// Place of the cursor in the whole set, from 0.
  public var field = 0
  /// Numbers of marked changes.
  public var marks: Set<Int64> = []
  /// The set that should be under the cursor when the list comes.
  public var wanted: Int64?
  /// Whether the list has come.
  var isLoaded: Bool
  /// Steps of the cursor that were pressed before the list came.
  var stepsAhead = 0

  public init(sets: [ChangeSetSummary] = [], wanted: Int64? = nil) {
    self.sets = sets
    isLoaded = !sets.isEmpty
    self.wanted = wanted
  }

  public var current: ChangeSetSummary? { sets.indices.contains(cursor) ? sets[cursor] : nil }

  /// The field under the cursor, where it is loaded.
  public var currentChange: JournalChange? {
    guard let page else { return nil }
    let index = field - page.firstIndex
    return page.rows.indices.contains(index) ? page.rows[index] : nil
  }

  /// Sets read at a time.
  public static let listStep = 200
  /// Fields of a set read at a time.
  public static let pageSize = 300
}
