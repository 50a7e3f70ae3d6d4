/// A person's word that some alerts are known: until its end they wake nobody and do not count in
/// the header, but stay listed. Source: domain rules §2.5.
public struct Silence: Hashable, Sendable {
  /// What it applies to.
  public enum Matcher: Hashable, Sendable {
    /// All alerts of a group, by its key.
    case group(AlertGroup)
    /// Alerts of the orders that a query of the order pane finds; where the query names codes,
    /// only alerts with these.
    case query(String)

    /// What a person types for it, and what is stored.
    public var text: String {
      switch self {
      case .group(let group): group.key
      case .query(let text): text
      }
    }

    /// A group's key, else a query.
    public init(_ text: String) {
      self = AlertGroup(key: text).map(Matcher.group) ?? .query(text)
    }
  }

  public enum State: String, Hashable, Sendable {
    case planned
    case active
    case ended
  }

  public var id: Int64
  public var matcher: Matcher
  public var startsAt: Instant
  /// Nil: until nothing that it matches fires any more.
  public var endsAt: Instant?
  public var author: String
  public var comment: String
  /// When it ended: by its time, by itself, or by a person.
  public var endedAt: Instant?
  public var endedBy: String?
  /// Alerts that it keeps quiet now, and over all its time.
  public var suppressed: Int
  public var suppressedEver: Int

  public init(
    id: Int64 = 0, matcher: Matcher, startsAt: Instant, endsAt: Instant?, author: String,
    comment: String, endedAt: Instant? = nil, endedBy: String? = nil, suppressed: Int = 0,
    suppressedEver: Int = 0
  ) {
    self.id = id
    self.matcher = matcher
    self.startsAt = startsAt
    self.endsAt = endsAt
    self.author = author
    self.comment = comment
    self.endedAt = endedAt
    self.endedBy = endedBy
    self.suppressed = suppressed
    self.suppressedEver = suppressedEver
  }

  /// Half-open: at its end it is over.
  public func state(at now: Instant) -> State {
    if endedAt != nil { return .ended }
    if let endsAt, now >= endsAt { return .ended }
    return now < startsAt ? .planned : .active
  }

  /// An end that comes this soon is announced.
  public static let announcedBefore = TimeSpan.minutes(15)

  public func isEndingSoon(at now: Instant) -> Bool {
    guard state(at: now) == .active, let endsAt else { return false }
    return endsAt - now < Self.announcedBefore
  }
}
