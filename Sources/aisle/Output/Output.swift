import Foundation
import TerminalKit

/// Standard output and standard error.
enum Output {
  /// One line on standard output.
  static func line(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A whole text, which ends with a line break of its own or not.
  static func document(_ text: String) {
    line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
  }

  /// `aisle: …` on standard error.
  static func error(_ text: String) { write("aisle: \(text)", to: STDERR_FILENO) }

  /// A remark on standard error that leaves standard output clean for scripts.
  static func note(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    if descriptor == STDOUT_FILENO {
      // Buffered by the C library: a list of a million lines is few writes.
      fputs((isOutputTerminal ? harmless(text) : text) + "\n", outputStream)
    } else {
      fflush(outputStream)
      let shown = isErrorTerminal ? harmless(text) : text
      FileHandle.standardError.write(Data((shown + "\n").utf8))
    }
  }

  private static let isOutputTerminal = isatty(STDOUT_FILENO) == 1
  /// Whether remarks go to a terminal.
  static var isForPerson: Bool { isErrorTerminal }

  private static let isErrorTerminal = isatty(STDERR_FILENO) == 1

  /// Files and pipes get every byte; a terminal must not take text of the store for commands.
  private static func harmless(_ text: String) -> String {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { TextSanitizer.sanitize(String($0)) }.joined(separator: "\n")
  }

  /// What is still buffered; also done at exit.
  static func flush() { fflush(outputStream) }

  // SAFETY: the C library locks the stream for each call; the pointer itself never changes.
  private nonisolated(unsafe) static let outputStream = fdopen(STDOUT_FILENO, "w")
}
