extension EditExpression {
  /// What a person means who typed `text` as the new value of one field.
  ///
  /// Amounts and lists of images are read by the bulk grammar, so that `+10%` works as well as
  /// `24.99`. The text of a single row is taken as it stands: a title may begin with any word. For
  /// several rows text too is read by the grammar. Nothing typed clears the field.
  public static func typed(
    _ text: String, into target: EditTarget, isSingle: Bool,
    directory: FieldDirectory = .standard
  ) throws(EditExpressionError) -> EditExpression {
    let isBlank = text.allSatisfy(\.isWhitespace)
    if isBlank { return EditExpression(target, operations: [.clear]) }
    switch target.field.kind {
    case .line, .lines, .html, .tags:
      if isSingle { return EditExpression(target, operations: [.set(text)]) }
    case .choice, .money, .weight, .count, .images: break
    }
    let prefix = "\(target) "
    do throws(EditExpressionError) {
      return try parse(prefix + text, directory: directory.naming(target))
    } catch {
      var placed = error
      placed.column = max(1, error.column - prefix.count)
      throw placed
    }
  }
}

extension FieldDirectory {
  /// The same names, and those of this target.
  fileprivate func naming(_ target: EditTarget) -> FieldDirectory {
    guard case .channel(let code) = target.scope, !channels.contains(code) else { return self }
    return FieldDirectory(channels: channels + [code], attributes: attributes)
  }
}
