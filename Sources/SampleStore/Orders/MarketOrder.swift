import Commerce

/// An order of the marketplace, before it is written.
struct MarketOrder {
  let number: Int
  let placed: SampleMoment
  let id: String
  var customer: SampleCustomer
  var lines: [OrderLine]
  /// Whether the marketplace's own warehouse ships it.
  var isPlatformFulfilled: Bool
  var status: Status
  var updated: SampleMoment
  /// Only for orders that the shop has to ship and has not.
  var shipBy: SampleMoment?
  var isBusiness = false

  enum Status: String {
    case pending = "Pending"
    case unshipped = "Unshipped"
    case shipped = "Shipped"
    case delivered = "Shipped - Delivered to Buyer"
    case returned = "Shipped - Returned to Seller"
    case cancelled = "Cancelled"
  }

  /// What the item's own column says.
  var itemStatus: String {
    switch status {
    case .pending, .unshipped: "Unshipped"
    case .cancelled: "Cancelled"
    default: "Shipped"
    }
  }

  func itemID(_ line: Int) -> String { "\(40_000_000_000_000 + number * 64 + line)" }
}

/// The marketplace's orders as a function of their number, oldest first.
struct MarketOrders {
  let timeline: OrderTimeline
  let calendar: SampleCalendar
  let basket: Basket
  let seed: UInt64
  private let cases: CasePlan<MarketOrderCase>

  init(count: Int, copies: Int, calendar: SampleCalendar, basket: Basket, seed: UInt64) {
    timeline = OrderTimeline(
      count: count, asOf: calendar.asOf, zone: calendar.zone, seed: seed &+ 1)
    self.calendar = calendar
    self.basket = basket
    self.seed = seed
    cases = CasePlan(MarketOrderCase.all, copies: copies, on: timeline) {
      ($0.daysBefore, $0.hour * 3_600)
    }
  }

  var count: Int { timeline.count }

  /// The first order, by number, that can still be unshipped.
  var firstRecent: Int { timeline.number(daysBefore: 7, secondOfDay: 0) }

  func order(_ number: Int) -> MarketOrder {
    var random = SampleRandom(seed: seed, purpose: .marketOrder, index: number)
    let planned = cases[number]
    let placed = timeline.moment(number)
    let isBusiness = random.chance(40)
    let isTwofold = random.chance(140)
    let isPlatform = random.chance(450) && planned == nil
    let customer = SampleCustomer(&random)
    let lines = basket.lines(
      isBulk: false, &random,
      isOffered: { product in
        product.isOnMarketplace && product.isMarketplaceFulfilled == isPlatform
      }, price: \.marketplaceCents)
    var order = MarketOrder(
      number: number, placed: placed,
      id: "30\(2 + number % 4)-\(1_000_000 + random.below(9_000_000))-"
        + "\(1_000_000 + (number * 7_919) % 9_000_000)",
      customer: customer, lines: Array(lines.prefix(isTwofold ? 2 : 1)),
      isPlatformFulfilled: isPlatform, status: .unshipped, updated: placed)
    order.isBusiness = isBusiness
    if let planned { apply(planned, to: &order) } else { settle(&order, &random) }
    return order
  }

  private func apply(_ planned: MarketOrderCase, to order: inout MarketOrder) {
    switch planned.kind {
    case .pending: order.status = .pending
    case .shipBy(let day, let hour):
      order.shipBy = calendar.moment(day: day, secondOfDay: hour * 3_600 - 1)
    }
  }

  private func settle(_ order: inout MarketOrder, _ random: inout SampleRandom) {
    let shipped = calendar.shipped(after: order.placed, &random)
    let shippedDay = calendar.day(of: shipped.local.date)
    if shippedDay >= 0 {
      let isNewest = order.number >= timeline.count - 3 * max(1, timeline.count / 1_000)
      order.status = isNewest ? .pending : .unshipped
      guard order.status == .unshipped, !order.isPlatformFulfilled else { return }
      let placedDay = calendar.day(of: order.placed.local.date)
      order.shipBy = calendar.moment(
        day: calendar.workingDay(2, after: placedDay), secondOfDay: 86_399)
      return
    }
    order.updated = shipped
    switch random.below(1_000) {
    case ..<25: order.status = .cancelled
    case ..<31: order.status = .returned
    case ..<400 where shippedDay < -4: order.status = .delivered
    default: order.status = .shipped
    }
  }
}
