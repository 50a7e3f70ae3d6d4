import Commerce
import TerminalKit

extension DashboardState {
  /// Opens the form of the variant under the cursor.
  mutating func openForm() -> [Effect] {
    guard let variant = currentVariant else { return [] }
    if let draft = unapplied.form?.draft, draft.variants != [variant] {
      overlay = .drafts(DraftsOverlay([draft]))
      return []
    }
    return [.loadForm(variant: variant)]
  }

  /// The variant that a form or document is about: the one under the cursor, whatever is marked.
  var currentVariant: Int64? {
    switch focus {
    case .catalog: catalog.cursorID
    case .inventory: inventory.current?.subjectID
    case .promotions, .orders: nil
    }
  }

  /// What was typed into the variant's form before comes back.
  mutating func showForm(_ subject: EditSubject) {
    let kept = unapplied.form?.subject.variantID == subject.variantID ? unapplied.form : nil
    var form = EditForm(subject, edits: kept?.edits ?? [:])
    form.cursor = min(kept?.cursor ?? 0, form.targets.count - 1)
    unapplied.form = nil
    overlay = .form(form)
  }

  mutating func handleForm(_ key: Key, _ open: EditForm) -> [Effect] {
    var form = open
    guard form.line == nil else { return handleFormLine(key, form) }
    let last = form.targets.count - 1
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []): return closeForm(form)
    case (.down, _), (.character("j"), []), (.character("n"), .control):
      form.cursor = min(last, form.cursor + 1)
    case (.up, _), (.character("k"), []), (.character("p"), .control):
      form.cursor = max(0, form.cursor - 1)
    case (.pageDown, _), (.character("d"), .control): form.cursor = min(last, form.cursor + 10)
    case (.pageUp, _), (.character("u"), .control): form.cursor = max(0, form.cursor - 10)
    case (.character("g"), []): form.cursor = 0
    case (.character("G"), []): form.cursor = max(0, last)
    case (.enter, _), (.character("e"), []): return editField(of: &form)
    case (.character("x"), []):
      if let target = form.target, form.edits.removeValue(forKey: target) == nil {
        say(.info, "\(target.label) is not changed")
      }
    case (.character("X"), []):
      form.edits = [:]
      say(.info, "All changes of the form are taken back")
    case (.character("p"), []): return previewForm(form)
    case (.character("E"), []):
      overlay = nil
      unapplied.form = form.edits.isEmpty ? nil : form
      return openEditor(form.subject.variantID.map { [$0] } ?? [])
    default: break
    }
    overlay = .form(form)
    return []
  }

  private mutating func editField(of form: inout EditForm) -> [Effect] {
    guard let target = form.target else { return [] }
    let text = form.text(of: target)
    if target.field.kind == .html || text.unicodeScalars.contains("\n"),
      target.field.kind != .images
    {
      say(.info, "\(target.label) may have several lines: E opens it in your editor")
    } else {
      // A list of images is changed by operations, not typed anew.
      form.line = LineEditor(
        target.field.kind == .images && form.edits[target] == nil ? "" : text)
    }
    overlay = .form(form)
    return []
  }

  private mutating func handleFormLine(_ key: Key, _ open: EditForm) -> [Effect] {
    var form = open
    guard let target = form.target else { return [] }
    switch key.code {
    case .escape: form.line = nil
    case .enter:
      let text = form.line?.text ?? ""
      form.line = nil
      let stored = form.subject[target] ?? ""
      let isSame = target.field.kind == .images ? text.isEmpty : text == stored
      form.edits[target] = isSame ? nil : text
      form.cursor = min(form.targets.count - 1, form.cursor + 1)
    default: _ = form.line?.handle(key)
    }
    overlay = .form(form)
    return []
  }

  private mutating func previewForm(_ form: EditForm) -> [Effect] {
    guard !form.edits.isEmpty, let variant = form.subject.variantID else {
      say(.info, "Nothing is changed yet; Enter edits the field")
      return []
    }
    let edits = form.targets.compactMap { target in
      form.edits[target].map { EditDraft.Entry(target, $0) }
    }
    return [.plan(.form(edits, variant: variant))]
  }

  /// Changes that were not applied stay with the program, and in the store.
  private mutating func closeForm(_ form: EditForm) -> [Effect] {
    overlay = nil
    guard !form.edits.isEmpty else { return [] }
    unapplied.form = form
    let count = form.edits.count
    say(
      .info,
      "\(count) \(count == 1 ? "change" : "changes") not applied and kept; W opens the form again")
    return []
  }
}
