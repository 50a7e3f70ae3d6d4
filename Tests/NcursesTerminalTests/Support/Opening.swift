import NcursesTerminal
import TerminalKit

/// Runs `body` with a terminal open on a pseudo terminal, and closes it afterwards.
@MainActor
@discardableResult
func withTerminal<Result>(
  _ size: Size = Size(width: 80, height: 24), term: String = "xterm-256color",
  environment: [String: String] = ["LANG": "C.UTF-8"],
  _ body: @MainActor (NcursesTerminal, PseudoTerminal) throws -> Result
) throws -> Result {
  let tty = try PseudoTerminal(size)
  let terminal = try NcursesTerminal(
    term: term, environment: environment, input: tty.descriptor, output: tty.descriptor)
  defer { terminal.close() }
  return try body(terminal, tty)
}
