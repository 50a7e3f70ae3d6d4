/// Everything that a store decides for itself, as values: the rules take it as an argument.
public struct StoreSettings: Hashable, Sendable {
  public var name: String
  /// For prices in files that name no currency, and for totals.
  public var currency: Currency
  /// The zone in which the store's days, promotions and reports live.
  public var zone: StoreZone
  public var channels: [ChannelSettings]
  public var locations: [LocationSettings]
  public var inventory: InventorySettings
  public var editing: EditingSettings
  public var triage: TriageSettings

  public init(
    name: String = "My store", currency: Currency = .usd, zone: StoreZone = .utc,
    channels: [ChannelSettings] = [], locations: [LocationSettings] = [],
    inventory: InventorySettings = InventorySettings(),
    editing: EditingSettings = EditingSettings(), triage: TriageSettings = TriageSettings()
  ) {
    self.name = name
    self.currency = currency
    self.zone = zone
    self.channels = channels
    self.locations = locations
    self.inventory = inventory
    self.editing = editing
    self.triage = triage
  }

  /// The settings of a channel; the defaults for its kind when the config does not name it.
  public func channel(_ code: String) -> ChannelSettings {
    channels.first { $0.channel.code == code }
      ?? ChannelSettings(channel: Channel(code: code, name: code, kind: .ownStore))
  }
}

/// A channel and its thresholds.
public struct ChannelSettings: Hashable, Sendable {
  public var channel: Channel
  public var orders: OrderSettings
  /// Where its orders ship from: hours, cut-off and closures; the first location when nil.
  public var location: String?
  /// The platform's own page of an order or product; `{id}` and `{name}` are filled in.
  public var orderURL: String?
  public var productURL: String?

  public init(
    channel: Channel, orders: OrderSettings = OrderSettings(), location: String? = nil,
    orderURL: String? = nil, productURL: String? = nil
  ) {
    self.channel = channel
    self.orders = orders
    self.location = location
    self.orderURL = orderURL
    self.productURL = productURL
  }
}

/// Thresholds of the stuck-order rules. Defaults are those of the domain rules, §2.1.
public struct OrderSettings: Hashable, Sendable {
  public var paymentPendingAfter = TimeSpan.hours(24)
  public var bankTransferPendingAfter = TimeSpan.hours(72)
  /// How long an authorisation lasts where the gateway does not say: 7 days card-not-present.
  public var authorisationWindow = TimeSpan.days(7)
  public var authorisationWarning = TimeSpan.hours(48)
  public var shipDueWithin = TimeSpan.hours(24)
  public var holdReviewAfter = TimeSpan.hours(48)
  /// From a hold to the end of its fraud review.
  public var fraudReviewAfter = TimeSpan.hours(4)
  /// Business days after which the rest of a partly fulfilled order counts as stalled.
  public var partialStalledBusinessDays = 3
  /// Working days from order to hand-over for the computed ship-by; nil computes none.
  public var handlingDays: Int? = 2

  public init() {}
}

/// Working hours of a place that ships.
public struct LocationSettings: Hashable, Sendable {
  public var location: Location
  public var zone: StoreZone
  public var workingDays: Set<Weekday>
  /// Second of the day after which an order counts as the next working day's, and at which a
  /// ship-by falls due.
  public var cutOffSecond: Int
  public var opensSecond: Int
  public var closesSecond: Int
  /// Days on which nothing is shipped.
  public var closures: Set<CivilDate>

  public init(
    location: Location, zone: StoreZone,
    workingDays: Set<Weekday> = [.monday, .tuesday, .wednesday, .thursday, .friday],
    cutOffSecond: Int = 14 * 3_600, opensSecond: Int = 8 * 3_600, closesSecond: Int = 18 * 3_600,
    closures: Set<CivilDate> = []
  ) {
    self.location = location
    self.zone = zone
    self.workingDays = workingDays
    self.cutOffSecond = cutOffSecond
    self.opensSecond = opensSecond
    self.closesSecond = closesSecond
    self.closures = closures
  }
}

/// Thresholds of the stock rules.
public struct InventorySettings: Hashable, Sendable {
  /// Available units under which a variant is low where neither platform nor policy says.
  public var minimum = 5
  /// Days of stock beyond which the rest is excess.
  public var overstockDays = 90
  /// Service level in basis points: 9500 is 95 %.
  public var serviceLevel = BasisPoints(9_500)
  /// For suppliers without a lead time.
  public var leadTimeDays = 14

  public init() {}
}

/// Guards on edits.
public struct EditingSettings: Hashable, Sendable {
  /// A price drop over this is a warning.
  public var maximumDrop = BasisPoints(4_000)
  /// A margin under this is a warning.
  public var marginFloor = BasisPoints(1_000)
  /// More rows than this and the count has to be typed before a bulk edit goes in.
  public var typedConfirmationOver = 50

  public init() {}
}
