import Foundation

/// Standard output and standard error.
enum Output {
  /// One line on standard output.
  static func line(_ text: String) {
    write(text + "\n", to: stdout)
  }

  /// `aisle: …` on standard error.
  static func error(_ text: String) {
    write("aisle: \(text)\n", to: stderr)
  }

  /// A remark on standard error that leaves standard output clean for scripts.
  static func note(_ text: String) {
    write(text + "\n", to: stderr)
  }

  static func flush() { fflush(stdout) }

  private static func write(_ text: String, to stream: UnsafeMutablePointer<FILE>?) {
    guard let stream else { return }
    fputs(text, stream)
  }

  static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }
}
