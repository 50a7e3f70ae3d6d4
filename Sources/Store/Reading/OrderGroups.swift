internal import Commerce
internal import GRDB

/// The order queue by groups: each group a row, the orders of unfolded ones behind it. Read from the
/// copies that the evaluation keeps of stuck orders; orders themselves are read only where a query
/// asks for more, and for the rows that are shown.
struct OrderGroupReader {
  let db: Database
  let query: CompiledQuery
  let grouping: OrderGrouping
  let unfolded: Set<String>
  let watcher: ReadGuard

  func rows() throws -> [OrderRow] {
    var rows: [OrderRow] = []
    for found in try groups() {
      try watcher.check()
      var group = found
      var orders: [OrderRow] = []
      if unfolded.contains(group.value) {
        orders = try RowLoader.orders(try members(of: group.value), in: db)
        group.isUnfolded = true
        group.shown = orders.count
      }
      rows.append(OrderRow(group: group))
      rows += orders
    }
    return rows
  }

  /// Named by this module alone, never by what somebody typed.
  private var column: String { "s.\(grouping.rawValue)" }

  private var source: Fragment {
    guard !query.isUnfiltered else { return Fragment("stuck_order s WHERE 1") }
    let condition = Fragment.all(query.orderedConditions)
    return Fragment(
      """
      stuck_order s CROSS JOIN sales_order t ON t.id = s.order_id
      CROSS JOIN channel c ON c.id = t.channel_id WHERE (\(condition.sql))
      """, condition.values)
  }

  private func groups() throws -> [OrderGroup] {
    try SQL.cached(
      db,
      """
      SELECT \(column), count(*), max(s.score), min(s.deadline_at) FROM \(source.sql)
      GROUP BY \(column) ORDER BY min(s.queue_rank), \(column) LIMIT \(OrderGroup.groupsAtMost)
      """
    ).start().bind(source.values).all { row in
      OrderGroup(
        grouping: grouping, value: row.text(), count: row.count(), worstScore: row.count(),
        nextDeadline: row.instant())
    }
  }

  private func members(of value: String) throws -> [ListPlace] {
    try SQL.cached(
      db,
      """
      SELECT s.order_id, s.queue_rank FROM \(source.sql) AND \(column) = ?
      ORDER BY s.queue_rank, s.order_id LIMIT \(OrderGroup.shownAtMost)
      """
    ).start().bind(source.values).bind(value).all { ListPlace(id: $0.int(), key: $0.value()) }
  }
}

extension OrderRow {
  /// The row of a group; its id is below 0, the same at each reading, and no order's.
  init(group: OrderGroup) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in "\(group.grouping.rawValue) \(group.value)".utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    self.init(id: -1 - Int64(hash >> 1), name: group.value, channel: "")
    self.group = group
    score = group.worstScore
  }
}
