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
  let db: Database
  let now: Instant
  let text: VariantText
  let listings: ListingFields
  let productFields: ProductFields
  let loadVariant: SQL
  let loadProduct: SQL
  let productOfVariant: SQL
  let ownerOfProduct: SQL
  let skuHolder: SQL
  let markDirty: SQL
  let markProductDirty: SQL
  private let insertPending: SQL
  private let deletePending: SQL
  private let loadPending: SQL
  private var updates: [String: SQL] = [:]

  private(set) var changes: [Change] = []
  private(set) var conflicts: [EditPlanRow] = []
  private var pendingChange = 0

  struct Change {
    var entity: EditEntity
    var id: Int64
    /// A field's name, or what a new row has beside its fields: `handle`, `position`.
    var field: String
    var scope = ""
    var old: String?
    var new: String?
    var currency: String?
    var base: String?
    var isPending: Bool
  }

  init(_ db: Database, now: Instant) throws {
    self.db = db
    self.now = now
    text = try VariantText(db)
    let sets = ColumnSets(db)
    listings = try ListingFields(db, sets: sets)
    productFields = try ProductFields(db, sets: sets)
    loadVariant = try SQL(
      db, "SELECT version, \(VariantRow.columns) FROM variant WHERE id = ?")
    loadProduct = try SQL(
      db, "SELECT version, \(ProductRow.columns) FROM product WHERE id = ?")
    productOfVariant = try SQL(db, "SELECT \(ProductRow.columns) FROM product WHERE id = ?")
    ownerOfProduct = try SQL(db, "SELECT owner_channel_id FROM product WHERE id = ?")
    skuHolder = try SQL(db, SKULookup.holder)
    insertPending = try SQL(
      db,
      """
      INSERT INTO pending_edit (entity, entity_id, field, scope, base, mine, set_id)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT (entity, entity_id, field, scope)
        DO UPDATE SET mine = excluded.mine, set_id = excluded.set_id, export_id = NULL
      """)
    deletePending = try SQL(
      db,
      "DELETE FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?")
    loadPending = try SQL(
      db,
      """
      SELECT base FROM pending_edit WHERE entity = ? AND entity_id = ? AND field = ? AND scope = ?
      """)
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
    case .order: leaveOut(edits, "an order's fields are its platform's")
    }
  }

  // MARK: Expectations

  /// False when the whole row is left out.
  func accepts(
    _ edits: ArraySlice<FieldEdit>, version: Int, value: (EditTarget) throws -> String?
  ) throws -> Bool {
    let isStale = edits.contains { $0.expected == .version && $0.plan.version != version }
    if isStale {
      for edit in edits {
        var row = edit.plan
        row.because = "changed since: it is now \(try value(row.target) ?? "empty")"
        conflicts.append(row)
      }
    }
    return !isStale
  }

  func leftOut(_ edit: FieldEdit, value: String?) -> Bool {
    guard case .value(let expected) = edit.expected, expected != value else { return false }
    leaveOut([edit], "changed since: it is now \(value ?? "empty")")
    return true
  }

  func leaveOut(_ edits: ArraySlice<FieldEdit>, _ because: String) {
    for edit in edits {
      var row = edit.plan
      row.verdict = .refused
      row.because = because
      conflicts.append(row)
    }
  }

  // MARK: Journal and pending

  /// Notes a change; returns by how much the row's count of pending fields changes. No platform's
  /// file shows translations, so nothing would ever confirm them: they are never pending.
  func note(
    _ entity: EditEntity, _ id: Int64, _ target: EditTarget, old: String?, new: String?,
    currency: Currency?, hasPending: Bool
  ) throws -> Int {
    let isShown = target.scope.kind != .locale
    let known: String?? =
      hasPending && isShown
      ? try loadPending.start().bind(entity.rawValue).bind(id).bind(target.field.rawValue)
        .bind(target.scope.rawValue).first { $0.optionalText() } : nil
    let base = known ?? old
    let isPending = isShown && new != base
    changes.append(
      Change(
        entity: entity, id: id, field: target.field.rawValue, scope: target.scope.rawValue,
        old: old, new: new,
        currency: target.field.isMoney ? currency?.code : nil, base: base, isPending: isPending))
    let change = (isPending ? 1 : 0) - (known == nil ? 0 : 1)
    pendingChange += change
    return change
  }

  /// Notes what a row that is made or taken back has beside its fields; never pending itself.
  func note(
    _ entity: EditEntity, _ id: Int64, _ name: String, scope: EditScope = .master, old: String?,
    new: String?
  ) {
    changes.append(
      Change(
        entity: entity, id: id, field: name, scope: scope.rawValue, old: old, new: new,
        currency: nil, base: nil,
        isPending: false))
  }

  func update(_ table: String, _ fields: [EditableField]) throws -> SQL {
    let columns = fields.flatMap(\.columns).reduce(into: [String]()) { columns, column in
      if !columns.contains(column) { columns.append(column) }
    }
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
      INSERT INTO change (set_id, entity, entity_id, field, scope, old, new, currency)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """)
    for change in changes {
      let (entity, field, scope) = (change.entity.rawValue, change.field, change.scope)
      try insert.start().bind(id).bind(entity).bind(change.id).bind(field).bind(scope)
        .bind(change.old).bind(change.new).bind(change.currency).run()
      if change.isPending {
        try insertPending.start().bind(entity).bind(change.id).bind(field).bind(scope)
          .bind(change.base).bind(change.new).bind(id).run()
      } else {
        try deletePending.start().bind(entity).bind(change.id).bind(field).bind(scope).run()
      }
    }
    try Meta.add(.pendingEdits, pendingChange, in: db)
    return ChangeSetSummary(
      id: id, at: note.now, actor: note.actor, source: note.source, summary: note.summary,
      rows: changes.count, undoes: note.undoes, reason: note.reason)
  }
}

extension ArraySlice<FieldEdit> {
  /// Each target once, in order.
  var targets: [EditTarget] {
    var targets: [EditTarget] = []
    for edit in self where !targets.contains(edit.plan.target) { targets.append(edit.plan.target) }
    return targets
  }
}

extension EditableField {
  /// Of the entity's table; none for what is kept elsewhere.
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
    case .variantStatus: ["status"]
    case .option, .optionName: ["options", "options_key"]
    case .images, .quantity, .attribute, .variantAttribute: []
    }
  }
}
