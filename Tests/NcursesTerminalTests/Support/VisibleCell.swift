@testable import NcursesTerminal

/// A cell as far as a person can tell: the ink of a blank does not show.
struct VisibleCell: Equatable {
  let character: Character
  let look: SGRState

  init(_ character: Character, _ state: SGRState) {
    self.character = character
    look = character.isWhitespace ? SGRState().withPaper(of: state) ?? state : state
  }

  /// Reads a text with attribute sequences, as tmux captures a screen; a line break is a cell.
  static func cells(of text: String) -> [VisibleCell] {
    var state = SGRState()
    var cells: [VisibleCell] = []
    for (index, part) in text.split(separator: "\u{1B}[", omittingEmptySubsequences: false)
      .enumerated()
    {
      guard index > 0, let end = part.firstIndex(of: "m") else {
        cells += part.map { VisibleCell($0, state) }
        continue
      }
      _ = state.apply(Array(part[..<end].utf8)[...])
      cells += part[part.index(after: end)...].map { VisibleCell($0, state) }
    }
    return cells
  }
}
