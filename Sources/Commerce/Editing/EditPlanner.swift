/// Turns edits into rows of before and after, each with its verdict; changes nothing itself.
public enum EditPlanner {
  /// The plan of all expressions over all rows, in the rows' order, then the expressions'.
  ///
  /// Expressions apply in order to what the ones before made of the row, so that
  /// `compare-at copy from price` before `price -15%` keeps the old price. A field that several
  /// expressions change is one plan row. A product's fields are planned once, from its first row;
  /// two rows may not get the same SKU.
  public static func plan(
    rows: [EditSubject], expressions: [EditExpression], settings: EditingSettings
  ) -> [EditPlanRow] {
    var plan: [EditPlanRow] = []
    plan.reserveCapacity(rows.count * expressions.count)
    var plannedProducts: Set<Int64> = []
    var newSKUs: Set<String> = []
    let copiesFromProduct = expressions.contains(where: \.copiesFromProduct)
    for row in rows {
      let isFirstOfProduct = plannedProducts.insert(row.productID).inserted
      var draft = EditDraft(row)
      for expression in expressions {
        let isProductField = expression.field.entity == .product
        guard isProductField ? isFirstOfProduct || copiesFromProduct : row.variantID != nil
        else { continue }
        draft.apply(expression)
      }
      for var planned in draft.planRows(settings: settings) {
        guard planned.entity == .variant || isFirstOfProduct else { continue }
        if planned.field == .sku, planned.verdict != .refused, let sku = planned.new,
          !newSKUs.insert(Sku.normal(sku)).inserted
        {
          planned.verdict = .refused
          planned.because = "another row of this edit gets the same SKU"
        }
        plan.append(planned)
      }
    }
    return plan
  }
}

extension EditExpression {
  /// Whether a row needs its product's new values even where they are planned with another row.
  fileprivate var copiesFromProduct: Bool {
    operations.contains { operation in
      if case .copy(let source) = operation { source.entity == .product } else { false }
    }
  }
}

/// One row while expressions change it.
private struct EditDraft {
  let row: EditSubject
  /// Values after the expressions so far; a field that is absent still has the row's.
  var changed: [EditableField: EditableValue] = [:]
  var refusals: [EditableField: EditRefusal] = [:]
  /// Fields that expressions name, in order.
  var fields: [EditableField] = []

  init(_ row: EditSubject) { self.row = row }

  mutating func apply(_ expression: EditExpression) {
    let field = expression.field
    if !fields.contains(field) { fields.append(field) }
    guard refusals[field] == nil else { return }
    do {
      changed[field] = try expression.apply(
        to: startingValue(of: expression), currency: row.currency, row: { value(of: $0) })
    } catch {
      refusals[field] = error
    }
  }

  /// A value that can't be read may still be replaced by one that does not depend on it.
  private func startingValue(of expression: EditExpression) throws(EditRefusal) -> EditableValue {
    if let value = changed[expression.field] { return value }
    switch expression.operations.first {
    case .set, .setMoney, .clear, .copy: return .empty
    default:
      return try EditableValue(
        text: row.values[expression.field], field: expression.field, currency: row.currency)
    }
  }

  private func value(of field: EditableField) -> EditableValue {
    changed[field] ?? stored(field)
  }

  /// The row's own value; empty where it can't be read.
  private func stored(_ field: EditableField) -> EditableValue {
    let stored = try? EditableValue(
      text: row.values[field], field: field, currency: row.currency)
    return stored ?? .empty
  }

  func planRows(settings: EditingSettings) -> [EditPlanRow] {
    fields.map { field in
      let isProductField = field.entity == .product
      var planned = EditPlanRow(
        entity: field.entity,
        entityID: isProductField ? row.productID : row.variantID ?? row.productID,
        subject: isProductField ? row.productSubject : row.subject, title: row.title,
        field: field, old: row.values[field], new: nil,
        currency: field.isMoney ? row.currency : nil,
        version: isProductField ? row.productVersion : row.variantVersion)
      if let refusal = refusals[field] {
        planned.verdict = .refused
        planned.because = refusal.because
        planned.guards = [refusal.guardedBy].compactMap(\.self)
        return planned
      }
      planned.new = changed[field]?.plainText
      let report = judge(field, new: planned.new, settings: settings)
      planned.verdict = report.verdict
      planned.because = report.because
      planned.guards = report.guards
      return planned
    }
  }

  private func judge(
    _ field: EditableField, new: String?, settings: EditingSettings
  ) -> GuardReport {
    let old = try? EditableValue(
      text: row.values[field], field: field, currency: row.currency)
    if let old, old.plainText == new { return GuardReport(.unchanged) }
    switch field.valueKind {
    case .money:
      return PriceGuards.check(
        field, old: money(old),
        prices: PriceGuards.Prices(
          price: money(value(of: .price)), compareAt: money(value(of: .compareAt)),
          cost: money(value(of: .cost))),
        before: PriceGuards.Prices(
          price: money(stored(.price)), compareAt: money(stored(.compareAt)),
          cost: money(stored(.cost))),
        settings: settings)
    case .grams:
      guard case .grams(let grams) = changed[field], grams < 0 else { return .ok }
      return GuardReport(.refused, because: "a weight can't be below 0")
    case .text, .status, .tags:
      let (verdict, because) = TextGuards.check(field, new: new)
      return GuardReport(verdict, because: because)
    }
  }

  private func money(_ value: EditableValue?) -> Money? {
    if case .money(let money) = value { money } else { nil }
  }
}
