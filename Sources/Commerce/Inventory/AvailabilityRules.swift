/// OVERSOLD, OUT_LIVE, LIVE_UNSELLABLE, LOW and STATE_MISMATCH: what the quantities say.
enum AvailabilityRules {
  /// More is sold than there is, backorders included.
  static func oversold(_ stock: StockCase) -> [FiringWindow] {
    guard let available = stock.facts.stock.available, available < 0 else { return [] }
    let missing = available.magnitude
    let depth = missing >= 10 ? 10 : missing >= 3 ? 6 : 3
    var parts = [ScorePart(name: "depth", points: depth, because: "\(missing) units short")]
    let takesBackorders = stock.facts.policy == .backorder
    if stock.facts.isLive, !takesBackorders {
      parts.append(ScorePart(name: "sale", points: 5, because: "still on sale"))
    }
    return [
      FiringWindow(
        .oversold, from: nil, since: stock.since, extraParts: parts,
        inputs: [
          stock.input("available", available),
          stock.input("committed", stock.facts.stock.committed),
          AlertInput("live", stock.facts.isLive ? "yes" : "no"),
        ],
        because: "\(missing) more sold than there are"
          + (takesBackorders ? "; the store takes backorders." : "."),
        clearsWhen: "Available is 0 or more.")
    ]
  }

  /// Nothing to sell and no backorders, while a channel offers it. Demand counts unless it is
  /// known to be none: exports without sales say nothing about it.
  static func outWhileLive(_ stock: StockCase) -> [FiringWindow] {
    guard let available = stock.facts.stock.available, available <= 0, stock.facts.isLive,
      stock.facts.policy == .deny, stock.facts.velocityMilli != 0
    else { return [] }
    return [
      FiringWindow(
        .outWhileLive, from: nil, since: stock.since,
        inputs: [stock.input("available", available), AlertInput("live", "yes")],
        because: "It is on sale and there is nothing to sell.",
        clearsWhen: "Stock arrives, or it goes off sale.")
    ]
  }

  /// Stock that nobody can buy. Provable only where the store calls the product active, a
  /// channel's file lists it, and no channel has it live.
  static func unsellable(_ stock: StockCase) -> [FiringWindow] {
    guard let available = stock.facts.stock.available, available > 0, !stock.facts.isLive,
      stock.facts.status == .active, stock.facts.isListed
    else { return [] }
    return [
      FiringWindow(
        .liveUnsellable, from: nil, since: stock.since,
        inputs: [stock.input("available", available), AlertInput("live", "on no channel")],
        because: "\(available) in stock, the product is active, and no channel has it live.",
        clearsWhen: "A channel has it live, or the product is no longer active.")
    ]
  }

  /// Under the variant's minimum, or the store's where it has none. Drafts and archived products
  /// may be low.
  static func low(_ stock: StockCase) -> [FiringWindow] {
    guard let available = stock.facts.stock.available, available < stock.minimum,
      stock.facts.isLive || stock.facts.status ?? .active == .active
    else { return [] }
    let source = stock.facts.minimum == nil ? "the store's default" : "the variant's own"
    return [
      FiringWindow(
        .low, from: nil, since: stock.since,
        inputs: [
          stock.input("available", available),
          AlertInput("minimum", "\(stock.minimum) (\(source))"),
        ],
        because: "\(available) left, the minimum is \(stock.minimum).",
        clearsWhen: "Available is \(stock.minimum) or more.")
    ]
  }

  /// The states do not add up, or one that can't be negative is. Source: §1.1, invariants.
  static func mismatch(_ stock: StockCase) -> [FiringWindow] {
    let level = stock.facts.stock
    let negative = [
      ("on hand", level.onHand), ("committed", level.committed),
      ("unavailable", level.unavailable), ("incoming", level.incoming),
    ].filter { ($0.1 ?? 0) < 0 }.map(\.0)
    guard level.isInconsistent || !negative.isEmpty else { return [] }
    return [
      FiringWindow(
        .stateMismatch, from: nil, since: stock.since,
        inputs: [
          stock.input("on hand", level.onHand), stock.input("available", level.available),
          stock.input("committed", level.committed),
          stock.input("unavailable", level.unavailable),
        ],
        because: negative.isEmpty
          ? "On hand is not available plus committed plus unavailable."
          : "\(negative.joined(separator: " and ")) can't be negative.",
        clearsWhen: "The states add up again.")
    ]
  }
}
