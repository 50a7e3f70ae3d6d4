extension LineEditor {
  /// Takes a key: ^A ^E ^B ^F ← → Home End, Alt-b Alt-f and Control with ← → to move; Backspace ^D Delete ^W
  /// Alt-Backspace Alt-d ^U ^K to delete, ^Y to put the last cut back; ↑ ↓ ^P ^N for the history.
  public mutating func handle(_ key: Key) -> Outcome {
    if let character = key.typed {
      insert(String(character))
      return .changed
    }
    if key.modifiers == .control { return handleControl(key.code) }
    if key.modifiers == .alt { return handleAlt(key.code) }
    guard key.modifiers.isEmpty else { return .ignored }
    switch key.code {
    case .left: return move(to: cursor - 1)
    case .right: return move(to: cursor + 1)
    case .home: return move(to: 0)
    case .end: return move(to: characters.count)
    case .backspace: return delete(cursor - 1..<cursor)
    case .delete: return delete(cursor..<cursor + 1)
    case .up: return recall(history.older(than: text))
    case .down: return recall(history.newer())
    default: return .ignored
    }
  }

  private mutating func handleControl(_ code: KeyCode) -> Outcome {
    switch code {
    case .left: move(to: wordStart)
    case .right: move(to: wordEnd)
    case .character("a"): move(to: 0)
    case .character("e"): move(to: characters.count)
    case .character("b"): move(to: cursor - 1)
    case .character("f"): move(to: cursor + 1)
    case .character("d"): delete(cursor..<cursor + 1)
    case .character("w"): kill(blankWordStart..<cursor)
    case .character("u"): kill(0..<cursor)
    case .character("k"): kill(cursor..<characters.count)
    case .character("y"): yank()
    case .character("p"): recall(history.older(than: text))
    case .character("n"): recall(history.newer())
    default: .ignored
    }
  }

  private mutating func handleAlt(_ code: KeyCode) -> Outcome {
    switch code {
    case .character("b"), .left: move(to: wordStart)
    case .character("f"), .right: move(to: wordEnd)
    case .character("d"): kill(cursor..<wordEnd)
    case .backspace: kill(wordStart..<cursor)
    default: .ignored
    }
  }

  private mutating func move(to target: Int) -> Outcome {
    cursor = min(max(0, target), characters.count)
    return .moved
  }

  private mutating func delete(_ range: Range<Int>) -> Outcome {
    let range = range.clamped(to: 0..<characters.count)
    guard !range.isEmpty else { return .moved }
    characters.removeSubrange(range)
    cursor = range.lowerBound
    replaceAroundCursor(before: String(characters[..<cursor]))
    return .changed
  }

  private mutating func kill(_ range: Range<Int>) -> Outcome {
    guard !range.isEmpty else { return .moved }
    killed = String(characters[range])
    return delete(range)
  }

  private mutating func yank() -> Outcome {
    guard !killed.isEmpty else { return .moved }
    insert(killed)
    return .changed
  }

  private mutating func recall(_ entry: String?) -> Outcome {
    guard let entry else { return .moved }
    text = entry
    return .changed
  }
}
