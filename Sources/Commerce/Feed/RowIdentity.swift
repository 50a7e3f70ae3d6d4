/// By what the rows of a file are known again, so that a refused one goes when a later file has it
/// right: the SKU of a price, the number of an order, SKU and location of a stock level.
public enum RowIdentity {
  /// The key of a row's identity cells; nil where one of them says nothing.
  public static func key(_ cells: [String]) -> String? {
    let parts = cells.map(normalised)
    return parts.isEmpty || parts.contains("") ? nil : parts.joined(separator: "\u{1F}")
  }

  /// The keys that a record answers to.
  public static func keys(of record: FeedRecord) -> [String] {
    switch record {
    case .product(let product): product.variants.compactMap { $0.sku.flatMap { key([$0]) } }
    case .listing(let listing): [key([listing.sku])].compactMap(\.self)
    case .stock(let level):
      level.sku.map { [key([$0]), key([$0, level.location])].compactMap(\.self) } ?? []
    case .order(let order): [key([order.name])].compactMap(\.self)
    case .promotion(let promotion): [key([promotion.key])].compactMap(\.self)
    case .event(let event): [key([event.key])].compactMap(\.self)
    case .supplier(let supplier): [key([supplier.code])].compactMap(\.self)
    case .purchaseOrder(let line): [key([line.number, line.sku])].compactMap(\.self)
    case .cost(let cost): [key([cost.sku])].compactMap(\.self)
    case .fact(let fact): [fact.sku.flatMap { key([$0]) }].compactMap(\.self)
    case .inquiry(let inquiry): [key([inquiry.number])].compactMap(\.self)
    case .ticket(let ticket): [key([ticket.key])].compactMap(\.self)
    case .figure: []
    }
  }

  private static func normalised(_ cell: String) -> String {
    // Nearly every cell is one word of plain letters: nothing to split.
    if cell.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) { return cell.uppercased() }
    let words = cell.split(whereSeparator: \.isWhitespace)
    return words.joined(separator: " ").uppercased()
  }
}
