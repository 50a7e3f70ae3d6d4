internal import Commerce
internal import GRDB

/// One field of one product or variant, to be set to a plain text value.
struct FieldEdit {
  var plan: EditPlanRow
  /// What the field must hold for the edit to go in; `.none` asks nothing.
  var expected: Expectation

  enum Expectation: Equatable {
    /// The row's version is the plan's.
    case version
    /// The field holds this now.
    case value(String?)
    case anything
  }
}

/// Applies field edits inside a transaction.
///
/// Keeps: a row that fails its expectation is left out whole and reported; every field that changed
/// has one row in the journal with its value before and after, and is pending until the platform
/// shows it; versions grow by one per row.
final class FieldWriter {
  private let db: Database
  private let text: VariantText
  private let loadVariant: SQL
  private let loadProduct: SQL
  private let productOfVariant: SQL
  private let skuHolder: SQL
  private let insertPending: SQL
  private let deletePending: SQL
  private let loadPending: SQL
  private let markDirty: SQL
  private let markProductDirty: SQL
  private var updates: [String: SQL] = [:]

  private(set) var changes: [Change] = []
  private(set) var conflicts: [EditPlanRow] = []
  private var pendingChange = 0

  struct Change {
    var entity: EditEntity
    var id: Int64
    var field: EditableField
    var old: String?
    var new: String?
    var currency: String?
    var base: String?
    var isPending: Bool
  }

  init(_ db: Database) throws {
    self.db = db
    text = try VariantText(db)
    loadVariant = try SQL(
      db, "SELECT version, \(VariantRow.columns) FROM variant WHERE id = ?")
    loadProduct = try SQL(
      db, "SELECT version, \(ProductRow.columns) FROM product WHERE id = ?")
    productOfVariant = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    skuHolder = try SQL(db, "SELECT id FROM variant WHERE sku_key = ?")
    insertPending = try SQL(
      db,
      """
      INSERT INTO pending_edit (entity, entity_id, field, base, mine, set_id)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (entity, entity_id, field, scope)
        DO UPDATE SET mine = excluded.mine, set_id = excluded.set_id
      """)
    deletePending = try SQL(
      db, "DELETE FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ?")
    loadPending = try SQL(
      db, "SELECT base FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ?")
    markProductDirty = try SQL(
      db, "INSERT OR IGNORE INTO dirty_variant (id) SELECT id FROM variant WHERE product_id = ?")
    markDirty = try SQL(db, "INSERT OR IGNORE INTO dirty_variant (id) VALUES (?)")
  }

  /// All edits of one product or variant at once.
  func apply(_ edits: ArraySlice<FieldEdit>) throws {
    guard let first = edits.first else { return }
    switch first.plan.entity {
    case .variant: try applyToVariant(first.plan.entityID, edits)
    case .product: try applyToProduct(first.plan.entityID, edits)
    }
  }

  // MARK: Variants

  private func applyToVariant(_ id: Int64, _ edits: ArraySlice<FieldEdit>) throws {
    let found = try loadVariant.start().bind(id).first { ($0.count(), VariantRow($0)) }
    guard let (version, old) = found else { return leaveOut(edits, "the variant is gone") }
    guard accepts(edits, version: version, value: { old.text(of: $0) }) else { return }
    var new = old
    for edit in edits where !leftOut(edit, value: old.text(of: edit.plan.field)) {
      if let problem = try set(edit.plan, on: &new) {
        leaveOut([edit], problem)
      }
    }
    let fields = fieldsInOrder(edits).filter { old.text(of: $0) != new.text(of: $0) }
    guard !fields.isEmpty else { return }
    let pending = try fields.reduce(0) {
      $0
        + (try note(
          .variant, id, $1, old: old.text(of: $1), new: new.text(of: $1),
          currency: $1.isMoney ? new.currency.code : nil, hasPending: old.pendingCount > 0))
    }
    let statement = try update("variant", fields).start()
    for field in fields {
      switch field {
      case .price: statement.bind(new.price)
      case .compareAt: statement.bind(new.compareAt)
      case .cost: statement.bind(new.cost)
      case .barcode: statement.bind(new.barcode)
      case .sku: statement.bind(new.sku).bind(new.skuKey)
      case .weight: statement.bind(new.weightGrams)
      case .title, .description, .vendor, .type, .category, .tags, .status, .seoTitle,
        .seoDescription:
        break
      }
    }
    try statement.bind(pending).bind(id).run()
    if new.speaksDifferently(from: old),
      let product = try productOfVariant.start().bind(new.productID).first(ProductRow.init)
    {
      try text.write(new, of: product)
    }
    try markDirty.start().bind(id).run()
  }

