internal import Commerce
internal import GRDB

extension FieldWriter {
  /// The variant's own columns, and its listings by channel, as edits leave them.
  private struct VariantState {
    var row: VariantRow
    var listings: [Int64: ListingRow] = [:]
  }

  func applyToVariant(_ id: Int64, _ edits: ArraySlice<FieldEdit>) throws {
    let found = try loadVariant.start().bind(id).first { ($0.count(), VariantRow($0)) }
    guard let (version, row) = found else { return leaveOut(edits, "the variant is gone") }
    var old = VariantState(row: row)
    for target in edits.targets where target.field.columns.isEmpty || target.scope != .master {
      guard let channel = try channelID(of: target, row), old.listings[channel] == nil else {
        continue
      }
      old.listings[channel] = try listings.listing(of: id, channelID: channel)
    }
    let value = { [old] (target: EditTarget) in try self.text(of: target, old) }
    guard try accepts(edits, version: version, value: value) else { return }
    var new = old
    for edit in edits where !leftOut(edit, value: try value(edit.plan.target)) {
      if let problem = try set(edit.plan, on: &new) { leaveOut([edit], problem) }
    }
    let changed = try edits.targets.compactMap { target in
      let (before, after) = (try text(of: target, old), try text(of: target, new))
      return before == after ? nil : (target: target, old: before, new: after)
    }
    guard !changed.isEmpty else { return }
    let pending = try changed.reduce(0) {
      let currency = try currency(of: $1.target, new)
      return $0
        + (try note(
          .variant, id, $1.target, old: $1.old, new: $1.new, currency: currency,
          hasPending: row.pendingCount > 0))
    }
    try save(new.row, changed.map(\.target), pending)
    for (channel, listing) in new.listings {
      guard let before = old.listings[channel], before != listing else { continue }
      try listings.write(listing, over: before, of: id, channelID: channel)
      if before.quantity != listing.quantity {
        try VariantRefresh(db).refresh(id, asOf: now)
      }
    }
    if new.row.speaksDifferently(from: row),
      let product = try productOfVariant.start().bind(row.productID).first(ProductRow.init)
    {
      try text.write(new.row, of: product)
    }
    try markDirty.start().bind(id).run()
  }

  /// What a field of a variant, or of one of its listings, holds now; nil too when it is gone.
  func value(of target: EditTarget, ofVariant id: Int64) throws -> String? {
    let found = try loadVariant.start().bind(id).first { ($0.count(), VariantRow($0)) }
    guard let (_, row) = found else { return nil }
    var state = VariantState(row: row)
    if target.field.columns.isEmpty || target.scope != .master,
      let channel = try channelID(of: target, row)
    {
      state.listings[channel] = try listings.listing(of: id, channelID: channel)
    }
    return try text(of: target, state)
  }

  private func save(_ row: VariantRow, _ targets: [EditTarget], _ pending: Int) throws {
    let fields = targets.filter { $0.scope == .master }.map(\.field)
    let statement = try update("variant", fields).start()
    var hasOptions = false
    for field in fields {
      switch field {
      case .price: statement.bind(row.price)
      case .compareAt: statement.bind(row.compareAt)
      case .cost: statement.bind(row.cost)
      case .barcode: statement.bind(row.barcode)
      case .sku: statement.bind(row.sku).bind(row.skuKey)
      case .weight: statement.bind(row.weightGrams)
      case .variantStatus: statement.bind(row.status.rawValue)
      case .option, .optionName:
        if !hasOptions {
          statement.bind(VariantOption.text(row.options)).bind(Keys.options(row.options))
        }
        hasOptions = true
      default: break
      }
    }
    try statement.bind(pending).bind(row.id).run()
  }

  // MARK: Values

  /// The channel whose listing holds a target; nil for what the variant itself holds.
  private func channelID(of target: EditTarget, _ row: VariantRow) throws -> Int64? {
    switch target.scope {
    case .channel(let code): try listings.channelID(code)
    case .master where target.field.attributeName != nil:
      try ownerOfProduct.start().bind(row.productID).first { $0.optionalInt() } ?? nil
    case .master, .locale: nil
    }
  }

  private func text(of target: EditTarget, _ state: VariantState) throws -> String? {
    if target.scope == .master, !target.field.columns.isEmpty {
      return state.row.text(of: target.field)
    }
    guard let channel = try channelID(of: target, state.row),
      let listing = state.listings[channel]
    else { return nil }
    return try listings.text(of: target.field, in: listing)
  }

  private func currency(of target: EditTarget, _ state: VariantState) throws -> Currency {
    guard let channel = try channelID(of: target, state.row) else { return state.row.currency }
    return state.listings[channel]?.price?.currency ?? state.row.currency
  }

  /// Returns why the value can't be set.
  private func set(_ plan: EditPlanRow, on state: inout VariantState) throws -> String? {
    if plan.scope == .master, !plan.field.columns.isEmpty { return try set(plan, on: &state.row) }
    guard let channel = try channelID(of: plan.target, state.row),
      var listing = state.listings[channel]
    else { return "it is not listed \(plan.scope == .master ? "" : "on \(plan.scope.rawValue)")" }
    let currency = plan.currency ?? listing.price?.currency ?? state.row.currency
    let problem = try listings.set(
      plan.field, to: plan.new, on: &listing, currency: currency, channelID: channel)
    if problem == nil { state.listings[channel] = listing }
    return problem
  }

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
    case (.variantStatus, .text(let text)):
      guard let status = VariantStatus(rawValue: text) else { return "\"\(text)\" is no status" }
      variant.status = status
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
    case (.option(let place), .text(let text)):
      guard variant.option(at: place) != nil else { return "it has no option \(place)" }
      variant.options[place - 1].value = text
    case (.optionName(let place), .text(let text)):
      guard variant.option(at: place) != nil else { return "it has no option \(place)" }
      variant.options[place - 1].name = text
    default: return "\(plan.field.rawValue) can't be \"\(plan.new ?? "")\""
    }
    return nil
  }
}
