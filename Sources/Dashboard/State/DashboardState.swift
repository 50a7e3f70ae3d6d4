public import Commerce
public import TerminalKit

/// Everything that the screen shows, as one value. Only the reducer changes it.
public struct DashboardState: Equatable, Sendable {
  public var setup: DashboardSetup
  public var size: Size
  public var now: Instant
  public var snapshot: StoreSnapshot

  public var focus: Pane
  public var zoom = Zoom.grid
  public var catalog: ListState<CatalogRow>
  public var inventory: ListState<AlertRow>
  public var promotions: ListState<PromotionRow>
  public var orders: ListState<OrderRow>
  /// What the order queue is grouped by; nil lists every order for itself.
  public var orderGrouping: OrderGrouping?
  /// Values of the groups whose orders are shown.
  public var unfoldedGroups: Set<String> = []
  /// The month that the promotions pane shows.
  public var month: CalendarMonth
  public var detail: Detail?
  /// What is said about a row while the cursor moves; nil when it rests.
  var motion: Motion?
  /// Number of the newest move of the cursor.
  var moves = 0
  /// First line of the detail that is shown.
  public var detailScroll = 0

  /// Over the panes while it is open.
  public var findings: FindingsScreen?
  public var prompt: Prompt?
  public var overlay: Overlay?
  /// What is typed and not applied beside prompt and overlay, and what the store keeps of it.
  public var unapplied = Unapplied()
  public var pendingKeys: [Key] = []
  /// Keys for the row that a search or jump will land on, kept until it has.
  var keysAhead: [Key] = []
  public var message: Message?
  /// What happened lately, newest last; the strip on large screens shows it.
  public var activity: [Message] = []
  /// Whether the config's file has changed since it was read.
  public var isConfigOld = false
  /// Why the config as it is now can't be taken.
  public var configProblem: String?

  /// Rows keep their order until then, because the cursor was just moved.
  public var heldUntil: Instant?
  /// Newer data has come while the order was held.
  public var hasNewerData = false
  public var isPaused = false
  public var isRefreshing = false
  /// Rows read so far by an import that is running; nil when none is.
  public var importProgress: String?
  /// The file that no format knew when it was last imported by hand.
  var refusedFile: String?
  /// How far a long edit or undo has come; nil when none goes on.
  public var changeProgress: String?
  /// What was typed for the edit that is on its way into the store.
  var requestOnItsWay: EditRequest?
  public var searchHistory: [String] = []
  /// The newest page that was rung for, or was there at the start.
  var lastPage: Int64

  public init(setup: DashboardSetup, size: Size, now: Instant, snapshot: StoreSnapshot) {
    self.setup = setup
    self.size = size
    self.now = now
    self.snapshot = snapshot
    focus = setup.initialPane
    catalog = ListState(sort: QuerySchema.of(.catalog).defaultSort)
    inventory = ListState(sort: QuerySchema.of(.inventory).defaultSort)
    promotions = ListState(sort: QuerySchema.of(.promotions).defaultSort)
    orders = ListState(sort: QuerySchema.of(.orders).defaultSort)
    month = CalendarMonth(containing: setup.zone.date(at: now))
    lastPage = snapshot.pages.first?.id ?? 0
  }
}

/// What does not change while the dashboard runs, unless a person asks for it.
public struct DashboardSetup: Equatable, Sendable {
  public var storeName: String
  public var zone: StoreZone
  public var keymap: Keymap<Command>
  public var glyphs: Glyphs
  public var themeName: String
  public var themeNames: [String]
  /// `production`, `staging`; shown in the header when set.
  public var environment: String?
  public var isReadOnly = false
  /// More fields than this and their count has to be typed before an edit goes in.
  public var typedConfirmationOver = 50
  /// How long people may keep what they took.
  public var triage = TriageSettings()
  public var isDemo = false
  public var initialPane = Pane.orders
  /// Seconds between two looks at the inboxes.
  public var refreshSeconds = 5
  /// Where files can be dropped; shown on the first screen.
  public var inboxes: [String] = []
  /// What the program took for granted as the config does not say it, a sentence each; shown on the
  /// first screen.
  public var assumptions: [String] = []
  public var storePath = ""
  public var channels: [Channel] = []
  /// Where the platforms' own pages are.
  public var links = PlatformLinks()
  /// Amounts in it are shown without its code.
  public var currency = Currency.eur
  /// A person's own views, then the program's.
  public var views = SavedView.shipped

  public init(
    storeName: String, zone: StoreZone, keymap: Keymap<Command> = CommandTable.standardKeymap,
    glyphs: Glyphs = .unicode, themeName: String = "dark", themeNames: [String] = ["dark"]
  ) {
    self.storeName = storeName
    self.zone = zone
    self.keymap = keymap
    self.glyphs = glyphs
    self.themeName = themeName
    self.themeNames = themeNames
  }

  public func kind(ofChannel code: String) -> ChannelKind {
    channels.first { $0.code == code }?.kind ?? .ownStore
  }
}

/// How much of the screen the focused pane takes.
public enum Zoom: Int, Hashable, Sendable, CaseIterable {
  case grid
  case detail
  case full
}

/// The detail of the row under the cursor.
public enum Detail: Equatable, Sendable {
  case variant(VariantDetail)
  case order(OrderDetail)

  public var pane: Pane {
    switch self {
    case .variant: .catalog
    case .order: .orders
    }
  }
}

/// A line for the person: what was done, or what went wrong.
public struct Message: Equatable, Sendable {
  public enum Tone: String, Equatable, Sendable {
    case done
    case info
    case warning
    case failure
  }

  public var tone: Tone
  public var text: String
  public var at: Instant
  /// Whether it keeps to the footer: the next key gives the rows back that a long one covers.
  var isFolded = false

  public init(_ tone: Tone, _ text: String, at: Instant) {
    self.tone = tone
    self.text = text
    self.at = at
  }
}
