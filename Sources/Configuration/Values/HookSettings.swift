public import Commerce

/// Programs of the user's that are run at certain moments.
public struct HookSettings: Hashable, Sendable {
  /// The program that takes an escalated case, and its arguments; empty when there is none.
  public var escalate: [String]
  /// After this long a hook is ended.
  public var limit: TimeSpan

  public init(escalate: [String] = [], limit: TimeSpan = .seconds(20)) {
    self.escalate = escalate
    self.limit = limit
  }
}
