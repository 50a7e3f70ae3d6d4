/// Why the screen could not be opened.
public enum TerminalError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// Neither the terminal's own description nor the common one exists on this machine.
  case unknownTerminal(String)
  /// The terminal cannot place its cursor.
  case tooSimple(String)
  /// This process has the screen open already.
  case alreadyOpen
  /// The system refused; its error number.
  case system(Int32)

  /// What is wrong, and what to do.
  public var description: String {
    switch self {
    case .notATerminal:
      "the dashboard needs a terminal for input and output; use a subcommand in scripts"
    case .unknownTerminal(let name):
      "no description of the terminal \"\(name)\" on this machine; "
        + "try TERM=xterm-256color, or install ncurses-term"
    case .tooSimple(let name):
      "the terminal \"\(name)\" cannot place its cursor; try TERM=xterm-256color"
    case .alreadyOpen:
      "the screen is open already"
    case .system(let number):
      "the terminal cannot be used (system error \(number))"
    }
  }
}
