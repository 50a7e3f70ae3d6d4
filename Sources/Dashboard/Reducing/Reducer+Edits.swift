import Commerce
import TerminalKit

extension DashboardState {
  /// Opens the list of fields for the chosen variants.
  mutating func chooseField() -> [Effect] {
    let variants = selectedVariants
    let row = catalogRow(variants)
    let subject =
      variants.count == 1
      ? row.map { $0.sku ?? $0.title } ?? "1 variant"
      : "\(variants.count) variants"
    let values = variants.count == 1 ? row.map(Self.fieldValues) ?? [:] : [:]
    overlay = .fields(FieldChooser(variants: variants, subject: subject, values: values))
    guard variants.count == 1, let variant = variants.first else { return [] }
    return [.loadSubject(variant: variant)]
  }

  /// The list of fields shows every value as soon as it is known.
  mutating func takeSubject(_ subject: EditSubject) {
    guard case .fields(var chooser) = overlay, chooser.variants == [subject.variantID] else {
      return
    }
    chooser.values = subject.values
    overlay = .fields(chooser)
  }

  private func catalogRow(_ variants: [Int64]) -> CatalogRow? {
    guard variants.count == 1, let id = variants.first else { return nil }
    if case .variant(let shown) = detail, shown.row.id == id { return shown.row }
    return catalog.window.rows.first { $0.id == id }
  }

  static func fieldValues(_ row: CatalogRow) -> [EditableField: String] {
    var values: [EditableField: String] = [
      .title: row.title, .status: row.status.rawValue, .tags: row.tags.joined(separator: ", "),
    ]
    values[.price] = row.price?.decimal
    values[.compareAt] = row.compareAtPrice?.decimal
    values[.cost] = row.cost?.decimal
    values[.vendor] = row.vendor
    values[.type] = row.productType
    values[.barcode] = row.barcode
    return values
  }

