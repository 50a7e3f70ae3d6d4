import Commerce

/// Puts the rows of an order together although other orders' rows may stand between them.
///
/// Amazon sorts its reports by time, so lines of orders placed in the same second interleave. The
/// most recent orders are therefore held back; a row for one that has been handed on can't be added
/// any more, and is refused rather than taken for an order of its own.
struct OrderGatherer {
  private struct Open {
    var order: OrderRecord
    var place: SourcePlace
    /// False after its first row was refused: its further rows are refused too.
    var isSound: Bool
    var firstLine: Int
  }

  enum Seat {
    case new
    case open(Int)
    /// Its first row was refused, on this line.
    case refused(line: Int)
    /// It was handed on earlier.
    case gone
  }

  private let limit: Int
  private var open: [Open] = []
  /// Hashes of the names of orders that were handed on: 8 bytes each for the whole file.
  private var gone: Set<Int> = []

  /// `limit` orders are held back.
  init(limit: Int) { self.limit = limit }

  func seat(_ name: String) -> Seat {
    if let index = open.lastIndex(where: { $0.order.name == name }) {
      return open[index].isSound ? .open(index) : .refused(line: open[index].firstLine)
    }
    return gone.contains(name.hashValue) ? .gone : .new
  }

  mutating func begin(_ order: OrderRecord, line: Int, _ emit: (FeedItem) throws -> Void) throws {
    open.append(
      Open(order: order, place: SourcePlace(line: line), isSound: true, firstLine: line))
    if open.count > limit { try close(open.removeFirst(), emit) }
  }

  /// Notes an order whose first row was refused.
  mutating func refuse(_ name: String, line: Int, _ emit: (FeedItem) throws -> Void) throws {
    open.append(
      Open(
        order: OrderRecord(name: name), place: SourcePlace(line: line), isSound: false,
        firstLine: line))
    if open.count > limit { try close(open.removeFirst(), emit) }
  }

  mutating func update(_ index: Int, _ change: (inout OrderRecord) -> Void) {
    change(&open[index].order)
  }

  /// The order begun last.
  var lastIndex: Int { open.count - 1 }

  /// The currency of the order begun last.
  var lastCurrency: Currency? { open.last?.order.currency }

  mutating func finish(_ emit: (FeedItem) throws -> Void) throws {
    let rest = open
    open = []
    for order in rest { try close(order, emit) }
  }

  private mutating func close(_ closed: Open, _ emit: (FeedItem) throws -> Void) throws {
    gone.insert(closed.order.name.hashValue)
    if closed.isSound { try emit(.record(.order(closed.order), closed.place)) }
  }
}
