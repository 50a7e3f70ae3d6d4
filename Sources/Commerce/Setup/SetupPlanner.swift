/// Turns set-ups into rows of what would be made; changes nothing itself.
///
/// A new product is planned like an edit of a row that has nothing yet, so that every guard of an
/// edit looks at it too. Who else has its SKUs and barcodes is the store's to say.
public enum SetupPlanner {
  public static func plan(
    _ setups: [ProductSetup], facts: SetupFacts, settings: EditingSettings
  ) -> SetupPlan {
    var drafts = SetupDrafts(facts: facts, settings: settings)
    for setup in setups {
      if let id = setup.productID {
        drafts.change(id, setup)
      } else {
        drafts.make(setup)
      }
    }
    return drafts.plan
  }
}

/// A plan while set-ups are added to it.
struct SetupDrafts {
  let facts: SetupFacts
  var planning: EditPlanning
  var seeds: [SetupSeed] = []
  /// Rows that no expression makes, with those of the planning behind them.
  var before: [Int64: [EditPlanRow]] = [:]
  private var problems: [Int64: String] = [:]
  /// What is doubtful about a product as a whole; it stands on its title.
  private var doubts: [Int64: String] = [:]
  /// In the order in which they were added.
  var ids: [Int64] = []
  private var handles: [String: Set<String>]
  private var lastID: Int64 = 0

  init(facts: SetupFacts, settings: EditingSettings) {
    self.facts = facts
    handles = facts.handles
    planning = EditPlanning(settings: settings)
  }

  /// The rows in the order of the set-ups; of a product with a problem each row is refused with it.
  var plan: SetupPlan {
    let made = Dictionary(grouping: planning.rows, by: \.entityID)
    let rows = ids.flatMap { id in
      let rows = ((before[id] ?? []) + (made[id] ?? [])).map { doubted($0) }
      guard let problem = problems[id] else { return rows }
      return rows.map { row in
        var refused = row
        refused.verdict = .refused
        refused.because = problem
        refused.guards = []
        return refused
      }
    }
    return SetupPlan(rows: rows, seeds: seeds)
  }

  private func doubted(_ row: EditPlanRow) -> EditPlanRow {
    guard row.target == EditTarget(.title), row.verdict != .refused,
      let doubt = doubts[row.entityID]
    else {
      return row
    }
    var doubtful = row
    doubtful.verdict = .warning
    doubtful.because = [row.because, doubt].compactMap(\.self).joined(separator: "; ")
    return doubtful
  }

  mutating func nextID() -> Int64 {
    lastID -= 1
    ids.append(lastID)
    return lastID
  }

  // MARK: New products

