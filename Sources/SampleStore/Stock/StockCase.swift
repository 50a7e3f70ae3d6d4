/// What is wrong with a variant's stock, on purpose.
enum StockCase: CaseIterable {
  /// Sold more than there was.
  case oversold
  /// None left, still on sale.
  case out
  /// Runs out before its purchase order arrives.
  case gapBeforeDelivery
  /// At its reorder point, nothing on order.
  case reorder
  /// Under the minimum.
  case low
  /// States that do not add up.
  case mismatch

  /// By popularity within every 1,200 ranks, so that a store of any size has its share.
  static func of(rank: Int) -> StockCase? { byRank[rank % 1_200] }

  /// Ascending, below 1,200.
  static func ranks(of stockCase: StockCase) -> [Int] {
    switch stockCase {
    case .oversold: [3, 57, 402]
    case .out: [11, 29, 64, 118, 233, 351, 520, 777]
    case .gapBeforeDelivery: [1, 5, 8, 14, 19, 24, 27, 33]
    case .reorder: [36, 39, 42, 46, 50, 54, 60, 67, 71, 76]
    case .low:
      [140, 171, 205, 260, 290, 318, 377, 431, 466, 498, 555, 603, 662, 714, 820, 911]
    case .mismatch: [333]
    }
  }

  private static let byRank: [Int: StockCase] = {
    var cases: [Int: StockCase] = [:]
    for stockCase in allCases {
      for rank in ranks(of: stockCase) { cases[rank] = stockCase }
    }
    return cases
  }()
}
