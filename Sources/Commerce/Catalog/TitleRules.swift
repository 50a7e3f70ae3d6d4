/// T_* and HTML in titles. Sources: Seller Central 201100890 and 200421970; domain rules §4.
enum TitleRules {
  static func findings(_ product: ProductContent) -> [ContentFinding] {
    guard let title = product.title else { return [] }
    guard !title.allSatisfy(\.isWhitespace) else {
      return [ContentFinding(.titleEmpty, .blocker, field: .title, because: "It has no title.")]
    }
    var findings = general(title, vendor: product.vendor)
    if product.platforms.contains(.amazon) { findings += amazon(title) }
    return findings
  }

  private static func finding(
    _ code: FindingCode, _ severity: FindingSeverity, _ title: String, _ because: String
  ) -> ContentFinding {
    ContentFinding(code, severity, field: .title, value: title, because: because)
  }

  private static func general(_ title: String, vendor: String?) -> [ContentFinding] {
    var findings: [ContentFinding] = []
    if title.count > 150 {
      findings.append(
        finding(
          .titleTooLongForGoogle, .error, title, "\(title.count) characters; Google takes 150."))
    }
    let lower = title.lowercased()
    if let phrase = promotional.first(where: { lower.contains($0) }) {
      findings.append(
        finding(.titlePromotes, .error, title, "\"\(phrase)\" does not belong in a title."))
    }
    if title.contains("</") || title.contains("/>") || lower.contains("<script") {
      findings.append(finding(.markup, .error, title, "The title has HTML in it."))
    }
    let rest =
      vendor.flatMap { $0.isEmpty ? nil : $0.lowercased() }
      .map { lower.hasPrefix($0) ? String(title.dropFirst($0.count)) : title } ?? title
    if rest.filter(\.isLetter).count >= 4, !rest.contains(where: \.isLowercase),
      rest.contains(where: \.isUppercase)
    {
      findings.append(finding(.titleShouts, .warning, title, "The title is all capitals."))
    }
    return findings
  }

  private static func amazon(_ title: String) -> [ContentFinding] {
    var findings: [ContentFinding] = []
    if title.count > 200 {
      findings.append(
        finding(
          .titleTooLongForAmazon, .error, title,
          "\(title.count) characters; Amazon takes 200 and recommends under 80."))
    }
    let forbidden = title.filter { "!$?_{}^¬¦~#<>*".contains($0) }
    if !forbidden.isEmpty {
      findings.append(
        finding(
          .titleCharactersForAmazon, .error, title, "Amazon does not allow \(forbidden) in titles.")
      )
    }
    var counts: [String: Int] = [:]
    for word in title.lowercased().split(whereSeparator: { !$0.isLetter && !$0.isNumber }) {
      counts[String(word), default: 0] += 1
    }
    let repeated = counts.filter { $0.value > 2 && !small.contains($0.key) }.keys.sorted()
    if let word = repeated.first {
      findings.append(
        finding(
          .titleRepeatsForAmazon, .warning, title, "\"\(word)\" stands in it more than twice."))
    }
    return findings
  }

  private static let promotional = [
    "free shipping", "100% quality guaranteed", "best seller", "limited time", "on sale",
    "money back", "http://", "https://", "www.",
  ]

  /// Articles, prepositions and conjunctions may repeat.
  private static let small: Set<String> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with",
  ]
}
