/// What a piece of text lies on, from which a theme chooses its paper.
public enum Surface: String, CaseIterable, Codable, Hashable, Sendable {
  /// The screen itself.
  case base
  /// Header and footer.
  case bar
  /// The row under the cursor in the pane in use.
  case selection
  /// The row under the cursor in the other panes.
  case selectionInactive
  /// Dialogs, help, palette.
  case overlay
  /// A field to type in.
  case field
  /// A banner that must be seen.
  case alert
}
