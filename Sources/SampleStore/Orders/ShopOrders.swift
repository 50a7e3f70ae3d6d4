import Commerce

/// The own shop's orders as a function of their number, oldest first.
struct ShopOrders {
  let timeline: OrderTimeline
  let calendar: SampleCalendar
  let basket: Basket
  let seed: UInt64
  private let cases: CasePlan<OrderCase>

  init(
    count: Int, copies: Int, calendar: SampleCalendar, basket: Basket, seed: UInt64
  ) {
    timeline = OrderTimeline(
      count: count, asOf: calendar.asOf, zone: calendar.zone, seed: seed)
    self.calendar = calendar
    self.basket = basket
    self.seed = seed
    cases = CasePlan(OrderCase.all, copies: copies, on: timeline) {
      ($0.daysBefore, $0.hour * 3_600 + $0.minute * 60)
    }
  }

  var count: Int { timeline.count }

  func order(_ number: Int) -> ShopOrder {
    var random = SampleRandom(seed: seed, purpose: .shopOrder, index: number)
    let planned = cases[number]
    let placed = timeline.moment(number)
    // Offices and hotels order in early autumn, so that they don't pass for a trend.
    let isSeason = calendar.day(of: placed.local.date) < -40
    let isBulk = planned?.kind == .bigLate || (isSeason && random.chance(9))
    var order = ShopOrder(
      number: number, placed: placed, customer: SampleCustomer(&random),
      lines: basket.lines(
        isBulk: isBulk, atLeast: planned?.kind == .partial ? 2 : 1, &random,
        isOffered: \.isSold, price: \.cents),
      method: random.chance(620) ? .card : random.chance(700) ? .wallet : .invoice)
    order.isExpress = random.chance(60)
    order.discount = discount(on: placed, &random)
    addWords(to: &order, isBulk: isBulk, &random)
    if let planned {
      OrderCaseWriter(calendar: calendar).apply(planned, to: &order, &random)
    } else {
      settle(&order, &random)
    }
    return order
  }

  /// The first order, by number, that can still be open; those before it are done.
  var firstRecent: Int { timeline.number(daysBefore: 14, secondOfDay: 0) }

  /// What happens to an order that needs no one.
  private func settle(_ order: inout ShopOrder, _ random: inout SampleRandom) {
    let shipped = calendar.shipped(after: order.placed, &random)
    let fate = random.below(1_000)
    if calendar.day(of: shipped.local.date) >= 0 {
      settleRecent(&order, fate: fate)
      return
    }
    order.fulfilment = .fulfilled
    order.fulfilled = shipped
    switch fate {
    case ..<18:
      order.fulfilment = .none
      order.fulfilled = nil
      order.cancelled = cancelled(order, &random)
      order.payment = fate < 9 ? .voided : .refunded
      order.refundedCents = fate < 9 ? 0 : order.totalCents
    case ..<32:
      order.payment = .refunded
      order.refundedCents = order.totalCents
    case ..<62:
      order.payment = .partiallyRefunded
      order.refundedCents = min(order.totalCents - 1, order.lines.first?.totalCents ?? 0)
    default: break
    }
  }

  private func settleRecent(_ order: inout ShopOrder, fate: Int) {
    if fate < 50 {
      order.payment = .pending
      order.method = .bankTransfer
    } else if fate < 110 {
      order.payment = .authorized
      order.method = .card
    }
  }

  private func cancelled(_ order: ShopOrder, _ random: inout SampleRandom) -> SampleMoment {
    let second = order.placed.local.secondOfDay + random.within(600...7_200)
    return calendar.moment(
      day: calendar.day(of: order.placed.local.date), secondOfDay: min(86_399, second))
  }

  private func discount(on placed: SampleMoment, _ random: inout SampleRandom)
    -> ShopOrder.Discount?
  {
    let day = calendar.day(of: placed.local.date)
    let roll = random.below(1_000)
    switch day {
    case 0 where roll < 380: return ShopOrder.Discount(code: "BLACK20", percent: 20)
    case -9 where roll < 450: return ShopOrder.Discount(code: "ELEVEN11", percent: 11)
    case -49 ... -20 where roll < 120: return ShopOrder.Discount(code: "HERBST10", percent: 10)
    default: return roll < 30 ? ShopOrder.Discount(code: "WELCOME5", percent: 5) : nil
    }
  }

  private func addWords(to order: inout ShopOrder, isBulk: Bool, _ random: inout SampleRandom) {
    if isBulk { order.tags.append("B2B") }
    if random.chance(25) { order.tags.append("VIP") }
    switch random.below(1_000) {
    case ..<14:
      order.note = "Please wrap as a gift 🎁\nCard: \"Alles Gute, Oma!\""
      order.tags.append("gift")
    case ..<26: order.note = "Bitte beim Nachbarn abgeben, 2. Stock, \"Müller\""
    case ..<30: order.note = "午前中に配達してください"
    default: break
    }
  }
}
