import TerminalKit

/// Messages to the terminal itself (OSC), not to the screen.
///
/// Inside of tmux they are sent twice: to tmux, and through it to the terminal around it; each
/// heeds them only where it was allowed to.
struct OperatingSystemCommand: Equatable {
  /// More base64 than this is refused by common terminals.
  static let longestClipboard = 74_994

  private let isInTmux: Bool
  private let program: String
  private let term: String

  init(term: String, environment: [String: String]) {
    isInTmux = !(environment["TMUX"] ?? "").isEmpty
    program = environment["TERM_PROGRAM"] ?? ""
    self.term = term
  }

  /// Puts text on the clipboard (OSC 52); nil when it is too long.
  func copy(_ text: String) -> String? {
    let encoded = Base64.encode(text.utf8)
    guard encoded.utf8.count <= Self.longestClipboard else { return nil }
    return wrapped("\u{1B}]52;c;\(encoded)\u{7}")
  }

  /// Shows a note on the desktop, by OSC 777 where that is known to work, else by OSC 9, or as
  /// `style` says; nil where messages would show up as text.
  func notify(title: String, body: String, as style: NotificationStyle? = nil) -> String? {
    let title = plain(title)
    let body = plain(body)
    if showsMessagesAsText { return nil }
    let is777 = term.hasPrefix("rxvt") || term.hasPrefix("foot") || program == "ghostty"
    switch style ?? (is777 ? .osc777 : .osc9) {
    case .osc777: return wrapped("\u{1B}]777;notify;\(title);\(body)\u{7}")
    case .osc9: return wrapped("\u{1B}]9;\(body.isEmpty ? title : "\(title): \(body)")\u{7}")
    }
  }

  /// Whether cells may be made links (OSC 8): terminals that do not know them skip them. A tmux
  /// before 3.4 skips them too, and one after it passes them on by itself.
  var knowsLinks: Bool { !showsMessagesAsText }

  private var showsMessagesAsText: Bool { term == "linux" || term.hasPrefix("vt") }

  private func plain(_ text: String) -> String {
    String(TextSanitizer.sanitize(text).map { $0 == ";" ? "," : $0 })
  }

  private func wrapped(_ command: String) -> String {
    guard isInTmux else { return command }
    let doubled = command.map { $0 == "\u{1B}" ? "\u{1B}\u{1B}" : String($0) }.joined()
    return command + "\u{1B}Ptmux;\(doubled)\u{1B}\\"
  }
}

/// How a terminal is asked for a note on the desktop.
public enum NotificationStyle: Sendable {
  case osc9
  case osc777
}
