/// A title as the rules look at it.
struct TitleText {
  let text: String
  private let lower: String
  private let vendor: String?

  init(_ text: String, vendor: String?) {
    self.text = text
    lower = text.lowercased()
    self.vendor = vendor
  }

  var isBlank: Bool { text.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

  /// In grapheme clusters, as people count.
  var count: Int { text.utf8.count <= 150 ? text.utf8.count : text.count }

  /// What advertises, in words for a sentence: `"free shipping"`, `A web address`.
  var promotion: String? {
    if let phrase = Self.phrases.first(where: { contains($0) }) { return "\"\(phrase)\"" }
    if ["http://", "https://", "www."].contains(where: { lower.holds($0) }) {
      return "A web address"
    }
    if hasAddress { return "An e-mail address" }
    if hasPhoneNumber { return "A phone number" }
    return nil
  }

  /// All letters beyond the brand are capitals, and there are four at least.
  var shouts: Bool {
    guard !text.unicodeScalars.contains(where: \.properties.isLowercase) || vendor != nil else {
      return false
    }
    var rest = text[...]
    if let vendor, !vendor.isEmpty, lower.hasPrefix(vendor.lowercased()) {
      rest = rest.dropFirst(vendor.count)
    }
    var letters = 0
    var capitals = 0
    for scalar in rest.unicodeScalars where scalar.properties.isAlphabetic {
      if scalar.properties.isLowercase { return false }
      letters += 1
      if scalar.properties.isUppercase { capitals += 1 }
    }
    return letters >= 4 && capitals > 0
  }

  var hasMarkup: Bool {
    guard text.utf8.contains(UInt8(ascii: "<")) || text.utf8.contains(UInt8(ascii: "&")) else {
      return false
    }
    return ["</", "/>", "<script", "<br", "<b>", "&amp;", "&nbsp;"].contains { lower.holds($0) }
  }

  /// Characters that Amazon does not take, as they stand.
  var forbidden: String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { Self.unwelcome.contains($0) }))
  }

  /// The first word, by the alphabet, that stands in it more than twice.
  var repeated: String? {
    var counts: [Substring: Int] = [:]
    for word in lower.split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      counts[word, default: 0] += 1
    }
    return counts.filter { $0.value > 2 && !Self.small.contains($0.key) }.keys.min()
      .map(String.init)
  }

  /// The phrase stands there as words of its own.
  private func contains(_ phrase: String) -> Bool {
    guard lower.holds(phrase), let found = lower.firstRange(of: phrase) else { return false }
    let before = found.lowerBound == lower.startIndex ? nil : lower[..<found.lowerBound].last
    let after = lower[found.upperBound...].first
    return before?.isLetter != true && after?.isLetter != true
  }

  private var hasAddress: Bool {
    guard let at = lower.utf8.firstIndex(of: UInt8(ascii: "@")), at > lower.startIndex else {
      return false
    }
    let name = lower[..<at].last?.isWhitespace == false
    let host = lower[lower.index(after: at)...].prefix { !$0.isWhitespace }
    return name && host.dropFirst().dropLast().contains(".")
  }

  /// A plus and eight digits or more, blanks and dashes between them allowed.
  private var hasPhoneNumber: Bool {
    guard let plus = text.utf8.firstIndex(of: UInt8(ascii: "+")) else { return false }
    var digits = 0
    for byte in text.utf8[text.utf8.index(after: plus)...] {
      if (0x30...0x39).contains(byte) {
        digits += 1
      } else if ![0x20, 0x2D, 0x28, 0x29, 0x2F].contains(byte) {
        break
      }
    }
    return digits >= 8
  }

  private static let phrases = [
    "free shipping", "100% quality guaranteed", "best seller", "bestseller", "limited time",
    "on sale", "money back", "sold out", "in stock", "lowest price", "special offer",
    "hot item", "% off",
  ]

  private static let unwelcome = Set("!$?_{}^¬¦~#<>*".unicodeScalars)

  /// Articles, prepositions and conjunctions may repeat.
  private static let small: Set<Substring> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
    "und", "oder", "für", "mit", "von", "aus", "der", "die", "das", "in", "im", "zu", "et", "de",
    "la", "le", "les", "pour", "avec",
  ]
}
