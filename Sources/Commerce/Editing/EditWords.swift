import Spelling

/// A word or quoted text of a bulk edit.
struct EditWord {
  var text: String
  /// In characters from 1; that of the opening quote when there is one.
  var column: Int
  var isQuoted: Bool

  func isOperation(_ name: String) -> Bool { !isQuoted && text.lowercased() == name }

  /// The field that it names.
  func editableField() throws(EditExpressionError) -> EditableField {
    if let field = EditableField(rawValue: text.lowercased()) { return field }
    throw EditExpressionError(
      reason: .unknownField, column: column, word: text,
      nearest: Spelling.nearest(
        to: text, among: EditableField.allCases.map(\.rawValue), within: .max))
  }

  func bad(for operation: EditWord, expected: String) -> EditExpressionError {
    bad(for: operation.text, expected: expected)
  }

  func bad(for operation: String, expected: String) -> EditExpressionError {
    EditExpressionError(
      reason: .badArgument(operation: operation, expected: expected), column: column, word: text)
  }

  /// A word that looks like a mistyped operation is called one.
  func badOrUnknown(for field: EditableField, expected: String) -> EditExpressionError {
    guard !isQuoted, text.first?.isLetter == true,
      let nearest = Spelling.nearest(to: text, among: EditOperation.words, within: .max)
    else { return bad(for: field.rawValue, expected: expected) }
    return EditExpressionError(
      reason: .unknownOperation, column: column, word: text, nearest: nearest)
  }
}

/// Cuts a bulk edit into words; a quote at a word's start takes everything up to the next one,
/// with `\"` and `\\` for the characters themselves.
struct EditWords {
  private let characters: [Character]
  private var index = 0

  init(_ text: String) { characters = Array(text) }

  var endColumn: Int { characters.count + 1 }

  /// Nil at the end.
  mutating func next() throws(EditExpressionError) -> EditWord? {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    guard index < characters.count else { return nil }
    let start = index
    guard characters[index] == "\"" else {
      while index < characters.count, !characters[index].isWhitespace { index += 1 }
      return EditWord(
        text: String(characters[start..<index]), column: start + 1, isQuoted: false)
    }
    index += 1
    var text = ""
    while index < characters.count, characters[index] != "\"" {
      if characters[index] == "\\", index + 1 < characters.count,
        "\\\"".contains(characters[index + 1])
      {
        index += 1
      }
      text.append(characters[index])
      index += 1
    }
    guard index < characters.count else {
      throw EditExpressionError(reason: .openQuote, column: start + 1, word: text)
    }
    index += 1
    return EditWord(text: text, column: start + 1, isQuoted: true)
  }

  /// The word that an operation works with.
  mutating func argument(
    of operation: EditWord, example: String
  ) throws(EditExpressionError) -> EditWord {
    if let word = try next() { return word }
    throw EditExpressionError(
      reason: .missingArgument(operation: operation.text, example: example), column: endColumn,
      word: "")
  }

  /// A currency code in capitals, taken only when the next word is one.
  mutating func nextCurrency() throws(EditExpressionError) -> Currency? {
    let mark = index
    if let word = try next(), !word.isQuoted, word.text == word.text.uppercased(),
      let currency = Currency(code: word.text)
    {
      return currency
    }
    index = mark
    return nil
  }
}
