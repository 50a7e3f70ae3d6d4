/// Everything about a variant on one screen.
public struct VariantDetail: Hashable, Sendable {
  public var row: CatalogRow
  public var descriptionHTML: String?
  public var seoTitle: String?
  public var seoDescription: String?
  public var imageCount = 0
  public var siblings: [CatalogRow] = []
  public var levels: [LocationLevel] = []
  public var listings: [ListingLine] = []
  public var alerts: [Alert] = []
  /// Of the product and all its variants, worst first.
  public var findings: [FindingRow] = []
  /// The content score on each channel, worst first; empty while it was not looked at.
  public var scores: [ContentVerdict.ChannelScore] = []
  /// The channel that the shared fields came from.
  public var ownerChannel: String?
  /// What people did about them.
  public var triage = TriageSummary()
  /// Of alerts that somebody acknowledged, snoozed or dismissed, how; all others fire.
  public var heldAlerts: [AlertCode: TriageState] = [:]
  public var incoming: [PurchaseOrderRecord] = []
  public var facts: [ListingFactRecord] = []
  public var history: [JournalChange] = []
  /// Scheduled changes of the variant or its product that the clock may still do something about,
  /// each with just those fields.
  public var scheduled: [ScheduledChange] = []
  /// Its fields, and its product's, that the platform has not shown yet.
  public var pending: [PendingEditRow] = []
  /// Units sold a day, oldest first, over the last 30 complete days; empty when unknown.
  public var dailyUnits: [Int] = []
  /// Cases of other systems that it is linked to, oldest first.
  public var tickets: [Ticket] = []

  public init(row: CatalogRow) { self.row = row }
}

public struct LocationLevel: Hashable, Sendable {
  public var location: String
  public var stock: StockLevel
  /// What the file that stated it says about its time, else when it was read.
  public var asOf: Instant?

  public init(location: String, stock: StockLevel, asOf: Instant?) {
    self.location = location
    self.stock = stock
    self.asOf = asOf
  }
}

/// A variant on one channel.
public struct ListingLine: Hashable, Sendable {
  public var channel: String
  public var state: ListingState
  public var stateReason: String?
  public var externalID: String?
  /// The SKU that the channel knows it by, where a link made that another one than the variant's.
  public var sku: String?
  public var title: String?
  public var price: Money?
  public var quantity: Int?
  /// Images of the product in the channel's own file; nil where it does not say.
  public var imageCount: Int?
  /// The platform keeps the units itself.
  public var isPlatformFulfilled: Bool?
  /// Since when the channel's complete exports do not have it; nil while they do.
  public var missingSince: Instant?

  public init(channel: String, state: ListingState) {
    self.channel = channel
    self.state = state
  }
}

/// Everything about an order on one screen.
public struct OrderDetail: Hashable, Sendable {
  public var row: OrderRow
  public var alerts: [Alert] = []
  /// Of alerts that somebody acknowledged, snoozed or dismissed, how; all others fire.
  public var heldAlerts: [AlertCode: TriageState] = [:]
  public var lines: [OrderDetailLine] = []
  public var address: ShippingAddress?
  public var maskedEmail: String?
  public var paymentMethod: String?
  public var shippingService: String?
  public var outstanding: Money?
  public var refunded: Money?
  public var captureBefore: Instant?
  public var shipBy: Instant?
  /// How the ship-by came about: the marketplace's own, or computed from which rule.
  public var shipByBecause: String?
  public var holds: [Hold] = []
  public var tags: [String] = []
  public var note: String?
  /// Decisions that its platform has not shown yet, oldest first.
  public var staged: [StagedAction] = []
  public var tickets: [Ticket] = []
  /// What was asked about it, oldest first.
  public var inquiries: [InquiryRecord] = []
  /// The runbook of one of its codes that somebody has begun and not finished.
  public var runs: [RunbookRun] = []
  /// The id that the platform knows it by, where its file says so.
  public var externalID: String?
  /// Oldest first.
  public var timeline: [TimelineEntry] = []
  /// By the place of the alert in `alerts`: why it wakes nobody.
  public var inhibitions: [Int: Inhibition] = [:]
  /// How its marketplace's budgets stand; nil for own stores.
  public var account: MarketplaceAccount?

  public init(row: OrderRow) { self.row = row }
}

public struct OrderDetailLine: Hashable, Sendable {
  public var sku: String?
  public var title: String
  public var quantity: Int
  public var price: Money?
  public var fulfilment: FulfilmentState
  /// Stock of the SKU over all locations, where it is known.
  public var available: Int?
  /// Where it lies; empty when no file says.
  public var levels: [LocationLevel] = []
  public var variantID: Int64?

  public init(
    sku: String?, title: String, quantity: Int, price: Money?, fulfilment: FulfilmentState
  ) {
    self.sku = sku
    self.title = title
    self.quantity = quantity
    self.price = price
    self.fulfilment = fulfilment
  }
}

/// Something that happened, or will run out, on an order's time line.
public struct TimelineEntry: Hashable, Sendable {
  /// Who says so.
  public enum Source: Hashable, Sendable {
    /// The platform's own dates.
    case platform
    /// An import that changed the order.
    case imported
    /// A person.
    case person
  }

  public var at: Instant
  public var text: String
  public var source: Source

  public init(at: Instant, text: String, source: Source = .platform) {
    self.at = at
    self.text = text
    self.source = source
  }
}
