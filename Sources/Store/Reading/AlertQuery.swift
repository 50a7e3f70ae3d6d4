internal import Commerce

/// The alert list's fields in SQL; `t` is `alert`, `v` its variant and `p` that one's product,
/// `o` its order: what there is of them.
struct AlertQuery: PaneQuery {
  let zone: StoreZone
  let search: (index: String, queue: String)? = nil

  private static let words = "(ifnull(v.haystack, '') || ifnull(o.haystack, ''))"

  func text(_ word: String) -> Fragment {
    Fragment(
      "(instr(\(Self.words), ?) > 0 OR instr(fold(t.because), ?) > 0)",
      [.text(word), .text(word)])
  }

  func isSearchable(_ field: QueryField) -> Bool { false }

  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    switch field.name {
    case "score": (compare("t.score", comparison, values), nil)
    case "code":
      (
        isOne(of: values, "t.code"),
        Fragment(
          "SELECT id FROM alert WHERE code IN (\(Fragment.marks(values.count)))",
          values.map { .text($0.asText) })
      )
    case "sku": (contains("v.sku", values), nil)
    case "title": (contains("p.title", values), nil)
    case "since": (compareDay("t.since_at", comparison, values), nil)
    case "priority": (priority("t.score", values), nil)
    case "available": (compare("v.available", comparison, values), nil)
    default: (Fragment("0"), nil)
    }
  }

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) { (Fragment("0"), nil) }

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "score", "code", "priority": Fragment("1")
    case "sku": Fragment("v.sku IS NOT NULL")
    case "title": Fragment("p.title <> ''")
    case "since": Fragment("t.since_at IS NOT NULL")
    case "available": Fragment("v.available IS NOT NULL")
    default: Fragment("0")
    }
  }
}
