/// When an order has to leave, and how that was found.
public struct ShipBy: Hashable, Sendable {
  public var at: Instant
  /// `.promise` when it is what the customer was told, else `.shipBy`.
  public var kind: DeadlineKind
  /// One sentence: whose date it is, or how it was computed.
  public var because: String

  /// The ship-by of an order. Source: domain rules §2.2, after orderlinehq.com.
  ///
  /// A marketplace's own date is taken untouched; what the customer was told beats a computed
  /// date; for own stores the date is computed from the location's cut-off, the channel's
  /// handling days, working days and closures. Nil when the platform ships it, when it needs no
  /// shipping, while the payment is pending or has failed, and, for the computed one, unless it
  /// is paid or authorised. An order that its file does not call digital needs shipping.
  public static func compute(
    _ facts: OrderFacts, settings: ChannelSettings, location: LocationSettings?
  ) -> ShipBy? {
    guard !facts.isPlatformFulfilled, facts.requiresShipping != false,
      !unpaid.contains(facts.payment)
    else { return nil }
    if let stated = facts.shipBy {
      return ShipBy(at: stated, kind: .shipBy, because: "The marketplace's own date.")
    }
    if let promised = facts.promisedAt {
      return ShipBy(at: promised, kind: .promise, because: "What the customer was told.")
    }
    guard facts.channel.kind == .ownStore, funded.contains(facts.payment),
      facts.fulfilment != .scheduled, let days = settings.orders.handlingDays,
      let placedAt = facts.placedAt, let location
    else { return nil }
    return compute(placedAt: placedAt, handlingDays: days, location: location)
  }

  /// Placed after the cut-off, or on a day off, counts as the next working day; `handlingDays`
  /// working days later it is due at the cut-off. Nil when the location never works.
  public static func compute(
    placedAt: Instant, handlingDays: Int, location: LocationSettings
  ) -> ShipBy? {
    let calendar = BusinessCalendar(location)
    let placed = location.zone.wallClock(at: placedAt)
    let isAfterCutOff =
      calendar.isWorkingDay(placed.date) && placed.secondOfDay > location.cutOffSecond
    let earliest = isAfterCutOff ? placed.date.adding(days: 1) : placed.date
    guard let counted = calendar.workingDay(onOrAfter: earliest),
      let due = calendar.adding(workingDays: handlingDays, to: counted)
    else { return nil }
    let cutOff = WallClock(date: due, secondOfDay: min(location.cutOffSecond, 86_399))
    let at = location.zone.instant(of: cutOff, as: .end).instant
    let start =
      counted == placed.date
      ? "" : ", which counts as \(counted.weekday.short) \(counted)"
    let days = handlingDays == 1 ? "1 working day" : "\(handlingDays) working days"
    return ShipBy(
      at: at, kind: .shipBy,
      because:
        "Placed \(location.zone.spoken(placedAt))\(start); "
        + "\(days) later at the \(cutOff.time) cut-off of \(location.location.name).")
  }

  private static let unpaid: Set<PaymentState> = [.pending, .failed, .voided, .refunded]
  private static let funded: Set<PaymentState> = [.paid, .authorised, .partiallyRefunded]
}
