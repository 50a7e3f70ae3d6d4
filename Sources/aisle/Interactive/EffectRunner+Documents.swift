import Commerce
import Dashboard
import ProductDocument
import Store

extension EffectRunner {
  /// Products in one document at most: more is no text that a person reads.
  static let mostProducts = 500

  /// Plans what was typed into a form. The name of an option goes to all variants of the product:
  /// siblings whose options are called differently are a mistake.
  func plan(_ entries: [EditDraft.Entry], variant: Int64) throws -> Action {
    let directory = try store.fieldDirectory()
    let expressions = try entries.compactMap { entry -> EditExpression? in
      guard let target = entry.target else { return nil }
      do {
        return try EditExpression.typed(
          entry.text, into: target, isSingle: true, directory: directory)
      } catch {
        throw CommandFailure("\(target.label): \(error)")
      }
    }
    let names = expressions.filter {
      if case .optionName = $0.field { true } else { false }
    }
    let siblings =
      names.isEmpty ? [] : try store.siblings(ofVariants: [variant]).filter { $0 != variant }
    var planning = EditPlanning(settings: workspace.settings.editing)
    let subjects = try store.editSubjects(
      variants: [variant] + siblings, needs: EditNeeds(of: expressions))
    for subject in subjects {
      planning.add(subject, subject.variantID == variant ? expressions : names)
    }
    let rows = try store.checking(planning.rows)
    return .planned(rows, summary: summary(of: rows, "form"))
  }

  func compose(_ variants: [Int64], wholeProduct: Bool) throws -> EditorText {
    let ids = wholeProduct ? try store.siblings(ofVariants: variants) : variants
    let subjects = try store.editSubjects(variants: ids, needs: .everything)
      .sorted { ($0.productID, $0.variantID ?? 0) < ($1.productID, $1.variantID ?? 0) }
    let products = Set(subjects.map(\.productID)).count
    guard products > 0 else { throw CommandFailure("The products are gone") }
    guard products <= Self.mostProducts else {
      throw CommandFailure(
        "\(products) products are too many for one document (\(Self.mostProducts)); b edits many")
    }
    let document = ProductDocument(of: subjects)
    return EditorText(
      title: products == 1 ? subjects.first?.productSubject ?? "1 product" : "\(products) products",
      text: document.text, variants: variants, base: subjects)
  }

  /// Compares a document that came back with what it was written from, and with the store as it is.
  func plan(_ document: EditorText) throws -> Action {
    if SetupDocument.isOne(document.text) { return try planSetup(document) }
    let (rows, problems) = try workspace.plan(document)
    guard problems.isEmpty else {
      var marked = document
      marked.text = ProductDocument.marked(document.text, problems)
      return .documentFaulty(marked, mistakes: problems.count)
    }
    return .documentPlanned(rows, summary: summary(of: rows, "document"))
  }

  private func summary(of rows: [EditPlanRow], _ place: String) -> String {
    let changing = rows.filter { $0.verdict == .ok || $0.verdict == .warning }
    return changing.isEmpty ? place : changing.summary(of: place)
  }

  /// Drafts of programs that do not run any more. A document may have been saved in its editor after
  /// the program was gone.
  func leftDrafts() throws -> [EditDraft] {
    guard !store.isReadOnly else { return [] }
    return try store.drafts(actor: workspace.actor).compactMap { draft in
      guard let session = ProgramSession(draft.session), session != .current,
        !session.isRunning
      else { return nil }
      var draft = draft
      if draft.place == .document, let saved = try? EditorFile(session: session).read() {
        draft.entries = [EditDraft.Entry(nil, saved)]
      }
      return draft
    }
  }
}

extension Workspace {
  /// What a document wants changed, or what is wrong with it.
  func plan(
    _ document: EditorText
  ) throws -> (rows: [EditPlanRow], problems: [DocumentProblem]) {
    var parsed = ProductDocument(text: document.text)
    parsed.base = document.base
    let named: (ids: [Int64], handles: [String])
    do { named = try ProductDocument.products(in: document.text) } catch { return ([], [error]) }
    let variants = try store.variants(ofProducts: named.ids, handles: named.handles)
    let current = try store.editSubjects(variants: variants, needs: .everything)
    let (changes, problems) = parsed.changes(current: current)
    return (try store.checking(changes.plan(settings: settings.editing)), problems)
  }
}
