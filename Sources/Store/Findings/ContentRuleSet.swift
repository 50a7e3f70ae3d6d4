public import Commerce

/// The content rules, as the executable binds them to the settings: the store knows no threshold.
public struct ContentRuleSet: Sendable {
  public var judge:
    @Sendable (ContentCase, _ waivers: [FindingKey: FindingWaiver], Instant) -> ContentVerdict
  /// Differs whenever the rules may say something else about the same facts; then every product is
  /// judged again.
  public var fingerprint: String

  public init(
    fingerprint: String,
    judge: @escaping @Sendable (ContentCase, [FindingKey: FindingWaiver], Instant) -> ContentVerdict
  ) {
    self.fingerprint = fingerprint
    self.judge = judge
  }

  /// The domain library's rules with the thresholds of these settings.
  public static func rules(for settings: StoreSettings) -> ContentRuleSet {
    let content = settings.content
    return ContentRuleSet(fingerprint: "\(version) \(StableText.of(content))") {
      ContentRules.judge($0, waivers: $1, settings: content, now: $2)
    }
  }

  /// Raised whenever a rule says something else about the same facts.
  private static let version = 1
}

/// What a look at the products' content did.
public struct JudgementSummary: Hashable, Sendable {
  public var products = 0
  public var raised = 0
  public var cleared = 0
  /// Products that still wait; 0 when every product has been looked at. Above what was judged the
  /// gaps between ids count too.
  public var left = 0

  public init() {}

  public var isComplete: Bool { left == 0 }
}
