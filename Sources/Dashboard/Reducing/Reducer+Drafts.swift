import Commerce
import TerminalKit

extension DashboardState {
  /// Everything that is typed and not applied, wherever it is.
  var drafts: [EditDraft] {
    var drafts: [EditDraft] = []
    if let prompt, prompt.line.text != prompt.before, let draft = draft(of: prompt) {
      drafts.append(draft)
    } else if let line = unapplied.line {
      drafts.append(line)
    }
    if case .form(let form) = overlay, let draft = form.draft {
      drafts.append(draft)
    } else if let draft = unapplied.form?.draft {
      drafts.append(draft)
    }
    if let document = unapplied.document { drafts.append(draft(of: document)) }
    return drafts
  }

  func draft(of prompt: Prompt) -> EditDraft? {
    switch prompt.purpose {
    case .edit(let target, let variants, let subject):
      EditDraft(
        .field, title: "\(target.label) of \(subject)", variants: variants,
        entries: [EditDraft.Entry(target, prompt.line.text)])
    case .bulkEdit(let variants):
      EditDraft(
        .bulk, title: "an edit of \(variants.count) variants", variants: variants,
        entries: [EditDraft.Entry(nil, prompt.line.text)])
    default: nil
    }
  }

  /// Asks the store to keep what is typed, when that is not what it keeps already.
  mutating func saveDrafts() -> [Effect] {
    let current = drafts
    guard current != unapplied.saved, !setup.isReadOnly else { return [] }
    unapplied.saved = current
    return [.saveDrafts(current)]
  }

  /// Offers what a program that is gone had not applied, unless a person is busy already.
  mutating func offer(_ found: [EditDraft]) {
    guard !found.isEmpty, overlay == nil, prompt == nil else { return }
    overlay = .drafts(DraftsOverlay(found))
  }

  mutating func handleDrafts(_ key: Key, _ open: DraftsOverlay) -> [Effect] {
    var list = open
    switch (key.code, key.modifiers) {
    case (.escape, _), (.character("q"), []):
      overlay = nil
      say(.info, "Kept; it is offered again at the next start")
      return []
    case (.down, _), (.character("j"), []):
      list.cursor = min(list.drafts.count - 1, list.cursor + 1)
    case (.up, _), (.character("k"), []): list.cursor = max(0, list.cursor - 1)
    case (.character("x"), []): return discard(&list)
    case (.enter, _):
      overlay = nil
      guard let draft = list.current else { return [] }
      return resume(draft)
    default: break
    }
    overlay = .drafts(list)
    return []
  }

  private mutating func discard(_ list: inout DraftsOverlay) -> [Effect] {
    guard let draft = list.current else { return [] }
    list.drafts.remove(at: list.cursor)
    list.cursor = max(0, min(list.cursor, list.drafts.count - 1))
    overlay = list.drafts.isEmpty ? nil : .drafts(list)
    say(.info, "Discarded \(draft.title)")
    guard draft.session.isEmpty else { return [.discardDraft(draft)] }
    // One of this program's own.
    if draft.place == .form { unapplied.form = nil }
    if draft.place == .document { unapplied.document = nil }
    return saveDrafts()
  }

  /// Puts a line that was typed back under the cursor.
  mutating func reopen(_ draft: EditDraft) {
    if let target = draft.entries.first?.target {
      let prefix = "\(target.label) of "
      let subject =
        draft.title.hasPrefix(prefix) ? String(draft.title.dropFirst(prefix.count)) : draft.title
      prompt = Prompt(.edit(target, variants: draft.variants, subject: subject))
    } else {
      prompt = Prompt(.bulkEdit(variants: draft.variants))
    }
    prompt?.line.text = draft.entries.first?.text ?? ""
  }

  /// Goes on where it was left. What belonged to a program that is gone is this one's from now on.
  private mutating func resume(_ draft: EditDraft) -> [Effect] {
    var effects: [Effect] = []
    let text = draft.entries.first?.text ?? ""
    switch draft.place {
    case .field, .bulk: reopen(draft)
    case .form:
      guard let variant = draft.variants.first else { return [] }
      var kept = EditForm(
        EditSubject(
          productID: 0, variantID: variant, subject: "", productSubject: "", title: "",
          currency: setup.currency))
      for entry in draft.entries {
        if let target = entry.target { kept.edits[target] = entry.text }
      }
      if draft.session.isEmpty, let own = unapplied.form { kept = own }
      unapplied.form = kept
      effects.append(.loadForm(variant: variant))
    case .document:
      var document = EditorText(
        title: draft.title.hasPrefix("the document of ")
          ? String(draft.title.dropFirst(16)) : draft.title,
        text: text, variants: draft.variants)
      if draft.session.isEmpty, let own = unapplied.document { document = own }
      effects += startEditor(document)
    }
    guard !draft.session.isEmpty else { return effects }
    return saveDrafts() + [.discardDraft(draft)] + effects
  }
}
