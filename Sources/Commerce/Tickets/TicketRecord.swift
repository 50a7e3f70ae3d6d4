/// A case of another system as its export tells it.
public struct TicketRecord: Hashable, Sendable {
  /// `OPS-142`
  public var key: String
  public var title: String?
  /// As the other system calls it.
  public var status: String?
  public var url: String?
  /// What it may be about.
  public var mentions = TicketMentions()

  /// Makes a record that mentions nothing.
  public init(key: String, title: String? = nil, status: String? = nil, url: String? = nil) {
    self.key = key
    self.title = title
    self.status = status
    self.url = url
  }
}

/// Words of a ticket that may be names of orders or SKUs here. What they are is for the store.
public struct TicketMentions: Hashable, Sendable {
  /// Out of running text: only what has a digit, or signs that words do not have, and is whole.
  public var words: Set<String> = []
  /// Out of fields that are about orders; `1042` may be `#1042` there.
  public var orders: Set<String> = []
  /// Out of fields that are about SKUs.
  public var skus: Set<String> = []

  /// Words of one ticket that are looked up; a log pasted into it has more.
  public static let limit = 500

  public init() {}

  public var isEmpty: Bool { words.isEmpty && orders.isEmpty && skus.isEmpty }

  /// Takes the words of running text that can be names.
  public mutating func read(_ text: String) {
    for word in Self.words(of: text) where Self.looksLikeName(word) {
      guard words.count < Self.limit else { return }
      words.insert(word)
    }
  }

  /// Takes what a field about orders says.
  public mutating func readOrders(_ text: String) {
    orders.formUnion(Self.words(of: text).prefix(Self.limit))
  }

  /// Takes what a field about SKUs says.
  public mutating func readSKUs(_ text: String) {
    skus.formUnion(Self.words(of: text).prefix(Self.limit))
  }

  /// Cut at blanks and at signs that stand around names, not in them.
  private static func words(of text: String) -> [String] {
    let cuts: Set<Character> = [
      ",", ";", "(", ")", "[", "]", "{", "}", "\"", "'", "<", ">", "|", "!", "?", "“", "”", "„",
      "*", "=",
    ]
    return text.split { $0.isWhitespace || cuts.contains($0) }.compactMap { piece in
      var word = piece[...]
      while let last = word.last, last == "." || last == ":" { word.removeLast() }
      while let first = word.first, first == "." || first == ":" { word.removeFirst() }
      return (1...64).contains(word.count) ? String(word) : nil
    }
  }

  /// Of a word in running text a digit is asked for, and some length: `12`, `2026` and `red` are
  /// names of something nearly everywhere.
  private static func looksLikeName(_ word: String) -> Bool {
    guard word.contains(where: \.isNumber) else {
      return word.count >= 6 && word.contains("-") && word.contains(where: \.isUppercase)
    }
    if word.hasPrefix("#") { return true }
    return word.count >= (word.allSatisfy(\.isNumber) ? 6 : 4)
  }
}
