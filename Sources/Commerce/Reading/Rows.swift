/// A variant in the catalog pane and in `aisle products|variants`.
public struct CatalogRow: IdentifiedRow {
  public var id: Int64
  public var sortKey: SortKey = .null
  public var productID: Int64 = 0
  public var handle = ""
  public var sku: String?
  /// The product's title.
  public var title = ""
  public var options: [VariantOption] = []
  public var vendor: String?
  public var productType: String?
  public var tags: [String] = []
  public var status: ProductStatus = .active
  public var currency: Currency
  public var price: Money?
  public var compareAtPrice: Money?
  public var cost: Money?
  public var barcode: String?
  public var stock = StockLevel()
  /// Codes of the channels where it is listed; live ones only.
  public var channels: [String] = []
  /// Units a day in thousandths, over the last 30 complete days; nil when unknown.
  public var velocityMilli: Int?
  /// Days in tenths that the available stock lasts; nil when unknown or without end.
  public var coverDeciDays: Int?
  public var reorderPoint: Int?
  /// The worst firing alert.
  public var alert: AlertCode?
  public var alertScore: Int?
  /// Increases with each change: an edit names the version it was made from.
  public var version: Int = 0
  /// The product's content score on its worst channel, 0 to 100; nil while it was not looked at.
  public var contentScore: Int?
  /// Findings on the product and its variants that are not waived.
  public var findingCount = 0

  public init(id: Int64, currency: Currency) {
    self.id = id
    self.currency = currency
  }
}

/// An alert on stock in the inventory pane and in `aisle alerts`.
public struct AlertRow: IdentifiedRow {
  public var id: Int64
  public var sortKey: SortKey = .null
  public var alert: Alert
  public var pane: Pane
  /// What it is about, and its row id.
  public var subjectKind = TriageSubjectKind.variant
  public var subjectID: Int64
  /// SKU, order name or source id.
  public var subject: String
  public var title: String
  public var stock: StockLevel?
  /// Why it wakes nobody; nil when it may.
  public var inhibition: Inhibition?
  /// How this alert stands; the owner and the notes are its subject's.
  public var triage = TriageSummary(state: .firing)

  public init(
    id: Int64, alert: Alert, pane: Pane, subjectID: Int64, subject: String, title: String,
    stock: StockLevel? = nil
  ) {
    self.id = id
    self.alert = alert
    self.pane = pane
    self.subjectID = subjectID
    self.subject = subject
    self.title = title
    self.stock = stock
  }

  public var owner: String? { triage.owner }
  public var triageSubject: TriageSubject { TriageSubject(subjectKind, subjectID) }
}

/// One stuck code of an order, short.
public struct StuckCode: Hashable, Sendable {
  public var code: AlertCode
  public var since: Instant?
  public var deadline: Deadline?
  public var score: Int

  public init(code: AlertCode, since: Instant?, deadline: Deadline?, score: Int) {
    self.code = code
    self.since = since
    self.deadline = deadline
    self.score = score
  }
}

/// An order in the queue and in `aisle orders`.
public struct OrderRow: IdentifiedRow {
  public var id: Int64
  public var sortKey: SortKey = .null
  public var name: String
  public var channel: String
  public var placedAt: Instant?
  /// As far as privacy keeps it: name or masked e-mail.
  public var customer: String?
  public var country: String?
  public var total: Money?
  public var state: OrderState = .open
  public var payment: PaymentState = .unknown
  public var fulfilment: FulfilmentState = .unknown
  public var delivery: DeliveryState = .unknown
  /// 0...100; 0 when nothing is stuck.
  public var score = 0
  public var deadline: Deadline?
  /// Worst first; empty when nothing is stuck.
  public var stuck: [StuckCode] = []
  /// What people did about it.
  public var triage = TriageSummary()
  /// When it last became a P1 or P2 that fires; nil when it never was one.
  public var pagedAt: Instant?
  public var unitCount = 0
  /// The newest decision about it that its platform has not shown yet.
  public var staged: StagedAction?
  /// Nil for an order; else the row stands for a group of them, and its id for none.
  public var group: OrderGroup?
  /// Set when none of its alerts may wake anybody: why the worst one may not.
  public var inhibition: Inhibition?

  public init(id: Int64, name: String, channel: String) {
    self.id = id
    self.name = name
    self.channel = channel
  }

  /// Nil when nothing is stuck.
  public var priority: Priority? { stuck.isEmpty ? nil : Priority(score: score) }
  public var owner: String? { triage.owner }
}

/// A promotion or a calendar event in the promotions pane.
public struct PromotionRow: IdentifiedRow {
  public enum Entry: Hashable, Sendable {
    case promotion(kind: PromotionKind, state: PromotionState)
    case event(kind: CalendarEventKind)
    /// A scheduled change of the catalog; the row's id is the change's, negated.
    case change(ScheduledChange)
  }

  public var id: Int64
  public var sortKey: SortKey = .null
  public var key: String
  public var name: String
  public var entry: Entry
  public var channels: [String]
  public var code: String?
  public var value: String?
  /// What it applies to, as its author wrote it: a query; nil for everything.
  public var targets: String?
  public var schedule: Schedule
  public var startAt: Instant
  /// Nil is open-ended.
  public var endAt: Instant?
  /// Variants that its targets match; nil when it names none.
  public var targetCount: Int?

  public init(
    id: Int64, key: String, name: String, entry: Entry, channels: [String] = [],
    schedule: Schedule
  ) {
    self.id = id
    self.key = key
    self.name = name
    self.entry = entry
    self.channels = channels
    self.schedule = schedule
    startAt = schedule.startAt
    endAt = schedule.endAt
  }
}