  /// Returns why the value can't be set.
  private func set(_ plan: EditPlanRow, on variant: inout VariantRow) throws -> String? {
    let value: EditableValue
    do {
      value = try EditableValue(
        text: plan.new, field: plan.field, currency: variant.currency)
    } catch { return error.because }
    switch (plan.field, value) {
    case (.price, .money(let money)) where money.isStorable: variant.price = money.minorUnits
    case (.price, .empty): variant.price = nil
    case (.compareAt, .money(let money)) where money.isStorable:
      variant.compareAt = money.minorUnits
    case (.compareAt, .empty): variant.compareAt = nil
    case (.cost, .money(let money)) where money.isStorable: variant.cost = money.minorUnits
    case (.cost, .empty): variant.cost = nil
    case (.barcode, .text(let text)): variant.barcode = text
    case (.barcode, .empty): variant.barcode = nil
    case (.weight, .grams(let grams)): variant.weightGrams = grams
    case (.weight, .empty): variant.weightGrams = nil
    case (.sku, .text(let text)):
      let key = Keys.sku(text)
      if let key, let holder = try skuHolder.start().bind(key).first({ $0.int() }),
        holder != variant.id
      {
        return "another variant has the SKU \(text)"
      }
      variant.sku = Keys.trimmed(text)
      variant.skuKey = key
    case (.sku, .empty):
      variant.sku = nil
      variant.skuKey = nil
    default: return "\(plan.field.rawValue) can't be \"\(plan.new ?? "")\""
    }
    return nil
  }

  // MARK: Products

  private func applyToProduct(_ id: Int64, _ edits: ArraySlice<FieldEdit>) throws {
    let found = try loadProduct.start().bind(id).first { ($0.count(), ProductRow($0)) }
    guard let (version, old) = found else { return leaveOut(edits, "the product is gone") }
    guard accepts(edits, version: version, value: { old.text(of: $0) }) else { return }
    var new = old
    for edit in edits where !leftOut(edit, value: old.text(of: edit.plan.field)) {
      if let problem = set(edit.plan, on: &new) { leaveOut([edit], problem) }
    }
    let fields = fieldsInOrder(edits).filter { old.text(of: $0) != new.text(of: $0) }
    guard !fields.isEmpty else { return }
    let pending = try fields.reduce(0) {
      $0
        + (try note(
          .product, id, $1, old: old.text(of: $1), new: new.text(of: $1), currency: nil,
          hasPending: old.pendingCount > 0))
    }
    let statement = try update("product", fields).start()
    for field in fields {
      switch field {
      case .title: statement.bind(new.title)
      case .description: statement.bind(new.descriptionHTML)
      case .vendor: statement.bind(new.vendor)
      case .type: statement.bind(new.productType)
      case .category: statement.bind(new.category)
      case .tags: statement.bind(TextList.encode(new.tags))
      case .status: statement.bind(new.status.rawValue)
      case .seoTitle: statement.bind(new.seoTitle)
      case .seoDescription: statement.bind(new.seoDescription)
      case .price, .compareAt, .cost, .barcode, .sku, .weight: break
      }
    }
    try statement.bind(pending).bind(id).run()
    if new.speaksDifferently(from: old) { try text.write(product: new) }
    if new.status != old.status { try markProductDirty.start().bind(id).run() }
  }

