import Commerce

extension [EditPlanRow] {
  /// What the journal says about a change: the whole of a single field, else what was done and to
  /// how many rows.
  func summary(of expressions: String) -> String {
    guard count == 1, let only = first else {
      let rows = Set(map { "\($0.entity) \($0.entityID)" }).count
      return "\(expressions) on \(rows) \(rows == 1 ? "row" : "rows")"
    }
    return
      "\(only.subject): \(only.target.name) \(only.old ?? "(empty)") → \(only.new ?? "(empty)")"
  }
}
