import Commerce
import Dashboard
import ProductDocument
import Store

/// Set-ups that a person writes in an editor.
extension EffectRunner {
  func compose(_ request: SetupRequest) throws -> EditorText {
    switch request {
    case .new:
      guard let text = try workspace.template(TemplateShelf.standard) else {
        throw CommandFailure("There is no template of a product")
      }
      var document = EditorText(title: "a new product", text: text, variants: [])
      document.isTemplate = true
      return document
    case .copies(let variants):
      let copies = try workspace.copies(ofVariants: variants)
      let title = copies.count == 1 ? "a copy" : "\(copies.count) copies"
      return EditorText(
        title: title, text: SetupDocument.text(ofNew: copies), variants: [])
    case .matrix(let variant):
      let (setup, values) = try workspace.matrix(ofVariant: variant)
      var document = EditorText(
        title: "the options of \(setup.handle ?? "a product")",
        text: SetupDocument.text(ofMatrix: setup, values: values), variants: [])
      document.isTemplate = true
      return document
    }
  }

  func planSetup(_ document: EditorText) throws -> Action {
    let (plan, problems) = try workspace.planSetup(document.text)
    guard problems.isEmpty else {
      var marked = document
      marked.text = ProductDocument.marked(document.text, problems)
      return .documentFaulty(marked, mistakes: problems.count)
    }
    return .setupPlanned(plan, summary: plan.summary(of: plan.rows))
  }

  func setUp(_ plan: SetupPlan, _ summary: String, _ reason: String?) throws -> [Action] {
    let outcome = try store.setUp(
      plan, summary: summary, actor: workspace.actor, reason: reason, now: workspace.clock.now())
    if let conflict = outcome.conflicts.first {
      return [
        .failed("\(conflict.subject): \(conflict.because ?? "refused"); nothing was set up")
      ]
    }
    let done = try settled(.applied(outcome, verb: "Set up"))
    guard let made = try firstVariant(of: outcome) else { return done }
    return [.madeVariant(made)] + done
  }

  /// The first variant that a set-up made or changed.
  private func firstVariant(of outcome: EditOutcome) throws -> Int64? {
    guard let set = outcome.changeSet else { return nil }
    return try store.changePage(ofSet: set.id, .first, limit: 200).rows
      .first { $0.entity == .variant }?.entityID
  }
}

extension Workspace {
  /// The template of this name, with the store's channel and currency; nil when there is none.
  func template(_ name: String) throws -> String? {
    let channel = try store.setupChannels(currency: settings.currency).first
    return templates.text(
      name, channel: channel?.code, currency: channel?.currency ?? settings.currency)
  }

  /// What a document of set-ups would do, or what is wrong with it.
  func planSetup(_ text: String) throws -> (plan: SetupPlan, problems: [DocumentProblem]) {
    let (setups, problems) = SetupDocument.setups(in: text) { handle in
      (try? store.variants(ofProducts: [], handles: [handle]))?.first.flatMap { variant in
        (try? store.editSubjects(variants: [variant], needs: EditNeeds([])))?.first?.productID
      }
    }
    guard problems.isEmpty else { return (SetupPlan(), problems) }
    return (try plan(setups), [])
  }

  func plan(_ setups: [ProductSetup]) throws -> SetupPlan {
    try store.plan(setups, settings: settings.editing, currency: settings.currency)
  }

  /// Copies of the products of these variants, each on the channel of its original. Without a suffix
  /// their SKUs get the first of `-COPY`, `-COPY-2` … that makes free ones.
  func copies(
    ofVariants variants: [Int64], title: String? = nil, suffix: String? = nil
  ) throws -> [ProductSetup] {
    let rows = try store.editSubjects(
      variants: try store.siblings(ofVariants: variants), needs: .everything)
    var products: [[EditSubject]] = []
    for row in rows {
      if products.last?.first?.productID == row.productID {
        products[products.count - 1].append(row)
      } else {
        products.append([row])
      }
    }
    guard products.count <= EffectRunner.mostProducts else {
      throw CommandFailure(
        "\(products.count) products are too many to copy at once (\(EffectRunner.mostProducts))")
    }
    let copies = try products.compactMap { rows in
      ProductSetup(
        copyOf: rows, channel: try rows.first.flatMap { try store.owner(ofProduct: $0.productID) },
        title: title, suffix: try suffix ?? freeSuffix(rows))
    }
    guard !copies.isEmpty else { throw CommandFailure("There is no product to copy") }
    return copies
  }

  private func freeSuffix(_ rows: [EditSubject]) throws -> String {
    let standard = "-COPY"
    for suffix in [standard] + (2...99).map({ "\(standard)-\($0)" }) {
      let wanted = rows.map { row in
        EditPlanRow(
          entity: .variant, entityID: -1, subject: row.subject, title: "", field: .sku, old: nil,
          new: row.values[.sku].map { $0 + suffix }, version: 0)
      }
      let known = try store.checkingIdentities(of: wanted)
      if known.allSatisfy({ $0.verdict != .refused }) { return suffix }
    }
    return standard
  }

  /// The option matrix of a variant's product, with the values that its options have.
  func matrix(
    ofVariant variant: Int64
  ) throws -> (setup: ProductSetup, values: [[String]]) {
    let product = try store.matrix(ofVariant: variant)
    guard let setup = ProductSetup(matrixOf: product), !setup.options.isEmpty else {
      let name = product.variants.first?.productSubject ?? "The product"
      throw CommandFailure("\(name) has no options, so none can get another value")
    }
    return (setup, product.optionValues)
  }
}
