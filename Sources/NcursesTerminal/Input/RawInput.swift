/// What one read from ncurses gives.
enum RawInput: Hashable {
  /// A byte of a character, control characters included.
  case byte(UInt8)
  /// A key that the terminal's description knows, as ncurses numbers and names it.
  case key(code: Int32, name: String)
}

/// How long to wait for the next piece of input.
enum RawInputPatience {
  /// Not at all.
  case none
  /// As long as the rest of an escape sequence may take.
  case escapeDelay
}
