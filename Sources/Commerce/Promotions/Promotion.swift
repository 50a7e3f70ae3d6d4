/// What a person has decided about a promotion. Whether it is live is never stored: the clock says.
public enum PromotionState: String, Hashable, Sendable, CaseIterable {
  case draft
  case planned
  case inPreparation = "in-prep"
  case ready
  case approved
  case paused
  case cancelled
  case archived
}

/// Where the clock stands in a promotion's interval.
public enum PromotionPhase: String, Hashable, Sendable, CaseIterable {
  /// Not approved, so the clock does not matter.
  case inactive
  case scheduled
  case live
  case ended
}

public enum PromotionKind: String, Hashable, Sendable, CaseIterable {
  case percentage
  case fixedAmount = "fixed-amount"
  case buyXGetY = "buy-x-get-y"
  case freeShipping = "free-shipping"
  case priceList = "price-list"
}

public struct Promotion: Hashable, Sendable {
  public var key: String
  public var name: String
  public var kind: PromotionKind
  public var state: PromotionState
  /// Empty means every channel.
  public var channels: [String]
  public var code: String?
  /// As the author wrote it, in words: `20 % off`.
  public var value: String?
  /// Tags, SKUs or handles that it applies to, as a query.
  public var targets: String?
  public var schedule: Schedule

  public init(
    key: String, name: String, kind: PromotionKind, state: PromotionState,
    channels: [String] = [], code: String? = nil, value: String? = nil, targets: String? = nil,
    schedule: Schedule
  ) {
    self.key = key
    self.name = name
    self.kind = kind
    self.state = state
    self.channels = channels
    self.code = code
    self.value = value
    self.targets = targets
    self.schedule = schedule
  }
}

extension Promotion {
  /// What a percentage promotion takes off, where its words begin with it: `20 % off`, `12,5%`.
  /// Nil for other kinds and for words that say something else.
  public var percentageOff: BasisPoints? {
    guard kind == .percentage, let value else { return nil }
    let number = value.prefix { $0.isNumber || $0 == "." || $0 == "," }
    let rest = value.dropFirst(number.count).drop { $0 == " " || $0 == "\u{A0}" }
    let parts = number.replacing(",", with: ".").split(separator: ".")
    guard rest.first == "%", (1...2).contains(parts.count), let whole = Int(parts[0]),
      whole <= 100
    else { return nil }
    let decimals = parts.count == 2 ? String((parts[1] + "00").prefix(2)) : "00"
    guard let hundredths = Int(decimals), whole * 100 + hundredths <= 10_000 else { return nil }
    return BasisPoints(whole * 100 + hundredths)
  }
}

/// A half-open interval as its author wrote it: wall-clock times in a zone.
public struct Schedule: Hashable, Sendable {
  public var start: WallClock
  /// Nil is open-ended.
  public var end: WallClock?
  public var zone: StoreZone

  public init(start: WallClock, end: WallClock?, zone: StoreZone) {
    self.start = start
    self.end = end
    self.zone = zone
  }

  public var startAt: Instant { zone.instant(of: start, as: .start).instant }
  public var endAt: Instant? { end.map { zone.instant(of: $0, as: .end).instant } }
}

/// What else stands in the calendar beside promotions.
public enum CalendarEventKind: String, Hashable, Sendable, CaseIterable {
  case launch
  case mail
  case freeze
  case shoot
  case holiday
  case other
}

public struct CalendarEvent: Hashable, Sendable {
  public var key: String
  public var name: String
  public var kind: CalendarEventKind
  public var channels: [String]
  public var schedule: Schedule

  public init(
    key: String, name: String, kind: CalendarEventKind, channels: [String] = [],
    schedule: Schedule
  ) {
    self.key = key
    self.name = name
    self.kind = kind
    self.channels = channels
    self.schedule = schedule
  }
}
