/// How sure it is that two variants are one article.
public enum ArticleStrength: Int, CaseIterable, Hashable, Sendable {
  /// The same barcode, on no other variant, and nothing speaks against it: may be confirmed
  /// together with others.
  case certain = 1
  /// Worth a look each.
  case likely
  /// More likely two articles than one.
  case doubtful
  /// Both on one channel, or both from one products file: for a person to correct there.
  case duplicate

  /// A word: `certain`.
  public var word: String {
    switch self {
    case .certain: "certain"
    case .likely: "likely"
    case .doubtful: "doubtful"
    case .duplicate: "duplicate"
    }
  }

  public init?(word: String) {
    guard let known = Self.allCases.first(where: { $0.word == word }) else { return nil }
    self = known
  }
}

/// Two variants that may be one article, and why.
public struct ArticleMatch: Hashable, Sendable {
  public var strength: ArticleStrength
  /// What speaks for it first.
  public var evidence: [ArticleEvidence]
  /// The channels that list both, or whose products file describes both.
  public var shared: [String]

  public init(strength: ArticleStrength, evidence: [ArticleEvidence], shared: [String]) {
    self.strength = strength
    self.evidence = evidence
    self.shared = shared
  }

  public var reasons: [ArticleEvidence] { evidence.filter(\.isFor) }
  public var doubts: [ArticleEvidence] { evidence.filter { !$0.isFor } }

  /// What a decision is about: words, each a reason for it.
  public var facts: String { evidence.compactMap(\.token).sorted().joined(separator: " ") }

  /// Whether a decision about `old` facts still answers this: nothing new speaks for it.
  public static func isCovered(_ new: String, by old: String) -> Bool {
    Set(new.split(separator: " ")).isSubset(of: old.split(separator: " "))
  }

  /// What to do about duplicates; nil for two that can be linked.
  public func remedy(_ one: ArticleFacts, _ other: ArticleFacts) -> String? {
    guard strength == .duplicate else { return nil }
    let place = shared.isEmpty ? "its channel" : shared.joined(separator: ", ")
    let apart = "or say that they are two with aisle identity apart"
    if reasons.contains(where: { if case .sameGTIN = $0 { true } else { false } }) {
      return "Correct the barcode of \(one.name) or \(other.name) on \(place) and import again; "
        + "\(apart)."
    }
    return "Give \(one.name) or \(other.name) another SKU on \(place), or end one of the two "
      + "there, and import again; \(apart)."
  }
}
