import TerminalKit

/// What is sent to the terminal beside what ncurses sends.
enum ControlStrings {
  static let beginFrame = "\u{1B}[?2026h"
  static let endFrame = "\u{1B}[?2026l"
  static let beginPastes = "\u{1B}[?2004h"
  static let endPastes = "\u{1B}[?2004l"
  static let reportFocus = "\u{1B}[?1004h"
  static let ignoreFocus = "\u{1B}[?1004l"
  static let bell = "\u{7}"

  /// Ends whatever sequence was cut off in the middle.
  static let terminator = "\u{1B}\\"
}
