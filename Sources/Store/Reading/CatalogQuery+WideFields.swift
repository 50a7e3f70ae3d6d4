internal import Commerce

/// Fields that no index knows: a search for one of them alone walks the list in its order until the
/// window is full, and can be called off at any row.
extension CatalogQuery {
  func wideField(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment {
    switch field.name {
    // 100 × (price − cost) : price, and no division, so that no rounding decides.
    case "margin": compareMargin(comparison, values)
    case "category": contains("p.category", values)
    case "option": contains("t.options", values)
    case "description": contains("p.description_html", values)
    case "seo-title": contains("p.seo_title", values)
    case "seo-description": contains("p.seo_description", values)
    case "images": compare(Self.imageCount, comparison, values)
    case "variants": compare(Self.variantCount, comparison, values)
    case "weight": compare("t.weight_grams", comparison, values)
    case "committed": compare("t.committed", comparison, values)
    case "unavailable": compare("t.unavailable", comparison, values)
    case "incoming": compare("t.incoming", comparison, values)
    case "minimum": compare("t.minimum", comparison, values)
    case "reorder-point": compare("t.reorder_point", comparison, values)
    case "velocity": compareDecimal("t.velocity_milli", comparison, values, scale: 1_000)
    case "location": stocked(at: values)
    case "external-id": listedAs(values)
    default: Fragment("0")
    }
  }

  func hasWideField(_ field: QueryField) -> Fragment {
    switch field.name {
    case "margin": Fragment("t.price_minor <> 0 AND t.cost_minor IS NOT NULL")
    case "category": Fragment("ifnull(p.category, '') <> ''")
    case "option": Fragment("t.options <> '[]'")
    case "description": Fragment("ifnull(p.description_html, '') <> ''")
    case "seo-title": Fragment("ifnull(p.seo_title, '') <> ''")
    case "seo-description": Fragment("ifnull(p.seo_description, '') <> ''")
    case "images":
      Fragment("EXISTS (SELECT 1 FROM product_image i WHERE i.product_id = t.product_id)")
    case "variants": Fragment("1")
    case "weight": Fragment("t.weight_grams IS NOT NULL")
    case "committed": Fragment("t.committed IS NOT NULL")
    case "unavailable": Fragment("t.unavailable IS NOT NULL")
    case "incoming": Fragment("t.incoming IS NOT NULL")
    case "minimum": Fragment("t.minimum IS NOT NULL")
    case "reorder-point": Fragment("t.reorder_point IS NOT NULL")
    case "velocity": Fragment("t.velocity_milli IS NOT NULL")
    case "location": Fragment("EXISTS (SELECT 1 FROM stock_level s WHERE s.variant_id = t.id)")
    case "external-id":
      Fragment(
        """
        EXISTS (SELECT 1 FROM listing l
          WHERE l.variant_id = t.id AND l.external_id IS NOT NULL)
        """)
    default: Fragment("0")
    }
  }

  private static let imageCount =
    "(SELECT count(*) FROM product_image i WHERE i.product_id = t.product_id)"
  private static let variantCount =
    "(SELECT count(*) FROM variant o WHERE o.product_id = t.product_id)"

  /// Unknown, and so never a match, without a price, without a cost, and at a price of nothing.
  private func compareMargin(
    _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment {
    .any(
      values.map { value in
        guard let hundredths = value.asInteger(scale: 100) else { return Fragment("0") }
        let sign = comparison == .equals ? "=" : comparison.rawValue
        return Fragment(
          """
          t.price_minor > 0 AND (t.price_minor - t.cost_minor) * 10000 \(sign) t.price_minor * ?
          """, [.integer(hundredths)])
      })
  }

  private func compareDecimal(
    _ expression: String, _ comparison: QueryComparison, _ values: [QueryValue], scale: Int64
  ) -> Fragment {
    .any(
      values.map { value in
        guard let number = value.asInteger(scale: scale) else { return Fragment("0") }
        let sign = comparison == .equals ? "=" : comparison.rawValue
        return Fragment("\(expression) \(sign) ?", [.integer(number)])
      })
  }

  /// Has some at a location whose name holds one of the words.
  private func stocked(at locations: [QueryValue]) -> Fragment {
    .any(
      locations.map { location in
        Fragment(
          """
          EXISTS (SELECT 1 FROM stock_level s JOIN location c ON c.id = s.location_id
            WHERE s.variant_id = t.id AND ifnull(s.on_hand, s.available) > 0 AND instr(fold(c.name), ?) > 0)
          """, [.text(Keys.fold(location.asText))])
      })
  }

  private func listedAs(_ ids: [QueryValue]) -> Fragment {
    .any(
      ids.map { id in
        Fragment(
          """
          EXISTS (SELECT 1 FROM listing l
            WHERE l.variant_id = t.id AND instr(fold(l.external_id), ?) > 0)
          """, [.text(Keys.fold(id.asText))])
      })
  }
}
