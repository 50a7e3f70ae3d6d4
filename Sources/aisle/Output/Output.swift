import Foundation

/// Standard output and standard error.
enum Output {
  /// One line on standard output.
  static func line(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// `aisle: …` on standard error.
  static func error(_ text: String) { write("aisle: \(text)", to: STDERR_FILENO) }

  /// A remark on standard error that leaves standard output clean for scripts.
  static func note(_ text: String) { write(text, to: STDERR_FILENO) }

  private static func write(_ text: String, to descriptor: Int32) {
    if descriptor == STDOUT_FILENO {
      // Buffered by the C library: a list of a million lines is few writes.
      fputs(text + "\n", outputStream)
    } else {
      fflush(outputStream)
      FileHandle.standardError.write(Data((text + "\n").utf8))
    }
  }

  /// What is still buffered; also done at exit.
  static func flush() { fflush(outputStream) }

  // SAFETY: the C library locks the stream for each call; the pointer itself never changes.
  private nonisolated(unsafe) static let outputStream = fdopen(STDOUT_FILENO, "w")
}
