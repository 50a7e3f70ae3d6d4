public import Commerce

/// How a new P1 makes itself heard while the dashboard runs.
public struct NotifySettings: Hashable, Sendable {
  public enum Way: String, Hashable, Sendable, CaseIterable {
    case bell
    /// A note on the desktop by the terminal's OSC 9.
    case osc9
    /// The same by OSC 777.
    case osc777
  }

  public var p1: [Way] = [.bell]
  /// A program and its arguments, never given to a shell; empty for none. It gets the P1 as JSON on
  /// standard input.
  public var hook: [String] = []
  /// After this the hook is ended.
  public var hookTimeLimit = TimeSpan.seconds(10)

  public init() {}
}
