/// The cursor is on its way from row to row.
///
/// What the strip and the inspector say about a row is drawn anew when the cursor rests, not for
/// each row that it passes: on a slow line that would be most of what is sent.
struct Motion: Equatable, Sendable {
  /// The row on which the cursor rested last: the strip still speaks of it.
  var from: Int64?
  /// The move of which the rest is waited for.
  var number: Int
}

extension DashboardState {
  /// The row that the strip speaks of: the cursor's, or while it moves the one it came from.
  var describedID: Int64? { motion == nil ? self[list: focus].cursorID : motion?.from }

  mutating func startMoving(from id: Int64?) {
    moves += 1
    motion = Motion(from: motion == nil ? id : motion?.from, number: moves)
  }

  /// The cursor has rested for a moment. Its detail is loaded; until that is there the strip stays.
  mutating func rest(after number: Int) -> [Effect] {
    motion?.number == number ? loadDetailAtRest() : []
  }

  /// Loads the detail of the row under the cursor; the motion ends when it is there, or at once
  /// where there is none.
  mutating func loadDetailAtRest() -> [Effect] {
    let effects = loadDetail()
    if effects.isEmpty { motion = nil }
    return effects
  }
}
