internal import Commerce

/// How a pane's list is read: its table, what its conditions join, and the indexes of its sorts.
struct PaneTable {
  struct Join: Equatable {
    var alias: String
    var sql: String
  }

  /// A sortable column: `ascending` sorts of it walk `index` forwards.
  struct Sort: Equatable {
    var column: String
    var index: String
    /// The stored order is the reverse of what the name says: rank 0 is the highest score.
    var isInverted = false
    var isNullable = true
    /// Whether only imports and edits change it, so that its order may be kept in memory.
    var isCacheable = false
    /// Whether the pane's trigram index lists its rows in this order.
    var isSearchOrder = false
  }

  var table: String
  /// Tables that conditions may name, in an order that SQLite must keep.
  var joins: [Join]
  /// What every row of the pane meets, beside the query.
  var scope: Fragment?
  var sorts: [String: Sort]
  var defaultSort: Sort

  /// The joins that a condition needs: without one, a test of a row costs one look-up less.
  func joins(for condition: Fragment) -> String {
    guard let last = joins.lastIndex(where: { condition.mentions($0.alias) }) else { return "" }
    return joins[...last].map(\.sql).joined()
  }

  /// The sort that a request names; an unknown name falls back to the pane's own.
  func sort(_ order: SortOrder) -> (sort: Sort, descending: Bool) {
    let sort = sorts[order.field] ?? defaultSort
    return (sort, order.descending != sort.isInverted)
  }

  static let catalog = PaneTable(
    table: "variant",
    joins: [Join(alias: "p", sql: " CROSS JOIN product p ON p.id = t.product_id")],
    sorts: [
      "title": Sort(
        column: "title_key", index: "variant_title", isNullable: false, isCacheable: true,
        isSearchOrder: true),
      "sku": Sort(column: "sku_key", index: "variant_sku", isCacheable: true),
      "vendor": Sort(column: "vendor_key", index: "variant_vendor", isCacheable: true),
      "price": Sort(column: "price_sort", index: "variant_price", isCacheable: true),
      "available": Sort(column: "available", index: "variant_available", isCacheable: true),
      "on-hand": Sort(column: "on_hand", index: "variant_on_hand", isCacheable: true),
      "cover": Sort(column: "cover_deci", index: "variant_cover"),
      "score": Sort(column: "content_score", index: "variant_content_score"),
    ],
    defaultSort: Sort(
      column: "title_key", index: "variant_title", isNullable: false, isSearchOrder: true))

  private static let queue = Sort(
    column: "queue_rank", index: "sales_order_queue", isInverted: true, isNullable: false)

  static let orders = PaneTable(
    table: "sales_order",
    joins: [Join(alias: "c", sql: " CROSS JOIN channel c ON c.id = t.channel_id")],
    sorts: [
      "score": queue,
      "name": Sort(column: "name_sort", index: "sales_order_name_sort", isNullable: false),
      "placed": Sort(column: "placed_at", index: "sales_order_placed"),
      "deadline": Sort(column: "deadline_at", index: "sales_order_deadline"),
      "total": Sort(column: "total_sort", index: "sales_order_total"),
    ], defaultSort: queue)

  private static let alertQueue = Sort(
    column: "queue_rank", index: "alert_queue", isInverted: true, isNullable: false)

  /// The alerts of one pane.
  static func alerts(_ pane: Pane) -> PaneTable {
    PaneTable(
      table: "alert",
      joins: [
        Join(
          alias: "v",
          sql: " LEFT JOIN variant v ON t.subject_kind = 'variant' AND v.id = t.subject_id"),
        Join(alias: "p", sql: " LEFT JOIN product p ON p.id = v.product_id"),
        Join(
          alias: "o",
          sql: " LEFT JOIN sales_order o ON t.subject_kind = 'order' AND o.id = t.subject_id"),
      ],
      scope: Fragment("t.pane = ?", [.text(pane.rawValue)]),
      sorts: [
        "score": alertQueue,
        "sku": Sort(column: "subject_sort", index: "alert_subject_sort", isNullable: false),
        "since": Sort(column: "since_at", index: "alert_since"),
        "available": Sort(column: "available", index: "alert_available"),
      ], defaultSort: alertQueue)
  }

  static let calendar = PaneTable(
    table: "calendar_entry", joins: [],
    sorts: [
      "start": Sort(column: "start_at", index: "calendar_entry_start", isNullable: false),
      "end": Sort(column: "end_at", index: "calendar_entry_end"),
      "name": Sort(column: "name_key", index: "calendar_entry_name", isNullable: false),
    ],
    defaultSort: Sort(column: "start_at", index: "calendar_entry_start", isNullable: false))
}
