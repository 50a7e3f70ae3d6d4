/// Something that happened at the terminal.
public enum TerminalEvent: Hashable, Sendable {
  /// A key was pressed.
  case key(Key)
  /// Text was pasted, all of it at once, as it came. Line breaks may be CR, LF or both.
  case paste(String)
  /// The window has a new size.
  case resize(Size)
  /// The program runs again after ^Z; the screen has to be drawn anew.
  case resumed
  /// The terminal is gone: save and end.
  case hangup
  /// The program was asked to end.
  case terminate
  /// The window got (true) or lost (false) the keyboard, where the terminal says so.
  case focus(Bool)
}
