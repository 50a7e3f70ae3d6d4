internal import Commerce

/// The calendar's fields and flags in SQL; `t` is `calendar_entry`, or scheduled changes under its
/// columns. Live, scheduled and ended come
/// from the clock, never from a stored flag.
struct CalendarQuery: PaneQuery {
  let zone: StoreZone
  let now: Instant
  let search: SearchTable? = nil

  func text(_ word: String) -> Fragment {
    Fragment(
      """
      instr(fold(t.name || char(10) || ifnull(t.code, '') || char(10) || ifnull(t.value, '')
        || char(10) || t.channels), ?) > 0
      """, [.text(word)])
  }

  func isSearchable(_ field: QueryField) -> Bool { false }

  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    switch field.name {
    case "start": (compareDay("t.start_at", comparison, values), nil)
    case "end": (compareDay("t.end_at", comparison, values), nil)
    case "name": (contains("t.name", values), nil)
    // No channel named means every channel.
    case "channel":
      (.any([Fragment("t.channels = '[]'"), contains("t.channels", values)]), nil)
    case "code": (contains("t.code", values), nil)
    case "kind": (isOne(of: values, "t.kind"), nil)
    case "state": (isOne(of: values, "t.state"), nil)
    default: (Fragment("0"), nil)
    }
  }

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) {
    let now = SQLValue.integer(now.milliseconds)
    let counts = "(t.entry <> 'promotion' OR t.state = 'approved')"
    let condition =
      switch flag {
      case "live":
        Fragment(
          "\(counts) AND t.start_at <= ? AND (t.end_at IS NULL OR t.end_at > ?)", [now, now])
      case "scheduled": Fragment("\(counts) AND t.start_at > ?", [now])
      case "ended": Fragment("\(counts) AND t.end_at <= ?", [now])
      case "promotion", "event", "change": Fragment("t.entry = ?", [.text(flag)])
      default: Fragment("0")
      }
    return (condition, nil)
  }

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "start", "name", "kind": Fragment("1")
    case "end": Fragment("t.end_at IS NOT NULL")
    case "channel": Fragment("t.channels <> '[]'")
    case "code": Fragment("t.code IS NOT NULL")
    case "state": Fragment("t.state IS NOT NULL")
    default: Fragment("0")
    }
  }
}
