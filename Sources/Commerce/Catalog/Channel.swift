/// A place where the store sells: its own shop, a marketplace, a B2B portal.
public struct Channel: Hashable, Sendable {
  /// Short and stable, as the config names it: `shop`, `amazon-de`.
  public var code: String
  public var name: String
  public var kind: ChannelKind

  public init(code: String, name: String, kind: ChannelKind) {
    self.code = code
    self.name = name
    self.kind = kind
  }
}

/// Who sets the deadlines, and whose account suffers when one is missed.
public enum ChannelKind: String, Hashable, Sendable, CaseIterable {
  case ownStore = "own"
  case marketplace
}

/// The system a file comes from.
public enum Platform: String, Hashable, Sendable, CaseIterable {
  case shopify
  case amazon
  case magento
  case google
  case meta
  case klaviyo
  case jira
  case plain
}

/// A place that holds stock.
public struct Location: Hashable, Sendable {
  public var code: String
  public var name: String

  public init(code: String, name: String) {
    self.code = code
    self.name = name
  }
}
