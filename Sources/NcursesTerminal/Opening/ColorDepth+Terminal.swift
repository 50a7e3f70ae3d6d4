import TerminalKit

extension ColorDepth {
  /// Whether the user wants colours (no-color.org: NO_COLOR with any value that is not empty says
  /// no).
  static func areWanted(environment: [String: String]) -> Bool {
    (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The depth of a terminal, from its description.
  init(colors: Int, hasDirectColor: Bool) {
    if hasDirectColor, colors > 256 {
      self = .trueColor
    } else if colors >= 256 {
      self = .ansi256
    } else if colors >= 16 {
      self = .ansi16
    } else if colors >= 8 {
      self = .ansi8
    } else {
      self = .mono
    }
  }
}
