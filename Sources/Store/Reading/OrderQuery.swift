internal import Commerce

/// The order queue's fields and flags in SQL; `t` is `sales_order`, `c` its `channel`.
struct OrderQuery: PaneQuery {
  let zone: StoreZone
  /// Who asks: whose orders `is:mine` are.
  var viewer: String?
  let search: SearchTable? = .orders

  func text(_ word: String) -> Fragment {
    Fragment("instr(t.haystack, ?) > 0", [.text(word)])
  }

  func isSearchable(_ field: QueryField) -> Bool {
    ["name", "customer", "sku"].contains(field.name)
  }

  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    switch field.name {
    case "score":
      return (
        compare("t.score", comparison, values), scoreDriver(comparison, values)
      )
    case "name": return (contains("t.name", values), nil)
    case "customer":
      return (
        .any([contains("t.ship_name", values), contains("t.masked_email", values)]), nil
      )
    case "country": return (contains("t.ship_country", values), nil)
    case "channel": return (contains("c.code", values), nil)
    case "carrier": return (contains("t.shipping_service", values), nil)
    case "location":
      let condition = contains("s.location", values)
      return (
        Fragment(
          "EXISTS (SELECT 1 FROM stuck_order s WHERE s.order_id = t.id AND \(condition.sql))",
          condition.values),
        Fragment(
          "SELECT s.order_id AS id FROM stuck_order s WHERE \(condition.sql)", condition.values)
      )
    case "incident", "silence":
      let condition = compare("a.\(field.name)_id", comparison, values)
      return (
        Fragment(
          """
          EXISTS (SELECT 1 FROM alert a WHERE a.subject_kind = 'order' AND a.subject_id = t.id
            AND \(condition.sql))
          """, condition.values),
        Fragment(
          """
          SELECT a.subject_id AS id FROM alert a WHERE a.subject_kind = 'order'
            AND a.\(field.name)_id IS NOT NULL AND \(condition.sql)
          """, condition.values)
      )
    case "sku":
      return (
        .any(
          values.map { value in
            Fragment(
              """
              EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = t.id
                AND instr(fold(l.sku), ?) > 0)
              """, [.text(Keys.fold(value.asText))])
          }), nil
      )
    case "placed": return range("placed_at") { compareDay($0, comparison, values) }
    case "deadline": return range("deadline_at") { compareDay($0, comparison, values) }
    case "total": return range("total_sort") { compareMoney($0, comparison, values) }
    case "payment": return (isOne(of: values, "t.payment"), nil)
    case "fulfillment": return (isOne(of: values, "t.fulfilment"), nil)
    case "code": return (hasAlert("order", values), alertDriver("order", values))
    case "priority":
      let ranges = Fragment.any(values.map { rankRange(of: $0.asText) })
      // The rank too, because it ends a walk of the queue.
      return (
        .all([
          Fragment("t.queue_rank < ?", [.integer(QueueRank.limit(scoreAtLeast: 0))]),
          priority("t.score", values),
        ]), withHeld(ranges)
      )
    case "owner": return owner(of: values, "t.id", kind: "order")
    default: return (wideField(field, comparison, values), nil)
    }
  }

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) {
    switch flag {
    case "firing":
      ranks(0..<QueueRank.firstHeld)
    case "acked": ranks(QueueRank.ranks(of: .acknowledged))
    case "snoozed": ranks(QueueRank.ranks(of: .snoozed))
    case "dismissed": ranks(QueueRank.ranks(of: .dismissed))
    case "mine": mine("t.id", kind: "order")
    case "stuck":
      (Fragment("t.queue_rank < ?", [.integer(QueueRank.limit(scoreAtLeast: 0))]), stuckDriver)
    // The rank too, because it ends a walk of the queue.
    case "open":
      (
        Fragment(
          "t.queue_rank < ? AND t.state = 'open'", [.integer(QueueRank.firstClosed)]),
        Fragment(
          "SELECT id FROM sales_order WHERE queue_rank < ?", [.integer(QueueRank.firstClosed)])
      )
    case "silenced":
      (
        Fragment(
          """
          EXISTS (SELECT 1 FROM alert a WHERE a.subject_kind = 'order' AND a.subject_id = t.id
            AND a.silence_id IS NOT NULL)
          """),
        Fragment(
          """
          SELECT subject_id AS id FROM alert
          WHERE silence_id IS NOT NULL AND subject_kind = 'order'
          """)
      )
    case "closed", "cancelled": (Fragment("t.state = ?", [.text(flag)]), nil)
    case "late":
      (
        hasAlert("order", [.text(AlertCode.shipLate.rawValue)]),
        alertDriver("order", [.text(AlertCode.shipLate.rawValue)])
      )
    case "unpaid":
      (Fragment("t.payment IN ('pending', 'authorised', 'partially-paid', 'failed')"), nil)
    case "held": (Fragment("t.holds <> '[]'"), nil)
    case "marketplace": (Fragment("c.kind = 'marketplace'"), nil)
    default: (Fragment("0"), nil)
    }
  }

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "owner": hasOwner("t.id", kind: "order")
    case "score", "priority", "code": Fragment("t.stuck <> ''")
    case "name", "channel": Fragment("1")
    case "carrier": Fragment("t.shipping_service IS NOT NULL")
    case "location":
      Fragment(
        "EXISTS (SELECT 1 FROM stuck_order s WHERE s.order_id = t.id AND s.location <> '')")
    case "incident", "silence":
      Fragment(
        """
        EXISTS (SELECT 1 FROM alert a WHERE a.subject_kind = 'order' AND a.subject_id = t.id
          AND a.\(field.name)_id IS NOT NULL)
        """)
    case "customer": Fragment("ifnull(t.ship_name, t.masked_email) IS NOT NULL")
    case "country": Fragment("t.ship_country IS NOT NULL")
    case "sku":
      Fragment(
        "EXISTS (SELECT 1 FROM order_line l WHERE l.order_id = t.id AND l.sku IS NOT NULL)")
    case "placed": Fragment("t.placed_at IS NOT NULL")
    case "deadline": Fragment("t.deadline_at IS NOT NULL")
    case "total": Fragment("t.total_minor IS NOT NULL")
    case "payment": Fragment("t.payment <> 'unknown'")
    case "fulfillment": Fragment("t.fulfilment <> 'unknown'")
    default: hasWideField(field)
    }
  }

  /// Ranks begin with the score, highest first.
  private func rankRange(of priority: String) -> Fragment {
    let (low, high) =
      switch priority.uppercased() {
      case "P1": (70, 101)
      case "P2": (50, 70)
      case "P3": (30, 50)
      default: (0, 30)
      }
    return Fragment(
      "queue_rank >= ? AND queue_rank < ?",
      [
        .integer(QueueRank.limit(scoreAtLeast: high)),
        .integer(QueueRank.limit(scoreAtLeast: low)),
      ])
  }

  /// What fires in a range of ranks, and all that is held: its rank does not begin with its score.
  private func withHeld(_ firing: Fragment) -> Fragment {
    Fragment(
      """
      SELECT id FROM sales_order WHERE \(firing.sql)
      UNION ALL SELECT id FROM sales_order WHERE queue_rank >= ? AND queue_rank < ?
      """,
      firing.values + [
        .integer(QueueRank.firstHeld), .integer(QueueRank.limit(scoreAtLeast: 0)),
      ])
  }

  private func ranks(_ range: Range<Int64>) -> (condition: Fragment, driver: Fragment?) {
    let bounds: [SQLValue] = [.integer(range.lowerBound), .integer(range.upperBound)]
    return (
      Fragment("t.queue_rank >= ? AND t.queue_rank < ?", bounds),
      Fragment("SELECT id FROM sales_order WHERE queue_rank >= ? AND queue_rank < ?", bounds)
    )
  }

  private var stuckDriver: Fragment {
    Fragment(
      "SELECT id FROM sales_order WHERE queue_rank < ?",
      [.integer(QueueRank.limit(scoreAtLeast: 0))])
  }

  private func scoreDriver(
    _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment? {
    guard values.count == 1, case .integer(let score) = values[0], (1...100).contains(score)
    else { return nil }
    switch comparison {
    case .greater, .greaterOrEqual, .equals:
      return withHeld(
        Fragment("queue_rank < ?", [.integer(QueueRank.limit(scoreAtLeast: Int(score)))]))
    case .less, .lessOrEqual: return nil
    }
  }

  private func range(
    _ column: String, _ condition: (String) -> Fragment
  ) -> (condition: Fragment, driver: Fragment?) {
    let driver = condition(column)
    return (
      condition("t.\(column)"),
      Fragment("SELECT id FROM sales_order WHERE \(driver.sql)", driver.values)
    )
  }
}
