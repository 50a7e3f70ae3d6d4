internal import Commerce

/// `owner:ada`, `owner:none` and `is:mine` in SQL; `s` is `triage_state`.
extension PaneQuery {
  /// The names as a condition on `s.owner`, ignoring case, and whether `none` is among them.
  func ownerNames(_ values: [QueryValue]) -> (names: Fragment, withNobody: Bool) {
    let texts = values.map { Keys.fold($0.asText) }
    let names = texts.filter { $0 != "none" }
    return (
      .any(names.map { Fragment("instr(fold(s.owner), ?) > 0", [.text($0)]) }),
      names.count < texts.count
    )
  }

  func owner(
    of values: [QueryValue], _ id: String, kind: String
  ) -> (condition: Fragment, driver: Fragment?) {
    let (names, withNobody) = ownerNames(values)
    let named = owned(names, id, kind: kind)
    guard withNobody else { return named }
    return (.any([hasOwner(id, kind: kind).negated, named.condition]), nil)
  }

  func hasOwner(_ id: String, kind: String) -> Fragment {
    owned(Fragment("1"), id, kind: kind).condition
  }

  /// Subjects whose owner meets a condition.
  func owned(
    _ condition: Fragment, _ id: String, kind: String
  ) -> (condition: Fragment, driver: Fragment?) {
    (
      Fragment(
        """
        EXISTS (SELECT 1 FROM triage_state s WHERE s.subject_kind = '\(kind)'
          AND s.subject_id = \(id) AND s.owner IS NOT NULL AND \(condition.sql))
        """, condition.values),
      Fragment(
        """
        SELECT s.subject_id AS id FROM triage_state s
        WHERE s.owner IS NOT NULL AND s.subject_kind = '\(kind)' AND \(condition.sql)
        """, condition.values)
    )
  }
}

extension OrderQuery {
  func mine(_ id: String, kind: String) -> (condition: Fragment, driver: Fragment?) {
    owned(Fragment("s.owner = ?", [.text(viewer ?? "")]), id, kind: kind)
  }
}

extension Store {
  var orderQuery: OrderQuery { OrderQuery(zone: zone, viewer: viewer) }
  var alertQuery: AlertQuery { AlertQuery(zone: zone, viewer: viewer) }
}
