/// A key of the keyboard, without modifiers.
public enum KeyCode: Hashable, Sendable {
  /// A printable character, capital when shifted; the space bar is " ".
  case character(Character)
  case enter, escape, tab
  /// Shift-Tab.
  case backtab
  case backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// F1 to F63.
  case function(Int)
}
