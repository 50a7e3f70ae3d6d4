internal import Commerce

/// The alert list's fields in SQL; `t` is `alert`, `v` its variant and `p` that one's product,
/// `o` its order: what there is of them.
struct AlertQuery: PaneQuery {
  let zone: StoreZone
  /// Who asks: whose alerts `is:mine` are.
  var viewer: String?
  let search: SearchTable? = nil

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
    case "owner": alertOwner(of: values)
    default: (Fragment("0"), nil)
    }
  }

  func flag(_ flag: String) -> (condition: Fragment, driver: Fragment?) {
    switch flag {
    case "firing": (Fragment("t.queue_rank < ?", [.integer(QueueRank.firstHeld)]), nil)
    case "acked": held(as: .acknowledged)
    case "snoozed": held(as: .snoozed)
    case "dismissed": held(as: .dismissed)
    case "mine":
      onSubjects(Fragment("s.owner = ?", [.text(viewer ?? "")]))
    default: (Fragment("0"), nil)
    }
  }

  private func held(as state: TriageState) -> (condition: Fragment, driver: Fragment?) {
    (
      Fragment("t.triage = ?", [.text(state.rawValue)]),
      Fragment(
        "SELECT id FROM alert WHERE triage <> 'firing' AND triage = ?", [.text(state.rawValue)])
    )
  }

  private func alertOwner(of values: [QueryValue]) -> (condition: Fragment, driver: Fragment?) {
    let (names, withNobody) = ownerNames(values)
    guard withNobody else { return onSubjects(names) }
    let owned = onSubjects(Fragment("s.owner IS NOT NULL")).condition
    return (.any([owned.negated, onSubjects(names).condition]), nil)
  }

  /// Alerts whose subject's triage row meets a condition.
  private func onSubjects(_ condition: Fragment) -> (condition: Fragment, driver: Fragment?) {
    (
      Fragment(
        """
        EXISTS (SELECT 1 FROM triage_state s WHERE s.subject_kind = t.subject_kind
          AND s.subject_id = t.subject_id AND \(condition.sql))
        """, condition.values),
      Fragment(
        """
        SELECT a.id FROM triage_state s CROSS JOIN alert a
        ON a.subject_kind = s.subject_kind AND a.subject_id = s.subject_id
        WHERE s.owner IS NOT NULL AND \(condition.sql)
        """, condition.values)
    )
  }

  func has(_ field: QueryField) -> Fragment {
    switch field.name {
    case "score", "code", "priority": Fragment("1")
    case "owner": onSubjects(Fragment("s.owner IS NOT NULL")).condition
    case "sku": Fragment("v.sku IS NOT NULL")
    case "title": Fragment("p.title <> ''")
    case "since": Fragment("t.since_at IS NOT NULL")
    case "available": Fragment("v.available IS NOT NULL")
    default: Fragment("0")
    }
  }
}