  mutating func make(_ setup: ProductSetup) {
    let channel = setup.channel ?? facts.standardChannel ?? ""
    let currency = facts.channels[channel]
    let taken = handles[channel] ?? []
    let wanted = setup.wantedHandle
    let handle = setup.handle == nil ? Handle.free(wanted, taken: taken) : wanted
    let id = nextID()
    seeds.append(SetupSeed(id: id, place: .product(handle: handle, channel: channel)))
    var fields = setup.fields.filter { !EditableValue.trimmed($0.value).isEmpty }
    fields[.status] = fields[.status] ?? ProductStatus.draft.rawValue
    let title = EditableValue.trimmed(fields[.title] ?? "")
    var product = EditSubject(
      productID: id, variantID: nil, subject: handle, productSubject: handle, title: title,
      currency: currency ?? .eur)
    if title.isEmpty { refuse(.title, of: product, "a title is needed") }

    if currency == nil {
      problems[id] =
        channel.isEmpty
        ? "the store has no channel yet; import a products file first"
        : "the store knows no channel \(channel); one of "
          + facts.channels.keys.sorted().joined(separator: ", ")
    } else if handle.isEmpty {
      problems[id] = title.isEmpty ? nil : "no handle can be made of the title; give it one"
    } else if !Handle.isValid(handle) {
      problems[id] = "a handle has letters, digits and hyphens: \(Handle.made(of: handle))"
    } else if taken.contains(handle.lowercased()) {
      problems[id] = "the handle \(handle) is taken on \(channel); give it another"
    }
    problems[id] = problems[id] ?? OptionMatrix.problem(with: setup.options)
    if handle != wanted { doubts[id] = "\(wanted) is there already; this one becomes \(handle)" }
    handles[channel, default: []].insert(handle.lowercased())

    let texts = setup.texts.sorted { $0.key.name < $1.key.name }
      .filter { !EditableValue.trimmed($0.value).isEmpty }
      .map { EditExpression($0, operations: [.set($1)]) }
    planning.add(product, expressions(fields, of: product) + texts)
    guard problems[id] == nil, let all = OptionMatrix.combinations(setup.options.map(\.values))
    else { return }
    let known = Set(all)
    if let stray = setup.variants.first(where: { !known.contains($0.values) }) {
      problems[id] = "the options make no variant \(stray.values.joined(separator: " / "))"
    }
    product.values = [:]
    let names = setup.options.map { EditableValue.trimmed($0.name) }
    let own = setup.variantsByValues
    let combinations = all.filter { own[$0]?.isLeftOut != true }
    if combinations.isEmpty { problems[id] = "every variant is left out; it needs one" }
    for (index, values) in combinations.enumerated() {
      let variant = nextID()
      seeds.append(
        SetupSeed(
          id: variant,
          place: .variant(product: id, position: index + 1, currency: product.currency)))
      add(
        variant, names, values, setup.fields(of: values, handle: handle, own: own[values]),
        to: product)
    }
  }

  // MARK: Variants

  mutating func add(
    _ id: Int64, _ names: [String], _ values: [String], _ fields: [EditableField: String],
    to product: EditSubject
  ) {
    var row = product
    row.variantID = id
    row.variantVersion = 0
    let options = values.joined(separator: " / ")
    row.subject =
      fields[.sku]
      ?? (options.isEmpty ? product.productSubject : "\(product.productSubject) \(options)")
    for (index, (name, value)) in zip(names, values).enumerated() {
      before[id, default: []] += [
        planned(.optionName(index + 1), name, of: row), planned(.option(index + 1), value, of: row),
      ]
    }
    if fields[.sku] == nil { refuse(.sku, of: row, "a SKU is needed") }
    if fields[.price] == nil { refuse(.price, of: row, "a price is needed") }
    planning.add(row, expressions(fields, of: row))
  }

  /// Money by the bulk grammar, so that a currency can stand behind it; everything else as it is.
  private mutating func expressions(
    _ fields: [EditableField: String], of row: EditSubject
  ) -> [EditExpression] {
    let named = EditableField.allCases.filter { fields[$0] != nil }
    let columns = fields.keys.filter { $0.attributeName != nil }
      .sorted { $0.rawValue < $1.rawValue }
    var expressions: [EditExpression] = []
    for field in named + columns {
      let text = fields[field] ?? ""
      switch field.kind {
      case .money, .choice:
        do {
          expressions.append(
            try EditExpression.typed(text, into: EditTarget(field), isSingle: true))
        } catch {
          refuse(field, of: row, error.message)
        }
      default: expressions.append(EditExpression(field: field, operations: [.set(text)]))
      }
    }
    return expressions
  }

  private func planned(
    _ field: EditableField, _ new: String?, of row: EditSubject
  ) -> EditPlanRow {
    let isProduct = field.entity == .product
    return EditPlanRow(
      entity: field.entity, entityID: isProduct ? row.productID : row.variantID ?? row.productID,
      subject: isProduct ? row.productSubject : row.subject, title: row.title, field: field,
      old: nil, new: new, currency: field.isMoney ? row.currency : nil, version: 0)
  }

  mutating func refuse(
    _ field: EditableField, of row: EditSubject, _ because: String, as id: Int64? = nil
  ) {
    var refused = planned(field, nil, of: row)
    refused.verdict = .refused
    refused.because = because
    before[id ?? refused.entityID, default: []].append(refused)
  }
}
