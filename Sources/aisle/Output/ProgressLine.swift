import Foundation

/// A line on a terminal's standard error that counts while something long goes on, and is gone when
/// that is done.
final class ProgressLine {
  private var width = 0
  private let write: (String) -> Void

  /// The line goes to `write`; without it to standard error, if that is a terminal.
  init(
    _ write: @escaping (String) -> Void = {
      if Output.isForPerson { FileHandle.standardError.write(Data($0.utf8)) }
    }
  ) {
    self.write = write
  }

  func show(_ text: String) {
    // Blanks instead of a control sequence: every terminal knows those.
    write("\r\(text)\(String(repeating: " ", count: max(0, width - text.count)))")
    width = text.count
  }

  func clear() {
    guard width > 0 else { return }
    write("\r\(String(repeating: " ", count: width))\r")
    width = 0
  }
}
