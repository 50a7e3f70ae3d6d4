/// Something about a theme that its author should mend. The theme is used all the same.
public struct ThemeWarning: Hashable, Sendable, CustomStringConvertible {
  /// The theme whose file it is about.
  public let theme: String
  /// The line of the file, from 1, when it is known.
  public let line: Int?
  /// What is wrong and what to do.
  public let message: String

  /// Makes a warning.
  public init(theme: String, line: Int? = nil, message: String) {
    self.theme = theme
    self.line = line
    self.message = message
  }

  /// `dark:12: message`.
  public var description: String {
    ([theme] + (line.map { [String($0)] } ?? [])).joined(separator: ":") + ": " + message
  }
}
