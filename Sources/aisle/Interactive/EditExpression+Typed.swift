import Commerce

extension EditExpression {
  /// What a person means who typed `text` as the new value of one field.
  ///
  /// Amounts are read by the bulk grammar, so that `+10%` works as well as `24.99`. The text of a
  /// single product is taken as it stands: a title may begin with any word. For several products
  /// text too is read by the grammar. Nothing typed clears the field.
  static func typed(
    _ text: String, into field: EditableField, isSingle: Bool
  ) throws -> EditExpression {
    let isBlank = text.allSatisfy(\.isWhitespace)
    if isBlank { return EditExpression(field: field, operations: [.clear]) }
    if isSingle, !field.isMoney { return EditExpression(field: field, operations: [.set(text)]) }
    return try parse("\(field.rawValue) \(text)")
  }
}
