/// What a file's contents mean beyond its columns: which channel, currency and zone they speak of.
public struct FeedContext: Hashable, Sendable {
  /// The source's id in the config, under which its runs are recorded.
  public var source: String
  public var channel: Channel
  /// For prices in files that name no currency.
  public var currency: Currency
  /// For times in files that name no zone.
  public var zone: StoreZone
  /// Whole days added to every date and time that is read: demo data is moved to today with it.
  public var dayShift: Int
  /// The location of stock in files that name none.
  public var defaultLocation: String
  /// What `04/05/24` means; nil where nobody declared it: then such a date is refused, unless its
  /// format is always written one way.
  public var dates: DateOrder?
  /// Where tickets have their pages, with `{key}` for the key; nil where nobody said it.
  public var ticketURL: String?

  public init(
    source: String, channel: Channel, currency: Currency, zone: StoreZone, dayShift: Int = 0,
    defaultLocation: String = "Main", dates: DateOrder? = nil
  ) {
    self.source = source
    self.channel = channel
    self.currency = currency
    self.zone = zone
    self.dayShift = dayShift
    self.defaultLocation = defaultLocation
    self.dates = dates
  }
}

/// What a kind of file covers, which decides what a missing row means and which file is newer.
public enum FeedSubject: String, Hashable, Sendable, CaseIterable {
  case products
  case listings
  case stock
  case orders
  case promotions
  case events
  case suppliers
  case purchaseOrders = "purchase-orders"
  case facts
  case figures
  case costs
  case inquiries
  case tickets
}

/// What an import did, as `aisle import` reports it.
public struct ImportResult: Hashable, Sendable {
  public var file: String
  public var format: String
  /// Data rows in the file, header not counted.
  public var rows: Int
  public var created: Int
  public var updated: Int
  public var unchanged: Int
  public var quarantined: Int
  public var seconds: Double
  public var issues: [RowIssue]
  /// The run's number in the store; nil for a dry run or a file known by its content.
  public var runID: Int64?
  /// Why rows were left as they are: the file is older than what is there. Nil when it is not.
  public var skippedBecause: String?
  /// Listings that a complete export no longer has, and that were not marked before.
  public var missing = 0
  /// How many things that were there got another value in each field.
  public var fields: [FieldCount] = []

  /// A field, as people name it, and how many things it changed for.
  public struct FieldCount: Hashable, Sendable {
    public var name: String
    public var rows: Int

    /// Makes it.
    public init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  public init(
    file: String, format: String, rows: Int = 0, created: Int = 0, updated: Int = 0,
    unchanged: Int = 0, quarantined: Int = 0, seconds: Double = 0, issues: [RowIssue] = [],
    runID: Int64? = nil
  ) {
    self.file = file
    self.format = format
    self.rows = rows
    self.created = created
    self.updated = updated
    self.unchanged = unchanged
    self.quarantined = quarantined
    self.seconds = seconds
    self.issues = issues
    self.runID = runID
  }
}
