public import Commerce

/// Two SKUs that may be one article, one pair after the other, for a yes or a no.
public struct IdentityOverlay: Equatable, Sendable {
  /// The surest first; nil until they have been read.
  public var pairs: [ArticlePair]?
  public var cursor = 0
  /// What a link of the current pair would do; nothing has changed yet. Nil until it was asked for.
  public var plan: LinkPlan?
  /// All certain ones are to be linked, waiting for a yes.
  public var asksForCertain = false
  public var isWorking = false

  public init(pairs: [ArticlePair]? = nil) { self.pairs = pairs }

  public var current: ArticlePair? {
    guard let pairs, pairs.indices.contains(cursor) else { return nil }
    return pairs[cursor]
  }

  public var certain: Int { pairs?.count { $0.match.strength == .certain } ?? 0 }
}
