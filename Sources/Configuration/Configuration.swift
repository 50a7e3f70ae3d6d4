public import Commerce

/// Everything that `aisle.toml` says, with the program's own choice where it says nothing.
public struct Configuration: Hashable, Sendable {
  /// What the rules take as their argument.
  public var settings: StoreSettings
  /// The folders that the platforms' exports are dropped into, in file order.
  public var sources: [SourceSettings]
  /// Seconds between two looks into the inbox folders.
  public var refreshSeconds: Int
  /// A theme's name; the program's own choice when nil.
  public var theme: String?
  /// How long the cursor stands still before what is said about its row is drawn: longer than the
  /// pause between two keys of one that is held down, and more where the line is slow.
  public var detailAfter = TimeSpan(milliseconds: 120)
  /// Action id → the keys that trigger it instead of the built-in ones, as their author wrote them.
  public var keys: [String: [String]]
  /// The views that a person has saved, in file order; without the program's own.
  public var views: [SavedView] = []
  /// How files of other systems are read, in the order of the file; a map that can't be used is
  /// left out.
  public var maps: [ColumnMap] = []
  /// The day that the data was made for; a demo moves every date by whole days from it.
  public var asOf: CivilDate?
  /// Where the dashboard writes files for the platforms, an absolute path; the program's own choice
  /// when nil.
  public var exportFolder: String?
  /// What the header says about the store, so that no one edits the wrong one.
  public var environment: StoreEnvironment?
  /// Programs of the user's that are run at certain moments.
  public var hooks = HookSettings()
  /// How a new P1 makes itself heard.
  public var notify: NotifySettings
  /// What the file does not say and the program assumes.
  public var assumptions: Set<Assumption>

  public init(
    settings: StoreSettings = StoreSettings(), sources: [SourceSettings] = [],
    refreshSeconds: Int = Configuration.defaultRefreshSeconds, theme: String? = nil,
    keys: [String: [String]] = [:], asOf: CivilDate? = nil, environment: StoreEnvironment? = nil,
    notify: NotifySettings = NotifySettings(), assumptions: Set<Assumption> = []
  ) {
    self.settings = settings
    self.sources = sources
    self.refreshSeconds = refreshSeconds
    self.theme = theme
    self.keys = keys
    self.asOf = asOf
    self.environment = environment
    self.notify = notify
    self.assumptions = assumptions
  }

  /// Five seconds: a dropped file shows within ten, and an idle look costs a few `stat` calls.
  public static let defaultRefreshSeconds = 5

  /// What holds without any file: no channel, no source, US dollars and UTC, both assumed.
  public static let `default` = Configuration(assumptions: [.currency, .zone])
}

extension Configuration {
  /// A line for each choice that nobody made.
  public var assumedSentences: [String] {
    assumptions.sorted { $0.rawValue < $1.rawValue }.map { $0.sentence(in: settings) }
  }

  /// The sources, each with the currency and the zone of its own config, where that says them: what
  /// they mean beside another one.
  public var statedSources: [SourceSettings] {
    sources.map { source in
      var source = source
      if !assumptions.contains(.currency) { source.currency = source.currency ?? settings.currency }
      if !assumptions.contains(.zone) { source.zone = source.zone ?? settings.zone }
      return source
    }
  }

  /// Takes what was only assumed here from a config that says it.
  public mutating func adoptAssumed(from other: Configuration) {
    for assumption in assumptions.subtracting(other.assumptions) {
      switch assumption {
      case .currency: settings.currency = other.settings.currency
      case .zone: settings.zone = other.settings.zone
      }
      assumptions.remove(assumption)
    }
  }
}

/// Which copy of a store this is.
public enum StoreEnvironment: String, Hashable, Sendable, CaseIterable {
  case production
  case staging
}

/// A choice that the program made because no one else did.
public enum Assumption: String, Hashable, Sendable, CaseIterable {
  case currency
  case zone

  /// One line for a person: what is assumed and how to say otherwise.
  public func sentence(in settings: StoreSettings) -> String {
    switch self {
    case .currency:
      "prices without a currency are read as \(settings.currency.code);"
        + " say otherwise with currency under [store]"
    case .zone:
      "days are counted in \(settings.zone.identifier); say otherwise with zone under [store]"
    }
  }
}
