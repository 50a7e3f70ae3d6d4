/// What the rules say about a product now.
public struct ContentVerdict: Hashable, Sendable {
  /// A channel's share of it.
  public struct ChannelScore: Hashable, Sendable {
    public var channel: String
    /// 0 to 100.
    public var score: Int
    /// Findings that are not waived.
    public var findings: Int

    public init(channel: String, score: Int, findings: Int) {
      self.channel = channel
      self.score = score
      self.findings = findings
    }
  }

  /// In the order of the rules; waived ones too.
  public var findings: [ContentFinding] = []
  /// Of each channel to which any rule applies.
  public var scores: [ChannelScore] = []
  /// When the clock alone makes the rules say something else; nil when it never does.
  public var nextChangeAt: Instant?

  public init() {}

  /// The worst channel's score.
  public var score: Int? { scores.map(\.score).min() }
}

/// What is wrong with a product's content, by channel. Source: domain rules §4, as far as imported
/// data proves it; `UnprovenRule` lists the rest.
public enum ContentRules {
  /// Everything that can be said about a product. Archived products are left alone.
  ///
  /// - Parameter waivers: those that have ended are ignored.
  public static func judge(
    _ facts: ContentCase, waivers: [FindingKey: FindingWaiver] = [:],
    settings: ContentSettings = ContentSettings(), now: Instant
  ) -> ContentVerdict {
    var verdict = ContentVerdict()
    guard facts.product.status != .archived, !facts.channels.isEmpty else { return verdict }
    var checks = ContentChecks(channels: facts.channels.count)
    TitleRules.check(facts, &checks)
    TextRules.check(facts, &checks)
    ImageRules.check(facts, &checks)
    IdentityRules.check(facts, &checks)
    PriceRules.check(facts, settings, now, &checks)
    ListingRules.check(facts, &checks)
    DriftRules.check(facts, settings, &checks)
    verdict.findings = checks.findings
    verdict.nextChangeAt = checks.nextChangeAt
    let holding = waivers.filter { $0.value.holds(at: now) }
    let isWaived: (ContentFinding) -> Bool = { !holding.isEmpty && holding[$0.key] != nil }
    for finding in checks.findings {
      guard let end = holding[finding.key]?.until else { continue }
      verdict.nextChangeAt = min(verdict.nextChangeAt ?? end, end)
    }
    verdict.scores = facts.channels.indices.compactMap { index in
      checks.score(of: index, isWaived: isWaived).map { score in
        ContentVerdict.ChannelScore(
          channel: facts.channels[index].channel.code, score: score,
          findings: checks.count(on: index, isWaived: isWaived))
      }
    }
    return verdict
  }
}

extension ContentCase {
  /// The channel under which shared fields are reported.
  var home: String { owner ?? channels.first?.channel.code ?? "" }

  var everyChannel: [Int] { Array(channels.indices) }

  var ownStores: [Int] { channels.indices.filter { channels[$0].channel.kind == .ownStore } }

  /// Where a finding on a shared field stands that only own stores care about.
  func home(among indices: [Int]) -> String {
    let codes = indices.map { channels[$0].channel.code }
    return codes.contains(home) ? home : codes.first ?? home
  }
}

extension ChannelContent {
  var isAmazon: Bool { platform == .amazon }

  /// The channel's own title, where it has one that differs from the product's.
  var ownTitle: String? { listings.lazy.compactMap(\.title).first }

  var ownDescription: String? { listings.lazy.compactMap(\.descriptionHTML).first }
}
