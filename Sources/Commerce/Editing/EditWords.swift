import Spelling

/// A word or quoted text of a bulk edit.
struct EditWord {
  var text: String
  /// In characters from 1; that of the opening quote when there is one.
  var column: Int
  var isQuoted: Bool
  /// The scope in front of a quoted field name: `amazon-de` of `amazon-de."Condition"`.
  var scope: String?

  func isOperation(_ name: String) -> Bool { !isQuoted && text.lowercased() == name }

  /// The field that it names, with its scope.
  func target(_ directory: FieldDirectory) throws(EditExpressionError) -> EditTarget {
    let name = scope.map { "\($0).\(text)" } ?? text
    // A column's own name may hold a dot: quoted whole, it is looked for whole first.
    if isQuoted, scope == nil, let field = directory.field(named: text) {
      return EditTarget(field)
    }
    let (place, rest) = directory.scope(of: name)
    guard let field = directory.field(named: rest) else {
      throw EditExpressionError(
        reason: .unknownField, column: column, word: name, nearest: directory.nearest(to: name))
    }
    let target = EditTarget(field, in: place)
    guard field.definition.scopes.contains(place.kind) else {
      throw EditExpressionError(reason: .scope(target), column: column, word: name)
    }
    return target
  }

  /// The text in quotes, as the grammar reads it back.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }

  func bad(for operation: EditWord, expected: String) -> EditExpressionError {
    bad(for: operation.text, expected: expected)
  }

  func bad(for operation: String, expected: String) -> EditExpressionError {
    EditExpressionError(
      reason: .badArgument(operation: operation, expected: expected), column: column, word: text)
  }

  /// A word that looks like a mistyped operation is called one.
  func badOrUnknown(for target: EditTarget, expected: String) -> EditExpressionError {
    guard !isQuoted, text.first?.isLetter == true,
      let nearest = Spelling.nearest(to: text, among: EditOperation.words, within: .max)
    else { return bad(for: target.name, expected: expected) }
    return EditExpressionError(
      reason: .unknownOperation, column: column, word: text, nearest: nearest)
  }
}

extension EditWord {
  /// A place in a list, from 1.
  func place(for operation: EditWord) throws(EditExpressionError) -> Int {
    guard let place = Int(text), place >= 1 else {
      throw bad(for: operation, expected: "a place in the list, from 1")
    }
    return place
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
    return try quotedWord(from: start)
  }

  /// The name of a field: like a word, but a quoted name may stand behind a scope and its dot.
  mutating func nextName() throws(EditExpressionError) -> EditWord? {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
    let start = index
    var end = index
    while end < characters.count, !characters[end].isWhitespace, characters[end] != "\"" {
      end += 1
    }
    guard end > start, end < characters.count, characters[end] == "\"",
      characters[end - 1] == "."
    else { return try next() }
    index = end
    var word = try quotedWord(from: start)
    word.scope = String(characters[start..<(end - 1)])
    return word
  }

  private mutating func quotedWord(from start: Int) throws(EditExpressionError) -> EditWord {
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

  /// The field that an operation works with.
  mutating func nameArgument(
    of operation: EditWord, example: String
  ) throws(EditExpressionError) -> EditWord {
    if let word = try nextName() { return word }
    throw EditExpressionError(
      reason: .missingArgument(operation: operation.text, example: example), column: endColumn,
      word: "")
  }

  /// The place in a list that an operation works with.
  mutating func place(
    of operation: EditWord, example: String
  ) throws(EditExpressionError) -> Int {
    try argument(of: operation, example: example).place(for: operation)
  }

  /// The parts of a text between `;` outside of quotes, blank ones left out, each with the number of
  /// characters before it.
  static func pieces(of text: String) -> [(text: String, offset: Int)] {
    let characters = Array(text)
    var pieces: [(text: String, offset: Int)] = []
    var start = 0
    var isQuoted = false
    func end(at index: Int) {
      let piece = characters[start..<index]
      if !piece.allSatisfy(\.isWhitespace) { pieces.append((String(piece), start)) }
      start = index + 1
    }
    var index = 0
    while index < characters.count {
      switch characters[index] {
      case "\\" where isQuoted: index += 1
      case "\"" where isQuoted: isQuoted = false
      // As in `next`: elsewhere in a word a quote is a character like others.
      case "\""
      where index == start || characters[index - 1].isWhitespace
        || characters[index - 1] == ".":
        isQuoted = true
      case ";" where !isQuoted: end(at: index)
      default: break
      }
      index += 1
    }
    end(at: characters.count)
    return pieces
  }

  /// A unit of weight, taken only when the next word is one.
  mutating func nextUnit() throws(EditExpressionError) -> String? {
    let mark = index
    if let word = try next(), !word.isQuoted, WeightText.isUnit(word.text) { return word.text }
    index = mark
    return nil
  }

  /// Passes over a word when it is the next one.
  mutating func skip(_ name: String) throws(EditExpressionError) {
    let mark = index
    if let word = try next(), word.isOperation(name) { return }
    index = mark
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
