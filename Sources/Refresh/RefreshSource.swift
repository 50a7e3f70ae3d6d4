/// An inbox that the refresh watches.
public struct RefreshSource: Hashable, Sendable {
  /// The source's id in the config.
  public var id: String
  public var channel: String
  /// Absolute path of the folder; nil for a source that only takes files by hand.
  public var inbox: String?
  /// Whether taken files stay where they are; else they move to the folder `done` in the inbox.
  public var keepsFiles: Bool

  public init(id: String, channel: String, inbox: String?, keepsFiles: Bool) {
    self.id = id
    self.channel = channel
    self.inbox = inbox
    self.keepsFiles = keepsFiles
  }
}
