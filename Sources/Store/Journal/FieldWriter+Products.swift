internal import Commerce
internal import GRDB

extension FieldWriter {
  func applyToProduct(_ id: Int64, _ edits: ArraySlice<FieldEdit>) throws {
    let found = try loadProduct.start().bind(id).first { ($0.count(), ProductRow($0)) }
    guard let (version, old) = found else { return leaveOut(edits, "the product is gone") }
    // What has no column is read once, before anything is written.
    var before: [EditTarget: String] = [:]
    for target in edits.targets { before[target] = try text(of: target, old) }
    guard try accepts(edits, version: version, value: { before[$0] }) else { return }
    var new = old
    for edit in edits where !leftOut(edit, value: before[edit.plan.target]) {
      if let problem = try set(edit.plan, on: &new) { leaveOut([edit], problem) }
    }
    let changed = try edits.targets.compactMap { target in
      let (was, now) = (before[target], try text(of: target, new))
      return was == now ? nil : (target: target, old: was, new: now)
    }
    guard !changed.isEmpty else { return }
    let pending = try changed.reduce(0) {
      $0
        + (try note(
          .product, id, $1.target, old: $1.old, new: $1.new, currency: nil,
          hasPending: old.pendingCount > 0))
    }
    try save(new, changed.map(\.target), pending)
    if new.speaksDifferently(from: old) { try text.write(product: new) }
    if new.status != old.status { try markProductDirty.start().bind(id).run() }
  }

  /// What a field of a product holds now; nil too when it is gone.
  func value(of target: EditTarget, ofProduct id: Int64) throws -> String? {
    let found = try loadProduct.start().bind(id).first { ($0.count(), ProductRow($0)) }
    return try found.flatMap { try text(of: target, $0.1) }
  }

  private func save(_ row: ProductRow, _ targets: [EditTarget], _ pending: Int) throws {
    let fields = targets.filter { $0.scope == .master }.map(\.field)
    let statement = try update("product", fields).start()
    for field in fields {
      switch field {
      case .title: statement.bind(row.title)
      case .description: statement.bind(row.descriptionHTML)
      case .vendor: statement.bind(row.vendor)
      case .type: statement.bind(row.productType)
      case .category: statement.bind(row.category)
      case .tags: statement.bind(TextList.encode(row.tags))
      case .status: statement.bind(row.status.rawValue)
      case .seoTitle: statement.bind(row.seoTitle)
      case .seoDescription: statement.bind(row.seoDescription)
      default: break
      }
    }
    try statement.bind(pending).bind(row.id).run()
  }

  private func text(of target: EditTarget, _ row: ProductRow) throws -> String? {
    if target.scope == .master, !target.field.columns.isEmpty { return row.text(of: target.field) }
    return try productFields.text(of: target, row)
  }

  /// Sets a column on the row, writes anything else at once; returns why the value can't be set.
  private func set(_ plan: EditPlanRow, on product: inout ProductRow) throws -> String? {
    let text = plan.new.flatMap { $0.isEmpty ? nil : $0 }
    guard plan.scope == .master, !plan.field.columns.isEmpty else {
      return try productFields.set(plan.target, to: text, product)
    }
    switch plan.field {
    case .title: product.title = text ?? ""
    case .description: product.descriptionHTML = text
    case .vendor: product.vendor = text
    case .type: product.productType = text
    case .category: product.category = text
    case .tags:
      product.tags = (text ?? "").split(separator: ",").map { Keys.trimmed(String($0)) }
    case .status:
      guard let status = ProductStatus(rawValue: text ?? "") else {
        return "\"\(text ?? "")\" is no status"
      }
      product.status = status
    case .seoTitle: product.seoTitle = text
    case .seoDescription: product.seoDescription = text
    default: return "\(plan.field.rawValue) is a field of the variant"
    }
    return nil
  }
}
