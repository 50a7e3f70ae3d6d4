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
  var isWaitingToShip: Bool { facts.isWaitingToShip }

  /// What other alerts of this code may share with this order's. What the file names is preferred:
  /// the gateway, the carrier; what it does not is put down to the channel.
  func cause(of code: AlertCode) -> AlertCause {
    let channel = AlertCause(.channel, facts.channel.code)
    return switch code {
    case .paymentPending, .paymentFailed, .authorisationExpiring, .authorisationExpired:
      named(.gateway, facts.paymentMethod) ?? channel
    case .shipDue, .shipLate, .partialStalled, .returnStalled:
      named(.location, location?.location.code) ?? channel
    case .labelNotScanned, .transitStalled, .arrivalMissed, .deliveryException:
      named(.carrier, facts.shippingService) ?? channel
    default: channel
    }
  }

  private func named(_ kind: AlertCause.Kind, _ value: String?) -> AlertCause? {
    guard let value, !value.isEmpty else { return nil }
    return AlertCause(kind, value)
  }

  /// The terms that every alert of this order gets for its money, customer, channel and spread.
  func commonParts(for group: AlertGroup) -> [ScorePart] {
    [ScoreParts.money(facts.total, among: context.totals)].compactMap(\.self)
      + ScoreParts.customer(
        vipTag: settings.tags.first(of: settings.tags.vip, in: facts.tags),
        openInquiries: facts.openInquiries
          + settings.tags.count(of: settings.tags.inquiry, in: facts.tags))
      + ScoreParts.channel(facts.channel, budgetLeft: context.marketplaceBudgetLeft)
      + [ScoreParts.spread(context.groupSize[group.key])].compactMap(\.self)
  }
}

extension OrderFacts {
  /// Whether there is still something of it in the building, as far as is known.
  public var isWaitingToShip: Bool {
    switch fulfilment {
    case .partial: true
    case .unfulfilled, .onHold, .scheduled:
      switch delivery {
      case .unknown, .labelled, .exception: true
      case .inTransit, .outForDelivery, .delivered, .returned: false
      }
    case .unknown, .fulfilled, .restocked: false
    }
  }

  /// Orders that are done with, one way or another, raise nothing. An order whose goods have left
  /// is done with only when its money has come.
  public var canBeStuck: Bool {
    state == .open && fulfilment != .restocked && ![.voided, .refunded].contains(payment)
      && (fulfilment != .fulfilled || isUncollected)
  }

  /// Whether money is still to be taken or to arrive.
  private var isUncollected: Bool {
    [.pending, .authorised, .partiallyPaid, .failed].contains(payment)
  }
}
