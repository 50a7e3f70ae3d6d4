import Commerce

extension DashboardState {
  /// Hands the marked products, or the one under the cursor with all its variants, to the editor.
  mutating func openEditor() -> [Effect] {
    openEditor(markCount > 0 ? selectedVariants : [currentVariant].compactMap(\.self))
  }

  mutating func openEditor(_ variants: [Int64]) -> [Effect] {
    if let document = unapplied.document {
      guard document.variants == variants else {
        overlay = .drafts(DraftsOverlay([draft(of: document)]))
        return []
      }
      return [.openEditor(document)]
    }
    return [.composeDocument(variants: variants, wholeProduct: markCount == 0)]
  }

  mutating func startEditor(_ document: EditorText) -> [Effect] {
    unapplied.document = document
    // Kept before the editor begins, because nothing runs here until it ends.
    return saveDrafts() + [.openEditor(document)]
  }

  mutating func takeBack(_ document: EditorText, problem: String?) -> [Effect] {
    let handedOut = unapplied.document
    unapplied.document = document
    if let problem {
      say(.failure, "\(problem); the document is kept, E opens it again")
      return saveDrafts()
    }
    if document.text == handedOut?.text, !document.base.isEmpty || document.isTemplate,
      !document.isMarked
    {
      unapplied.document = nil
      say(.info, "Nothing was changed in the document")
      return saveDrafts()
    }
    return saveDrafts() + [.planDocument(document)]
  }

  /// A document with mistakes goes back to the editor, with each on its line; not again when the
  /// very same text came back.
  mutating func returnToEditor(_ document: EditorText, mistakes: Int) -> [Effect] {
    let wasSame = unapplied.document?.text == document.text
    unapplied.document = document
    let count = mistakes == 1 ? "a mistake" : "\(mistakes) mistakes"
    guard !wasSame else {
      say(.failure, "The document still has \(count); it is kept, E opens it again")
      return saveDrafts()
    }
    say(.warning, "The document has \(count): each is written above its line")
    return saveDrafts() + [.openEditor(document)]
  }

  func draft(of document: EditorText) -> EditDraft {
    EditDraft(
      .document, title: "the document of \(document.title)", variants: document.variants,
      entries: [EditDraft.Entry(nil, document.text)])
  }
}

extension EditorText {
  /// Somebody was told of mistakes in it.
  var isMarked: Bool { text.hasPrefix("#!aisle ") || text.contains("\n#!aisle ") }
}
