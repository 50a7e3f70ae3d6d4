internal import Commerce

/// Fields that no index knows, as the catalog's.
extension OrderQuery {
  func wideField(
    _ field: QueryField, _ comparison: QueryComparison, _ values: [QueryValue]
  ) -> Fragment {
    switch field.name {
    case "delivery": isOne(of: values, "t.delivery")
    case "units": compare("t.unit_count", comparison, values)
    case "city": contains("t.ship_city", values)
    case "tags": contains("t.tags", values)
    case "note": .any([contains("t.note", values), contains(Self.triageNote, values)])
    case "shipping": contains("t.shipping_service", values)
    case "method": contains("t.payment_method", values)
    case "discount": contains("t.discount_code", values)
    case "updated": compareDay("t.updated_at", comparison, values)
    case "outstanding": compareMoney("t.outstanding_minor * t.currency_scale", comparison, values)
    case "refunded": compareMoney("t.refunded_minor * t.currency_scale", comparison, values)
    default: Fragment("0")
    }
  }

  func hasWideField(_ field: QueryField) -> Fragment {
    switch field.name {
    case "delivery": Fragment("t.delivery <> 'unknown'")
    case "units": Fragment("t.unit_count > 0")
    case "city": Fragment("ifnull(t.ship_city, '') <> ''")
    case "tags": Fragment("t.tags <> '[]'")
    case "note": Fragment("ifnull(t.note, '') <> '' OR \(Self.triageNote) IS NOT NULL")
    case "shipping": Fragment("t.shipping_service IS NOT NULL")
    case "method": Fragment("t.payment_method IS NOT NULL")
    case "discount": Fragment("t.discount_code IS NOT NULL")
    case "updated": Fragment("t.updated_at IS NOT NULL")
    case "outstanding": Fragment("t.outstanding_minor IS NOT NULL")
    case "refunded": Fragment("t.refunded_minor IS NOT NULL")
    default: Fragment("0")
    }
  }

  /// The newest note that a person left on the order.
  private static let triageNote = """
    (SELECT s.last_note FROM triage_state s
      WHERE s.subject_kind = 'order' AND s.subject_id = t.id)
    """
}
