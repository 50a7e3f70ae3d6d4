/// An order with everything that its rules compare it with; nothing of it depends on the clock.
struct OrderCase {
  var facts: OrderFacts
  var settings: OrderSettings
  var location: LocationSettings?
  var context: OrderContext
  var shipBy: ShipBy?

  init(
    _ facts: OrderFacts, settings: ChannelSettings, location: LocationSettings?,
    context: OrderContext
  ) {
    self.facts = facts
    self.settings = settings.orders
    self.location = location
    self.context = context
    shipBy = ShipBy.compute(facts, settings: settings, location: location)
  }

  /// The zone that sentences name times in.
  var zone: StoreZone { location?.zone ?? .utc }

  var calendar: BusinessCalendar {
    location.map { BusinessCalendar($0) } ?? BusinessCalendar(weekdaysIn: .utc)
  }

  /// Whether there is still something of it in the building, as far as is known.
  var isWaitingToShip: Bool {
    switch facts.fulfilment {
    case .partial: true
    case .unfulfilled, .onHold, .scheduled:
      switch facts.delivery {
      case .unknown, .labelled, .exception: true
      case .inTransit, .outForDelivery, .delivered: false
      }
    case .unknown, .fulfilled, .restocked: false
    }
  }

  /// The terms that every alert of this order gets for its money, channel and spread.
  func commonParts(for code: AlertCode) -> [ScorePart] {
    [ScoreParts.money(facts.total, among: context.totals)].compactMap(\.self)
      + ScoreParts.channel(facts.channel, budgetLeft: context.marketplaceBudgetLeft)
      + [ScoreParts.spread(context.groupSize[code])].compactMap(\.self)
  }
}

extension OrderFacts {
  /// Orders that are done with, one way or another, raise nothing. An order whose goods have left
  /// is done with only when its money has come.
  var canBeStuck: Bool {
    state == .open && fulfilment != .restocked && ![.voided, .refunded].contains(payment)
      && (fulfilment != .fulfilled || isUncollected)
  }

  /// Whether money is still to be taken or to arrive.
  private var isUncollected: Bool {
    [.pending, .authorised, .partiallyPaid, .failed].contains(payment)
  }
}
