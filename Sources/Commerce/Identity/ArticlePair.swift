/// Two variants that may be one article, as a person is asked about them.
public struct ArticlePair: Hashable, Sendable, Identifiable {
  /// The proposal's number, as long as it stands.
  public var id: Int64
  /// The one that would be kept.
  public var kept: ArticleFacts
  public var removed: ArticleFacts
  public var match: ArticleMatch

  public init(id: Int64, kept: ArticleFacts, removed: ArticleFacts, match: ArticleMatch) {
    self.id = id
    self.kept = kept
    self.removed = removed
    self.match = match
  }

  public var remedy: String? { match.remedy(kept, removed) }
}

/// How many proposals wait for a person.
public struct IdentityCounts: Hashable, Sendable {
  public var certain: Int
  public var likely: Int
  public var doubtful: Int
  public var duplicates: Int

  public init(certain: Int = 0, likely: Int = 0, doubtful: Int = 0, duplicates: Int = 0) {
    self.certain = certain
    self.likely = likely
    self.doubtful = doubtful
    self.duplicates = duplicates
  }

  /// What can be linked.
  public var pairs: Int { certain + likely + doubtful }
  public var total: Int { pairs + duplicates }
}

/// What linking two variants would do; nothing has changed yet.
public struct LinkPlan: Hashable, Sendable {
  public var kept: ArticleFacts
  public var removed: ArticleFacts
  /// The channels whose listings move.
  public var listings: [String] = []
  /// Locations whose stock counts for the kept one from then on, with what is there.
  public var stock: [String] = []
  public var orderLines = 0
  public var purchaseOrderLines = 0
  public var tickets = 0
  /// Fields that are empty on the kept one and get the other's value.
  public var filled: [EditableField] = []
  /// The product that goes too, because it has no other variant.
  public var emptiedProduct: String?
  /// Why it can't be done, and what would make it possible.
  public var refusal: String?

  public init(kept: ArticleFacts, removed: ArticleFacts) {
    self.kept = kept
    self.removed = removed
  }

  /// What happens, a sentence each.
  public var sentences: [String] {
    var lines = [
      "\(kept.name) is kept; \(removed.name) becomes another SKU of it.",
      listings.isEmpty
        ? "\(removed.name) is listed nowhere."
        : "Its listing on \(listings.joined(separator: ", ")) moves, and files for "
          + "\(listings.count == 1 ? "that channel" : "those channels") go on saying "
          + "\(removed.name).",
    ]
    if !stock.isEmpty { lines.append("Its stock counts for it: \(stock.joined(separator: ", ")).") }
    let sold = [
      Self.count(orderLines, "order line"), Self.count(purchaseOrderLines, "purchase order line"),
      Self.count(tickets, "ticket"),
    ].compactMap(\.self)
    if !sold.isEmpty { lines.append("\(sold.joined(separator: ", ")) count for it.") }
    if !filled.isEmpty {
      lines.append(
        "It gets \(filled.map(\.rawValue).joined(separator: ", ")), which it does not have.")
    }
    if let emptiedProduct { lines.append("The product \(emptiedProduct) goes, it is empty then.") }
    return lines
  }

  private static func count(_ number: Int, _ what: String) -> String? {
    number == 0 ? nil : "\(number) \(what)\(number == 1 ? "" : "s")"
  }
}

/// A person's answer that stands.
public struct IdentityRecord: Hashable, Sendable, Identifiable {
  public enum Kind: String, Hashable, Sendable {
    case linked
    case apart
  }

  public var id: Int64
  public var kind: Kind
  /// The kept SKU, or one of the two.
  public var sku: String
  /// The SKU that became an alias, or the other of the two.
  public var otherSKU: String
  /// Where the alias is used.
  public var channels: [String]
  public var reason: String?
  public var actor: String
  public var at: Instant
  /// The change set that undo takes back.
  public var changeSet: Int64

  public init(
    id: Int64, kind: Kind, sku: String, otherSKU: String, channels: [String], reason: String?,
    actor: String, at: Instant, changeSet: Int64
  ) {
    self.id = id
    self.kind = kind
    self.sku = sku
    self.otherSKU = otherSKU
    self.channels = channels
    self.reason = reason
    self.actor = actor
    self.at = at
    self.changeSet = changeSet
  }
}
