/// What a ticket, a runbook or a triage verb is about.
public struct CaseSubject: Hashable, Sendable {
  /// `order`, `variant`, `incident`.
  public var kind: String
  public var id: Int64

  public init(kind: String, id: Int64) {
    self.kind = kind
    self.id = id
  }

  public static func order(_ id: Int64) -> CaseSubject { CaseSubject(kind: "order", id: id) }
  public static func variant(_ id: Int64) -> CaseSubject { CaseSubject(kind: "variant", id: id) }
}

/// A case in another system that something here is linked to.
public struct Ticket: Hashable, Sendable {
  public var key: String
  public var url: String?
  public var title: String?
  /// As the other system calls it, as far as somebody said so.
  public var status: String?
  public var actor: String
  public var linkedAt: Instant

  public init(
    key: String, url: String? = nil, title: String? = nil, status: String? = nil, actor: String,
    linkedAt: Instant
  ) {
    self.key = key
    self.url = url
    self.title = title
    self.status = status
    self.actor = actor
    self.linkedAt = linkedAt
  }
}

/// A ticket as a person types it or a hook prints it: a key, a URL or both, then a title.
public struct TicketReference: Hashable, Sendable {
  public var key: String
  public var url: String?
  public var title: String?

  public init(key: String, url: String? = nil, title: String? = nil) {
    self.key = key
    self.url = url
    self.title = title
  }

  /// Reads `OPS-142 https://tickets.example.com/OPS-142 Parcels stuck`. Without a key the URL's
  /// last part is taken. Nil when there is neither.
  ///
  /// Only `http` and `https` are URLs, so that nothing else is ever opened or linked.
  public init?(_ text: String) {
    var words = text.split(whereSeparator: \.isWhitespace).map(String.init)
    let place = words.firstIndex { $0.hasPrefix("https://") || $0.hasPrefix("http://") }
    url = place.map { words.remove(at: $0) }
    if place == 0 || words.isEmpty {
      guard let last = url?.split(separator: "/").last, last.count < 100 else { return nil }
      key = String(last)
    } else {
      key = words.removeFirst()
    }
    guard !key.isEmpty, key.count <= 100 else { return nil }
    title = words.isEmpty ? nil : words.joined(separator: " ")
  }
}