  private func set(_ plan: EditPlanRow, on product: inout ProductRow) -> String? {
    let text = plan.new.flatMap { $0.isEmpty ? nil : $0 }
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
    case .price, .compareAt, .cost, .barcode, .sku, .weight:
      return "\(plan.field.rawValue) is a field of the variant"
    }
    return nil
  }

  // MARK: Expectations

  /// False when the whole row is left out.
  private func accepts(
    _ edits: ArraySlice<FieldEdit>, version: Int, value: (EditableField) -> String?
  ) -> Bool {
    let isStale = edits.contains { $0.expected == .version && $0.plan.version != version }
    if isStale {
      for edit in edits {
        var row = edit.plan
        row.because = "changed since: it is now \(value(row.field) ?? "empty")"
        conflicts.append(row)
      }
    }
    return !isStale
  }

  private func leftOut(_ edit: FieldEdit, value: String?) -> Bool {
    guard case .value(let expected) = edit.expected, expected != value else { return false }
    leaveOut([edit], "changed since: it is now \(value ?? "empty")")
    return true
  }

  private func leaveOut(_ edits: ArraySlice<FieldEdit>, _ because: String) {
    for edit in edits {
      var row = edit.plan
      row.verdict = .refused
      row.because = because
      conflicts.append(row)
    }
  }

  private func fieldsInOrder(_ edits: ArraySlice<FieldEdit>) -> [EditableField] {
    var fields: [EditableField] = []
    for edit in edits where !fields.contains(edit.plan.field) { fields.append(edit.plan.field) }
    return fields
  }

  // MARK: Journal and pending

  /// Notes a change; returns by how much the row's count of pending fields changes.
  private func note(
    _ entity: EditEntity, _ id: Int64, _ field: EditableField, old: String?, new: String?,
    currency: String?, hasPending: Bool
  ) throws -> Int {
    let known: String?? =
      hasPending
      ? try loadPending.start().bind(entity.rawValue).bind(id).bind(field.rawValue)
        .first { $0.optionalText() } : nil
    let base = known ?? old
    let isPending = new != base
    changes.append(
      Change(
        entity: entity, id: id, field: field, old: old, new: new, currency: currency,
        base: base, isPending: isPending))
    let change = (isPending ? 1 : 0) - (known == nil ? 0 : 1)
    pendingChange += change
    return change
  }

  private func update(_ table: String, _ fields: [EditableField]) throws -> SQL {
    let columns = fields.flatMap(\.columns)
    let key = table + columns.joined(separator: ",")
    if let statement = updates[key] { return statement }
    let statement = try SQL(
      db,
      """
      UPDATE \(table) SET \(columns.map { "\($0) = ?, " }.joined())
        pending_count = pending_count + ?, version = version + 1 WHERE id = ?
      """)
    updates[key] = statement
    return statement
  }

  /// Writes the change set with its changes and pending rows; nil when nothing changed, unless the
  /// set has to stand there all the same.
  func record(_ note: ChangeNote, evenIfEmpty: Bool = false) throws -> ChangeSetSummary? {
    guard !changes.isEmpty || evenIfEmpty else { return nil }
    let set = try SQL(
      db,
      """
      INSERT INTO change_set (at, actor, source, summary, rows, undoes, reason)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """
    ).start().bind(Optional(note.now)).bind(note.actor).bind(note.source).bind(note.summary)
      .bind(changes.count).bind(note.undoes).bind(note.reason)
    try set.run()
    let id = set.insertedID
    let insert = try SQL(
      db,
      """
      INSERT INTO change (set_id, entity, entity_id, field, old, new, currency)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      """)
    for change in changes {
      try insert.start().bind(id).bind(change.entity.rawValue).bind(change.id)
        .bind(change.field.rawValue).bind(change.old).bind(change.new).bind(change.currency)
        .run()
      if change.isPending {
        try insertPending.start().bind(change.entity.rawValue).bind(change.id)
          .bind(change.field.rawValue).bind(change.base).bind(change.new).bind(id).run()
      } else {
        try deletePending.start().bind(change.entity.rawValue).bind(change.id)
          .bind(change.field.rawValue).run()
      }
    }
    try Meta.add(.pendingEdits, pendingChange, in: db)
    return ChangeSetSummary(
      id: id, at: note.now, actor: note.actor, source: note.source, summary: note.summary,
      rows: changes.count, undoes: note.undoes, reason: note.reason)
  }
}

extension EditableField {
  /// Of the entity's table.
  var columns: [String] {
    switch self {
    case .title: ["title"]
    case .description: ["description_html"]
    case .vendor: ["vendor"]
    case .type: ["product_type"]
    case .category: ["category"]
    case .tags: ["tags"]
    case .status: ["status"]
    case .seoTitle: ["seo_title"]
    case .seoDescription: ["seo_description"]
    case .price: ["price_minor"]
    case .compareAt: ["compare_minor"]
    case .cost: ["cost_minor"]
    case .barcode: ["barcode"]
    case .sku: ["sku", "sku_key"]
    case .weight: ["weight_grams"]
    }
  }
}
