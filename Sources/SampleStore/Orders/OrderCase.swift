/// A shop order that a person has to look at, and when it was placed relative to the exports.
struct OrderCase {
  var kind: Kind
  var daysBefore: Int
  var hour: Int
  var minute = 0

  enum Kind {
    /// Paid by card or wallet, not yet settled.
    case pending
    case bankTransferPending
    /// A pre-order: authorised, scheduled for a later day, not captured.
    case preorder
    /// Authorised, not shipped, not captured.
    case authorised
    /// Authorised and already shipped: the money can still be lost.
    case authorisedShipped
    /// Paid and not shipped.
    case late
    case noCity
    case noPostcode
    case noName
    /// On hold, with a note that says why.
    case held
    /// On hold for a high risk.
    case fraud
    /// Partly shipped.
    case partial
    /// An incomplete address on an order that is also on hold and risky.
    case tangled
    /// An incomplete address on an authorisation that runs out.
    case authorisedNoPostcode
    /// Dearer than nearly all others, paid, not shipped.
    case bigLate
  }

  /// Deadlines are spread over the two days after the exports, because the demo opens the store at
  /// any time of its last day: an authorisation lasts seven days.
  static let all: [OrderCase] = [
    OrderCase(kind: .pending, daysBefore: 2, hour: 10, minute: 15),
    OrderCase(kind: .pending, daysBefore: 2, hour: 16, minute: 40),
    OrderCase(kind: .pending, daysBefore: 3, hour: 12),
    OrderCase(kind: .pending, daysBefore: 5, hour: 20, minute: 30),
    OrderCase(kind: .bankTransferPending, daysBefore: 4, hour: 9),
    OrderCase(kind: .bankTransferPending, daysBefore: 6, hour: 18, minute: 20),
    OrderCase(kind: .authorisedShipped, daysBefore: 11, hour: 13),
    OrderCase(kind: .authorised, daysBefore: 8, hour: 19, minute: 30),
    OrderCase(kind: .preorder, daysBefore: 7, hour: 12, minute: 30),
    OrderCase(kind: .preorder, daysBefore: 7, hour: 17),
    OrderCase(kind: .preorder, daysBefore: 7, hour: 22),
    OrderCase(kind: .preorder, daysBefore: 6, hour: 9, minute: 45),
    OrderCase(kind: .preorder, daysBefore: 6, hour: 20),
    OrderCase(kind: .authorisedNoPostcode, daysBefore: 6, hour: 15),
    OrderCase(kind: .preorder, daysBefore: 5, hour: 10, minute: 30),
    OrderCase(kind: .preorder, daysBefore: 4, hour: 14),
    OrderCase(kind: .preorder, daysBefore: 4, hour: 21),
    OrderCase(kind: .bigLate, daysBefore: 6, hour: 11, minute: 20),
    OrderCase(kind: .late, daysBefore: 7, hour: 14, minute: 10),
    OrderCase(kind: .noCity, daysBefore: 1, hour: 16, minute: 10),
    OrderCase(kind: .noPostcode, daysBefore: 1, hour: 19),
    OrderCase(kind: .noName, daysBefore: 0, hour: 9, minute: 30),
    OrderCase(kind: .noPostcode, daysBefore: 0, hour: 14),
    OrderCase(kind: .held, daysBefore: 3, hour: 17),
    OrderCase(kind: .held, daysBefore: 2, hour: 7, minute: 30),
    OrderCase(kind: .fraud, daysBefore: 1, hour: 18),
    OrderCase(kind: .fraud, daysBefore: 2, hour: 20),
    OrderCase(kind: .tangled, daysBefore: 4, hour: 17),
    OrderCase(kind: .partial, daysBefore: 9, hour: 12),
    OrderCase(kind: .partial, daysBefore: 13, hour: 16),
    OrderCase(kind: .partial, daysBefore: 2, hour: 9),
  ]
}

/// A marketplace order that a person has to look at.
struct MarketOrderCase {
  var kind: Kind
  var daysBefore: Int
  var hour: Int

  enum Kind {
    /// The marketplace has not confirmed the payment.
    case pending
    /// Not shipped; to be shipped by this hour of the day so many days after the exports.
    case shipBy(day: Int, hour: Int)
  }

  static let all: [MarketOrderCase] = [
    MarketOrderCase(kind: .shipBy(day: -2, hour: 24), daysBefore: 4, hour: 13),
    MarketOrderCase(kind: .shipBy(day: -1, hour: 24), daysBefore: 3, hour: 10),
    MarketOrderCase(kind: .shipBy(day: 0, hour: 14), daysBefore: 3, hour: 19),
    MarketOrderCase(kind: .shipBy(day: 0, hour: 20), daysBefore: 2, hour: 11),
    MarketOrderCase(kind: .shipBy(day: 0, hour: 24), daysBefore: 2, hour: 20),
    MarketOrderCase(kind: .shipBy(day: 1, hour: 9), daysBefore: 1, hour: 8),
    MarketOrderCase(kind: .shipBy(day: 1, hour: 18), daysBefore: 1, hour: 12),
    MarketOrderCase(kind: .shipBy(day: 2, hour: 21), daysBefore: 1, hour: 17),
    MarketOrderCase(kind: .shipBy(day: 3, hour: 8), daysBefore: 1, hour: 21),
    MarketOrderCase(kind: .pending, daysBefore: 2, hour: 15),
    MarketOrderCase(kind: .pending, daysBefore: 3, hour: 9),
  ]
}

/// Which orders are cases: a share of them at any size.
struct CasePlan<Case> {
  private var byNumber: [Int: Case] = [:]

  /// - Parameter copies: How often each case occurs.
  init(
    _ cases: [Case], copies: Int, on timeline: OrderTimeline, at time: (Case) -> (Int, Int)
  ) {
    for planned in cases {
      let (daysBefore, second) = time(planned)
      var number = timeline.number(daysBefore: daysBefore, secondOfDay: second)
      for _ in 0..<copies {
        while byNumber[number] != nil, number > 0 { number -= 1 }
        byNumber[number] = planned
      }
    }
  }

  subscript(number: Int) -> Case? { byNumber[number] }
}
