/// Earlier entries of a line editor, and where in them the user is.
struct LineHistory: Equatable, Sendable {
  private var entries: [String]
  private var position: Int
  private var draft = ""

  init(_ entries: [String]) {
    self.entries = entries
    position = entries.count
  }

  /// What stands in the line when it was not changed since it was brought back; nil at the draft.
  var recalled: String? { position < entries.count ? entries[position] : nil }

  /// Adds an entry, unless it is empty or repeats the last, and goes behind it.
  mutating func add(_ entry: String) {
    if !entry.isEmpty, entries.last != entry { entries.append(entry) }
    position = entries.count
    draft = ""
  }

  /// The entry before the current one; the text being typed is kept for the way back.
  mutating func older(than current: String) -> String? {
    guard position > 0 else { return nil }
    if position == entries.count { draft = current }
    position -= 1
    return entries[position]
  }

  /// The entry after the current one, and behind the last the text that was being typed.
  mutating func newer() -> String? {
    guard position < entries.count else { return nil }
    position += 1
    return position == entries.count ? draft : entries[position]
  }
}