  mutating func handleFields(_ key: Key, _ open: FieldChooser) -> [Effect] {
    var chooser = open
    let last = FieldChooser.fields.count - 1
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []): overlay = nil
    case (.down, _), (.character("j"), []), (.character("n"), .control):
      chooser.cursor = min(last, chooser.cursor + 1)
      overlay = .fields(chooser)
    case (.up, _), (.character("k"), []), (.character("p"), .control):
      chooser.cursor = max(0, chooser.cursor - 1)
      overlay = .fields(chooser)
    case (.enter, _), (.character("e"), []): return startEditing(chooser.field, chooser)
    case (.character(let letter), []):
      if let field = FieldChooser.fields.first(where: { $0.letter == letter }) {
        return startEditing(field, chooser)
      }
    default: break
    }
    return []
  }

  /// A text of several lines goes to the editor: a line would lose where they break.
  private mutating func startEditing(
    _ field: EditableField, _ chooser: FieldChooser
  ) -> [Effect] {
    overlay = nil
    let stored = chooser.values[field] ?? ""
    if chooser.variants.count == 1, field.kind == .html || stored.unicodeScalars.contains("\n"),
      field.kind != .images
    {
      return openEditor(chooser.variants)
    }
    let text: String
    switch field.kind {
    // Changed by operations: append, move 3 to 1.
    case .images: text = ""
    case .weight: text = Int64(stored).map { WeightText.spoken(grams: $0) } ?? stored
    default: text = stored
    }
    prompt = Prompt(
      .edit(EditTarget(field), variants: chooser.variants, subject: chooser.subject),
      text: text)
    return []
  }

  /// Shows what an edit would do. A plan that changes nothing only says so.
  mutating func showPlan(
    _ rows: [EditPlanRow], summary: String, origin: PlanOverlay.Origin = .line,
    request: EditRequest? = nil
  ) {
    let changing = rows.filter { $0.verdict != .unchanged }
    var origin = origin
    if case .form(let form) = overlay { origin = .form(form) }
    guard !changing.isEmpty else {
      prompt = nil
      if origin == .document { unapplied.document = nil }
      say(.info, "Nothing to change: the value is already there")
      return
    }
    unapplied.line = prompt.flatMap { draft(of: $0) }
    prompt = nil
    let effective = changing.count { $0.verdict != .refused }
    var plan = PlanOverlay(
      rows: changing, summary: summary,
      needsCount: effective > setup.typedConfirmationOver ? effective : nil, request: request)
    plan.origin = origin
    overlay = .plan(plan)
  }

  mutating func handlePlan(_ key: Key, _ open: PlanOverlay) -> [Effect] {
    var plan = open
    guard !plan.isApplying else { return [] }
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []), (.character("n"), []):
      return leavePlan(plan)
    case (.down, _), (.character("j"), []):
      plan.scroll = min(max(0, plan.rows.count - 1), plan.scroll + 1)
    case (.up, _), (.character("k"), []): plan.scroll = max(0, plan.scroll - 1)
    case (.pageDown, _), (.character("d"), .control):
      plan.scroll = min(max(0, plan.rows.count - 1), plan.scroll + 10)
    case (.pageUp, _), (.character("u"), .control): plan.scroll = max(0, plan.scroll - 10)
    case (.backspace, _): plan.typedCount = String(plan.typedCount.dropLast())
    case (.character(let digit), [])
    where plan.needsCount != nil && digit.isASCII && digit.isNumber:
      plan.typedCount.append(digit)
    case (.character("y"), []) where plan.needsCount == nil: return commit(&plan)
    case (.character("o"), []): return askForReason(plan)
    case (.character("@"), []): return askForTimes(plan)
    case (.enter, _):
      guard plan.needsCount != nil || plan.count(.warning) == 0 else {
        say(.info, "Some rows are doubtful: y applies all the same")
        return []
      }
      return commit(&plan)
    default: break
    }
    overlay = .plan(plan)
    return []
  }

  /// Applies the plan. Enter and `y` ask for it; where warnings stand in the plan only `y` does, and
  /// where many rows change the count has to be typed first.
  private mutating func commit(_ plan: inout PlanOverlay) -> [Effect] {
    guard plan.effective > 0 else {
      say(.warning, "Every row is refused; nothing can be applied")
      return []
    }
    if let count = plan.needsCount, plan.typedCount != String(count) {
      say(.warning, "Type \(count) and Enter to change \(count) fields")
      return []
    }
    plan.isApplying = true
    overlay = .plan(plan)
    if let setup = plan.setup { return commit(plan, setup) }
    requestOnItsWay = plan.request
    return [
      .apply(
        plan.rows.filter { $0.verdict != .refused }, summary: plan.summary,
        reason: plan.rows.journalReason(plan.reason))
    ]
  }

  /// Back to where it was typed; a single line was given up.
  private mutating func leavePlan(_ plan: PlanOverlay) -> [Effect] {
    overlay = nil
    switch plan.origin {
    case .line:
      unapplied.line = nil
      say(.info, "Nothing was changed")
    case .form(let form): overlay = .form(form)
    case .document: say(.info, "Nothing was changed; the document is kept, E opens it again")
    }
    return saveDrafts()
  }

  /// What did not go in is kept. A line of which nothing went in, because somebody else was faster,
  /// comes back with what was typed.
  private mutating func settle(_ plan: PlanOverlay, _ outcome: EditOutcome) {
    if let line = unapplied.line, outcome.applied == 0, !outcome.conflicts.isEmpty {
      reopen(line)
    }
    unapplied.line = nil
    let leftOut = plan.rows.filter { $0.verdict == .refused } + outcome.conflicts
    switch plan.origin {
    case .line: break
    case .form(var form):
      form.edits = form.edits.filter { target, _ in leftOut.contains { $0.target == target } }
      unapplied.form = form.edits.isEmpty ? nil : form
    case .document:
      // What of a set-up was refused is not made by the same document again.
      if leftOut.isEmpty || plan.setup != nil { unapplied.document = nil }
    }
  }

  mutating func take(_ outcome: EditOutcome, verb: String) -> [Effect] {
    changeProgress = nil
    if case .plan(let plan) = overlay {
      overlay = nil
      settle(plan, outcome)
    }
    let conflicts =
      outcome.conflicts.isEmpty
      ? "" : "; \(outcome.conflicts.count) left out, changed by someone else meanwhile"
    if outcome.applied == 0 {
      let text = "Nothing \(verb.lowercased())\(conflicts)"
      say(outcome.conflicts.isEmpty ? .info : .warning, text)
      if prompt?.isEdit == true, let conflict = outcome.conflicts.first {
        prompt?.problem =
          "\(text): \(conflict.because ?? ""); Enter looks again, Esc gives it up"
      }
    } else {
      let summary = outcome.changeSet.map { ": \($0.summary)" } ?? ""
      say(outcome.conflicts.isEmpty ? .done : .warning, "\(verb)\(summary)\(conflicts)")
    }
    self[list: focus].clearMarks()
    heldUntil = nil
    hasNewerData = false
    return saveDrafts() + Pane.allCases.flatMap { load($0) } + loadFindings() + loadDetail()
      + reloadOverlay()
  }

  mutating func report(_ results: [ImportResult]) {
    importProgress = nil
    let changed = results.reduce(0) { $0 + $1.created + $1.updated }
    let refused = results.reduce(0) { $0 + $1.quarantined }
    let name = results.first?.file.split(separator: "/").last.map(String.init) ?? ""
    let files = results.count == 1 ? name : "\(results.count) files"
    let remarks = results.reduce(0) { $0 + $1.issues.count { $0.severity == .warning } }
    let tail =
      switch (refused, remarks) {
      case (0, 0): ""
      case (0, 1): "; 1 remark, o shows it"
      case (0, _): "; \(remarks) remarks, o shows them"
      case (1, _): "; 1 row refused, o shows it"
      case (_, _): "; \(refused) rows refused, o shows them"
      }
    say(
      refused > 0 ? .warning : .done,
      "Imported \(files): \(changed) new or changed\(tail)")
  }
}

extension EditableField {
  /// The letter that picks the field in the field list; none for those that the form shows.
  var letter: Character? {
    switch self {
    case .price: "p"
    case .compareAt: "m"
    case .cost: "c"
    case .title: "t"
    case .vendor: "v"
    case .type: "y"
    case .tags: "g"
    case .status: "s"
    case .barcode: "b"
    case .seoTitle: "o"
    case .seoDescription: "d"
    case .description: "h"
    case .category: "a"
    case .sku: "u"
    case .weight: "w"
    case .images: "i"
    case .option(let place): Character(String(place))
    case .quantity, .variantStatus, .optionName, .attribute, .variantAttribute: nil
    }
  }
}
