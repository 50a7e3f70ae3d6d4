public import Commerce
internal import GRDB

extension Store {
  /// Gives each product of which a variant matches, once, in the order of its first matching
  /// variant, until `body` says false or `limit` is reached.
  public func eachProduct(
    query: Query, sort: SortOrder, limit: Int? = nil, token: ReadToken? = nil,
    body: (ProductSummary) throws -> Bool
  ) throws {
    let most = limit ?? Int.max
    guard most > 0 else { return }
    var seen: Set<Int64> = []
    var ids: [Int64] = []
    try eachCatalogRow(query: query, sort: sort, token: token) { row in
      if seen.insert(row.productID).inserted { ids.append(row.productID) }
      return ids.count < most
    }
    var start = 0
    while start < ids.count {
      let piece = Array(ids[start..<min(ids.count, start + Self.productPiece)])
      start += piece.count
      for product in try products(piece, token: token) {
        guard try body(product) else { return }
      }
    }
  }

  private static let productPiece = 200

  private func products(
    _ ids: [Int64], token: ReadToken?
  ) throws(StoreError) -> [ProductSummary] {
    try read(token: token) { db, _ in
      let found = try SQL(
        db,
        """
        SELECT p.id, p.handle, p.title, p.vendor, p.product_type, p.category, p.tags, p.status,
          count(t.id), (SELECT count(*) FROM product_image i WHERE i.product_id = p.id),
          CASE WHEN min(t.currency) = max(t.currency) THEN min(t.currency) END,
          min(t.price_minor), max(t.price_minor), sum(t.on_hand), sum(t.available)
        FROM product p LEFT JOIN variant t ON t.product_id = p.id
        WHERE p.id IN (\(Fragment.marks(ids.count))) GROUP BY p.id
        """
      ).start().bind(ids.map(SQLValue.integer)).all { ProductSummary($0) }
      let byID = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
      return ids.compactMap { byID[$0] }
    }
  }
}

extension ProductSummary {
  init(_ row: SQL) {
    self.init(id: row.int(), handle: row.text(), title: row.text())
    vendor = row.optionalText()
    productType = row.optionalText()
    category = row.optionalText()
    tags = TextList.decode(row.optionalText())
    status = ProductStatus(rawValue: row.text()) ?? .active
    variantCount = row.count()
    imageCount = row.count()
    let currency = row.optionalText().flatMap(Currency.init(code:))
    let (lowest, highest) = (row.optionalInt(), row.optionalInt())
    if let currency {
      lowestPrice = .optional(lowest, currency)
      highestPrice = .optional(highest, currency)
    }
    onHand = row.optionalCount()
    available = row.optionalCount()
  }
}
