import Commerce

extension [EditPlanRow] {
  /// What the journal says about a change: the whole of a single field, else how many and why.
  func summary(of expressions: String) -> String {
    guard count == 1, let only = first else { return "\(count) fields: \(expressions)" }
    return
      "\(only.subject): \(only.target.name) \(only.old ?? "(empty)") → \(only.new ?? "(empty)")"
  }
}
