/// Something in a config file that could not be used as it stands: where, what, and the mend.
public struct ConfigurationProblem: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, CaseIterable {
    /// The setting was not taken; its default holds.
    case error
    /// Everything was taken; a person should look.
    case warning
  }

  public var severity: Severity
  public var file: String
  /// From 1.
  public var line: Int
  /// From 1, in characters.
  public var column: Int
  /// What is wrong.
  public var message: String
  /// What to do.
  public var mend: String

  public init(
    severity: Severity, file: String, line: Int, column: Int, message: String, mend: String
  ) {
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
    self.mend = mend
  }
}

extension ConfigurationProblem: CustomStringConvertible {
  /// `aisle.toml:12:8: what is wrong; what to do`
  public var description: String { "\(file):\(line):\(column): \(message); \(mend)" }
}
