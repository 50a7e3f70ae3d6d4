internal import Commerce

/// The catalog's fields and flags in SQL; `t` is `variant`, `p` its `product`.
struct CatalogQuery: PaneQuery {
  let zone: StoreZone
  let search: SearchTable? = .variants

  func text(_ word: String) -> Fragment {
    Fragment("instr(t.haystack, ?) > 0", [.text(word)])
  }

  func isSearchable(_ field: QueryField) -> Bool {
    ["title", "sku", "handle", "vendor", "type", "tags", "barcode"].contains(field.name)
  }

  func field(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> (condition: Fragment, driver: Fragment?) {
    switch field.name {
    case "title": (contains("p.title", values), nil)
    case "sku": (contains(Self.everySKU, values), nil)
    case "handle": (contains("p.handle", values), nil)
    case "vendor": (contains("p.vendor", values), nil)
    case "type": (contains("p.product_type", values), nil)
    case "tags": (contains("p.tags", values), nil)
    case "barcode": (contains("t.barcode", values), nil)
    case "status": (isOne(of: values, Self.status), nil)
    case "channel": (listed(on: values), nil)
    case "price": range("price_sort") { compareMoney($0, comparison, values) }
    case "compare-at": (compareMoney("t.compare_minor * t.currency_scale", comparison, values), nil)
    case "cost": (compareMoney("t.cost_minor * t.currency_scale", comparison, values), nil)
    case "available": range("available") { compare($0, comparison, values) }
    case "on-hand": range("on_hand") { compare($0, comparison, values) }
    case "cover": range("cover_deci") { compare($0, comparison, values, scale: 10) }
    case "alert": (hasAlert("variant", values), alertDriver("variant", values))
    case "score": range("content_score") { compare($0, comparison, values) }
    case "finding": Self.findingCode(values)
    case "severity": Self.findingSeverity(values)
    default: (wideField(field, comparison, values), nil)
    }
  }

  /// With the further SKUs of links.
  private static let everySKU = """
    (t.sku || ifnull((SELECT char(10) || group_concat(a.sku, char(10)) FROM sku_alias a
      WHERE a.variant_id = t.id), ''))
    """

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) {
    switch flag {
    case "live": (Fragment("t.is_live = 1"), nil)
    case "out": range("available") { Fragment("\($0) <= 0") }
    case "oversold": range("available") { Fragment("\($0) < 0") }
    case "low":
      (
        hasAlert("variant", [.text(AlertCode.low.rawValue)]),
        alertDriver("variant", [.text(AlertCode.low.rawValue)])
      )
    case "pending":
      (
        Fragment("t.pending_count + p.pending_count > 0"),
        Fragment(
          """
          SELECT id FROM variant WHERE pending_count > 0
          UNION SELECT v.id FROM product q JOIN variant v ON v.product_id = q.id
          WHERE q.pending_count > 0
          """)
      )
    case "conflict":
      (
        Fragment(
          """
          EXISTS (SELECT 1 FROM pending_edit e WHERE e.has_conflict = 1
            AND ((e.entity = 'variant' AND e.entity_id = t.id)
              OR (e.entity = 'product' AND e.entity_id = t.product_id)))
          """),
        Fragment(
          """
          SELECT entity_id AS id FROM pending_edit
          WHERE has_conflict = 1 AND entity = 'variant'
          UNION SELECT v.id FROM pending_edit e JOIN variant v ON v.product_id = e.entity_id
          WHERE e.has_conflict = 1 AND e.entity = 'product'
          """)
      )
    case "backorder": (Fragment("t.policy = 'continue'"), nil)
    case "untracked": (Fragment("t.policy = 'untracked'"), nil)
    case "published": (Fragment("p.is_published = 1"), nil)
    case "below-cost": (Fragment("t.price_minor < t.cost_minor"), nil)
    case "missing":
      (
        Fragment(
          """
          EXISTS (SELECT 1 FROM listing l
            WHERE l.variant_id = t.id AND l.missing_since_at IS NOT NULL)
          """),
        Fragment("SELECT variant_id AS id FROM listing WHERE missing_since_at IS NOT NULL")
      )
    case "on-sale": (Fragment("t.compare_minor > t.price_minor"), nil)
    default: (Fragment("0"), nil)
    }
  }

  /// What is decided about a variant: its own status where it is archived, else its product's.
  static let status = "CASE t.status WHEN 'archived' THEN 'archived' ELSE p.status END"

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "title": Fragment("p.title <> ''")
    case "sku": Fragment("t.sku IS NOT NULL")
    case "handle": Fragment("p.handle <> ''")
    case "vendor": Fragment("p.vendor IS NOT NULL")
    case "type": Fragment("p.product_type IS NOT NULL")
    case "tags": Fragment("p.tags <> '[]'")
    case "barcode": Fragment("t.barcode IS NOT NULL")
    case "status": Fragment("1")
    case "channel": Fragment("t.is_live = 1")
    case "price": Fragment("t.price_minor IS NOT NULL")
    case "compare-at": Fragment("t.compare_minor IS NOT NULL")
    case "cost": Fragment("t.cost_minor IS NOT NULL")
    case "available": Fragment("t.available IS NOT NULL")
    case "on-hand": Fragment("t.on_hand IS NOT NULL")
    case "cover": Fragment("t.cover_deci IS NOT NULL")
    case "alert": Fragment("t.alert_code IS NOT NULL")
    case "score": Fragment("t.content_score IS NOT NULL")
    case "finding", "severity": Fragment("t.finding_count > 0")
    default: hasWideField(field)
    }
  }

  private func listed(on channels: [QueryValue]) -> Fragment {
    .any(
      channels.map { channel in
        Fragment(
          """
          EXISTS (SELECT 1 FROM listing l JOIN channel c ON c.id = l.channel_id
            WHERE l.variant_id = t.id AND instr(fold(c.code), ?) > 0)
          """, [.text(Keys.fold(channel.asText))])
      })
  }

  /// A condition on an indexed column of `variant`, and the same as a driver.
  private func range(
    _ column: String, _ condition: (String) -> Fragment
  ) -> (condition: Fragment, driver: Fragment?) {
    let driver = condition(column)
    return (
      condition("t.\(column)"),
      Fragment("SELECT id FROM variant WHERE \(driver.sql)", driver.values)
    )
  }
}
