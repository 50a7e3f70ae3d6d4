import Commerce

extension Page {
  /// What a hook is told.
  func hookInput(store: String, others: Int) -> String {
    JSONValue.object([
      "event": .string("p1"), "store": .string(store), "kind": .string(subject.kind.rawValue),
      "subject": .string(name), "code": .text(code?.rawValue), "because": .text(code?.words),
      "score": .number(score), "at": .instant(at), "others": .number(others),
    ]).description
  }
}
