public import Commerce

extension [DocumentChange] {
  /// What the changes would do: like any edit's plan, with what others changed meanwhile refused.
  public func plan(settings: EditingSettings) -> [EditPlanRow] {
    var planning = EditPlanning(settings: settings)
    for change in self {
      let ofProduct = change.expressions.filter { $0.target.entity == .product }
      let ofVariant = change.expressions.filter { $0.target.entity == .variant }
      if !ofProduct.isEmpty { planning.add(change.subject, ofProduct) }
      if !ofVariant.isEmpty { planning.add(change.subject, ofVariant) }
    }
    let conflicts = Dictionary(
      flatMap { change in
        change.conflicts.map { target, because in
          let id = target.entity == .product ? change.subject.productID : change.subject.variantID
          return (Place(id: id, target: target), because)
        }
      }, uniquingKeysWith: { first, _ in first })
    return planning.rows.map { row in
      guard let because = conflicts[Place(id: row.entityID, target: row.target)] else { return row }
      var refused = row
      refused.verdict = .refused
      refused.because = because
      return refused
    }
  }

  private struct Place: Hashable {
    var id: Int64?
    var target: EditTarget
  }
}
