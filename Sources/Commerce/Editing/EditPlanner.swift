/// Turns edits into rows of before and after, each with its verdict; changes nothing itself.
public enum EditPlanner {
  /// The plan of all expressions over all rows, in the rows' order, then the expressions'.
  ///
  /// Expressions apply in order to what the ones before made of the row, so that
  /// `compare-at copy from price` before `price -15%` keeps the old price. A field that several
  /// expressions change is one plan row. A product's fields are planned once, from its first row;
  /// two rows may not get the same SKU. The rows have to hold what `EditNeeds(of:)` asks for.
  public static func plan(
    rows: [EditSubject], expressions: [EditExpression], settings: EditingSettings
  ) -> [EditPlanRow] {
    var planning = EditPlanning(settings: settings)
    planning.reserve(rows.count * expressions.count)
    for row in rows { planning.add(row, expressions) }
    return planning.rows
  }
}

/// A plan while rows are added to it, each with its own expressions.
public struct EditPlanning {
  public private(set) var rows: [EditPlanRow] = []
  private let settings: EditingSettings
  private var plannedProducts: Set<Int64> = []
  private var newSKUs: Set<String> = []

  public init(settings: EditingSettings) { self.settings = settings }

  mutating func reserve(_ count: Int) { rows.reserveCapacity(count) }

  /// Plans one row. A product's fields count from its first row alone.
  public mutating func add(_ row: EditSubject, _ expressions: [EditExpression]) {
    let isFirstOfProduct = plannedProducts.insert(row.productID).inserted
    let copiesFromProduct = expressions.contains(where: \.copiesFromProduct)
    var draft = RowDraft(row)
    for expression in expressions {
      let isProductField = expression.target.entity == .product
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
      rows.append(planned)
    }
  }
}

extension EditExpression {
  /// Whether a row needs its product's new values even where they are planned with another row.
  fileprivate var copiesFromProduct: Bool {
    operations.contains { $0.source?.entity == .product }
  }
}

/// One row while expressions change it.
private struct RowDraft {
  let row: EditSubject
  /// Values after the expressions so far; a field that is absent still has the row's.
  var changed: [EditTarget: EditableValue] = [:]
  var refusals: [EditTarget: EditRefusal] = [:]
  /// Fields that expressions name, in order.
  var targets: [EditTarget] = []

  init(_ row: EditSubject) { self.row = row }

  mutating func apply(_ expression: EditExpression) {
    let target = expression.target
    if !targets.contains(target) {
      targets.append(target)
      if let refusal = refusal(of: target) { refusals[target] = refusal }
    }
    guard refusals[target] == nil else { return }
    do {
      changed[target] = try expression.apply(
        to: startingValue(of: expression), currency: row.currency(in: target.scope),
        row: { value(of: $0) })
    } catch {
      refusals[target] = error
    }
  }

  /// Why this row's field can't be edited at all.
  private func refusal(of target: EditTarget) -> EditRefusal? {
    switch target.scope {
    case .channel(let code):
      guard let listing = row.listings[code] else {
        return EditRefusal("it is not listed on \(code)")
      }
      return listing.isOwner && target.field.attributeName == nil
        ? EditRefusal("\(code) shows the product's own \(target.field.rawValue): edit that") : nil
    case .master:
      switch target.field {
      case .option, .optionName:
        // The platform would take a variant with other options for a new one.
        return row.values[.sku] == nil && !row.isNew
          ? EditRefusal("without a SKU the platform knows it by its options; give it one first")
          : nil
      default: return nil
      }
    case .locale: return nil
    }
  }

  /// A value that can't be read may still be replaced by one that does not depend on it. What a
  /// channel's listing does not say begins as what the product says.
  private func startingValue(of expression: EditExpression) throws(EditRefusal) -> EditableValue {
    let target = expression.target
    if let value = changed[target] { return value }
    if let first = expression.operations.first, first.replacesValue { return .empty }
    let stored = try EditableValue(
      text: row[target], field: target.field, currency: row.currency(in: target.scope))
    guard stored == .empty, target.scope.kind == .channel, target.field != .quantity,
      target.field.attributeName == nil
    else { return stored }
    return value(of: EditTarget(target.field))
  }

  private func value(of target: EditTarget) -> EditableValue {
    changed[target] ?? stored(target)
  }

  /// The row's own value; empty where it can't be read.
  private func stored(_ target: EditTarget) -> EditableValue {
    let stored = try? EditableValue(
      text: row[target], field: target.field, currency: row.currency(in: target.scope))
    return stored ?? .empty
  }

  func planRows(settings: EditingSettings) -> [EditPlanRow] {
    targets.map { target in
      let isProductField = target.entity == .product
      var planned = EditPlanRow(
        entity: target.entity,
        entityID: isProductField ? row.productID : row.variantID ?? row.productID,
        subject: isProductField ? row.productSubject : row.subject, title: row.title,
        field: target.field, scope: target.scope, old: row[target], new: nil,
        currency: target.field.isMoney ? row.currency(in: target.scope) : nil,
        version: isProductField ? row.productVersion : row.variantVersion)
      if let refusal = refusals[target] {
        planned.verdict = .refused
        planned.because = refusal.because
        planned.guards = [refusal.guardedBy].compactMap(\.self)
        return planned
      }
      planned.new = changed[target]?.plainText
      let report = judge(target, new: planned.new, settings: settings)
      planned.verdict = report.verdict
      planned.because = report.because
      planned.guards = report.guards
      return planned
    }
  }

  private func judge(
    _ target: EditTarget, new: String?, settings: EditingSettings
  ) -> GuardReport {
    let currency = row.currency(in: target.scope)
    let old = try? EditableValue(text: row[target], field: target.field, currency: currency)
    if let old, old.plainText == new { return GuardReport(.unchanged) }
    switch target.field.kind {
    case .money:
      // A listing without a price of its own shows the product's.
      if new == nil, target.scope != .master { return .ok }
      let isMaster = target.scope == .master
      return PriceGuards.check(
        target.field, old: money(old),
        prices: PriceGuards.Prices(
          price: money(value(of: isMaster ? EditTarget(.price) : target)),
          compareAt: isMaster ? money(value(of: EditTarget(.compareAt))) : nil,
          cost: money(value(of: EditTarget(.cost)))),
        before: PriceGuards.Prices(
          price: money(stored(isMaster ? EditTarget(.price) : target)),
          compareAt: isMaster ? money(stored(EditTarget(.compareAt))) : nil,
          cost: money(stored(EditTarget(.cost)))),
        settings: settings)
    case .weight:
      guard case .grams(let grams) = changed[target], grams < 0 else { return .ok }
      return GuardReport(.refused, because: "a weight can't be below 0")
    case .count:
      guard case .count(let count) = changed[target], count < 0 else { return .ok }
      return GuardReport(.refused, because: "a quantity can't be below 0")
    case .images: return judgeImages()
    case .line, .lines, .html, .choice, .tags:
      let (verdict, because) = TextGuards.check(target, new: new)
      return GuardReport(verdict, because: because)
    }
  }

  private func judgeImages() -> GuardReport {
    guard case .images(let images) = changed[EditTarget(.images)] else { return .ok }
    if let broken = images.first(where: { !$0.url.lowercased().hasPrefix("http") }) {
      return GuardReport(.warning, because: "\"\(broken.url)\" is no web address")
    }
    if Set(images.map(\.url)).count < images.count {
      return GuardReport(.warning, because: "an image is there twice")
    }
    return .ok
  }

  private func money(_ value: EditableValue?) -> Money? {
    if case .money(let money) = value { money } else { nil }
  }
}
