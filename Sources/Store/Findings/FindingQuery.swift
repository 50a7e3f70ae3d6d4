internal import Commerce

/// The findings' fields and flags in SQL; `t` is `finding`, `p` its product, `c` its channel, `v` its
/// variant where it is about one.
struct FindingQuery: PaneQuery {
  let zone: StoreZone
  let search: SearchTable? = nil

  /// A word is looked for in what the catalog is searched by.
  func text(_ word: String) -> Fragment {
    Fragment(
      """
      EXISTS (SELECT 1 FROM variant w WHERE w.product_id = t.product_id
        AND (t.variant_id = 0 OR w.id = t.variant_id) AND instr(w.haystack, ?) > 0)
      """, [.text(word)])
  }

  func textDriver(_ word: String) -> Fragment? {
    guard word.unicodeScalars.count >= 3 else { return nil }
    return Fragment(
      """
      SELECT f.id AS id FROM variant_search s CROSS JOIN variant w ON w.id = s.rowid & \(SearchPlaces.idMask)
        CROSS JOIN finding f ON f.product_id = w.product_id WHERE variant_search MATCH ?
      UNION ALL SELECT f.id FROM (SELECT id FROM variant_search_queue LIMIT 2000) q
        CROSS JOIN variant w ON w.id = q.id CROSS JOIN finding f ON f.product_id = w.product_id
      """, [.text("\"\(word.replacing("\"", with: "\"\""))\"")])
  }

  func isSearchable(_ field: QueryField) -> Bool { false }

  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    switch field.name {
    case "severity": Self.severity(values)
    case "code":
      (
        isOne(of: values, "t.code"),
        Fragment(
          "SELECT id FROM finding WHERE code IN (\(Fragment.marks(values.count)))",
          values.map { .text($0.asText) })
      )
    case "score": (compare("t.score", comparison, values), nil)
    case "channel": (contains("c.code", values), nil)
    case "sku": (contains("v.sku", values), nil)
    case "handle": (contains("p.handle", values), nil)
    case "title": (contains("p.title", values), nil)
    case "vendor": (contains("p.vendor", values), nil)
    case "field": (contains("t.field", values), nil)
    case "owner": (contains("t.owner", values), nil)
    default: (Fragment("0"), nil)
    }
  }

  private static func severity(
    _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    let ranks = values.compactMap { FindingSeverity(rawValue: $0.asText)?.rank }
    return (
      .any(ranks.map { Fragment("t.rank / 1000 % 10 = ?", [.integer(Int64($0))]) }),
      nil
    )
  }

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) {
    switch flag {
    case "waived":
      let range = Fragment(">= ?", [.integer(Int64(FindingRank.firstWaived))])
      return (
        Fragment("t.rank \(range.sql)", range.values),
        Fragment("SELECT id FROM finding WHERE rank \(range.sql)", range.values)
      )
    case "open":
      return (Fragment("t.rank < ?", [.integer(Int64(FindingRank.firstWaived))]), nil)
    default: return (Fragment("0"), nil)
    }
  }

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "sku": Fragment("v.sku IS NOT NULL")
    case "vendor": Fragment("p.vendor IS NOT NULL")
    case "field": Fragment("t.field IS NOT NULL")
    case "owner": Fragment("t.owner IS NOT NULL")
    default: Fragment("1")
    }
  }
}

extension CatalogQuery {
  /// Variants that a finding which counts is about, themselves or through their product.
  static func finding(_ condition: Fragment) -> (condition: Fragment, driver: Fragment?) {
    (
      Fragment(
        """
        EXISTS (SELECT 1 FROM finding f WHERE f.product_id = t.product_id
          AND f.variant_id IN (0, t.id) AND f.waived_until_at IS NULL AND (\(condition.sql)))
        """, condition.values),
      Fragment(
        """
        SELECT w.id AS id FROM finding f CROSS JOIN variant w ON w.product_id = f.product_id
        WHERE \(condition.sql)
        """, condition.values)
    )
  }

  static func findingCode(_ values: [QueryValue]) -> (condition: Fragment, driver: Fragment?) {
    finding(
      Fragment(
        "f.code IN (\(Fragment.marks(values.count)))", values.map { .text($0.asText) }))
  }

  static func findingSeverity(_ values: [QueryValue]) -> (condition: Fragment, driver: Fragment?) {
    let ranks = values.compactMap { FindingSeverity(rawValue: $0.asText)?.rank }
    let ranges = ranks.map { rank -> Fragment in
      let (low, high) = (Int64(rank * 1_000), Int64(rank * 1_000 + 1_000))
      return Fragment("f.rank >= ? AND f.rank < ?", [.integer(low), .integer(high)])
    }
    return finding(.any(ranges))
  }
}
