/// A line of text being typed, with the keys of readline.
///
/// Moves and deletions go by whole characters as a reader sees them, so an accented letter or an
/// emoji never comes apart.
public struct LineEditor: Equatable, Sendable {
  /// What a key did.
  public enum Outcome: Equatable, Sendable {
    /// The text changed.
    case changed
    /// The cursor moved, or nothing could be moved or deleted any further.
    case moved
    /// The key is none of the editor's: the caller may use it.
    case ignored
  }

  var characters: [Character]
  /// Characters before the cursor, 0 to the length of the text.
  public internal(set) var cursor: Int
  /// What was last cut, for ^Y.
  public internal(set) var killed: String = ""
  var history: LineHistory

  /// Makes an editor with the cursor behind the text.
  /// - Parameter history: Earlier entries, the oldest first, for ↑ and ↓.
  public init(_ text: String = "", history: [String] = []) {
    characters = Array(text)
    cursor = characters.count
    self.history = LineHistory(history)
  }

  /// The text. Setting it puts the cursor behind it.
  public var text: String {
    get { String(characters) }
    set {
      characters = Array(newValue)
      cursor = characters.count
    }
  }

  /// Whether there is no text.
  public var isEmpty: Bool { characters.isEmpty }

  /// Whether the text is an earlier entry, as ↑ or ↓ brought it back.
  public var isRecalled: Bool { history.recalled == text }

  /// Puts text in at the cursor; line breaks and tabs become blanks and other controls vanish,
  /// because the editor holds one line.
  public mutating func insert(_ text: String) {
    var flat = ""
    for character in text.reversed().drop(while: \.isNewline).reversed() {
      if character.isNewline || character == "\t" {
        flat.append(" ")
      } else if character.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) {
        flat.append(character)
      }
    }
    replaceAroundCursor(before: String(characters[..<cursor]) + flat)
  }

  /// Adds an entry to the history, unless it is empty or the same as the last one.
  public mutating func remember(_ entry: String) { history.add(entry) }

  /// Takes the text before the cursor anew; characters may have joined where it was put together.
  mutating func replaceAroundCursor(before: String) {
    let after = String(characters[cursor...])
    let length = before.count
    characters = Array(before + after)
    cursor = min(length, characters.count)
  }
}
