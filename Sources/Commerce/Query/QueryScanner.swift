/// A term of a query as it was typed, before its field and values are checked.
struct RawQueryTerm {
  /// Where it begins, in characters from 1; a leading `-` is not part of it.
  var column: Int
  var isNegated: Bool
  /// What stands before the sign; nil for a bare word or phrase.
  var field: String?
  var comparison: QueryComparison = .equals
  /// The word or phrase itself, or what the commas separate; never empty.
  var values: [RawQueryValue]
  /// Whether the text ends with it: then its author may still be typing.
  var isLast: Bool
}

struct RawQueryValue {
  var text: String
  /// In characters from 1; that of the opening quote when there is one.
  var column: Int
  var isOpenQuote = false
}

/// Cuts a query's text into terms. Every text can be cut; only the checks after it can fail.
///
/// A quote opens a phrase at the start of a term or a value only, so that `5"` stays what it is.
struct QueryScanner: Sequence, IteratorProtocol {
  private let characters: [Character]
  private var index = 0

  init(_ text: String) { characters = Array(text) }

  mutating func next() -> RawQueryTerm? {
    skipSpace()
    guard index < characters.count else { return nil }
    let isNegated = characters[index] == "-"
    if isNegated { index += 1 }
    var term = RawQueryTerm(column: index + 1, isNegated: isNegated, values: [], isLast: false)
    if let field = takeField() {
      term.field = field
      term.comparison = takeComparison()
      repeat { term.values.append(takeValue(until: ",")) } while take(",")
    } else {
      term.values = [takeValue(until: nil)]
    }
    term.isLast = index == characters.count
    return term
  }

  private mutating func skipSpace() {
    while index < characters.count, characters[index].isWhitespace { index += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    guard index < characters.count, characters[index] == character else { return false }
    index += 1
    return true
  }

  /// The name before a `:`, `<` or `>`; nil, with nothing taken, when there is none.
  private mutating func takeField() -> String? {
    var end = index
    while end < characters.count, !characters[end].isWhitespace, characters[end] != "\"" {
      if [":", "<", ">"].contains(characters[end]) {
        guard end > index else { return nil }
        defer { index = end }
        return String(characters[index..<end])
      }
      end += 1
    }
    return nil
  }

  private mutating func takeComparison() -> QueryComparison {
    if take(":") { return .equals }
    let isLess = take("<")
    if !isLess { index += 1 }
    if take("=") { return isLess ? .lessOrEqual : .greaterOrEqual }
    return isLess ? .less : .greater
  }

  private mutating func takeValue(until separator: Character?) -> RawQueryValue {
    let start = index
    if take("\"") { return takePhrase(from: start) }
    while index < characters.count, !characters[index].isWhitespace,
      characters[index] != separator
    {
      index += 1
    }
    return RawQueryValue(text: String(characters[start..<index]), column: start + 1)
  }

  /// What stands up to the closing quote; `\"` and `\\` mean the character itself.
  private mutating func takePhrase(from start: Int) -> RawQueryValue {
    var text = ""
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "\"" { return RawQueryValue(text: text, column: start + 1) }
      if character == "\\", index < characters.count, "\\\"".contains(characters[index]) {
        text.append(characters[index])
        index += 1
      } else {
        text.append(character)
      }
    }
    return RawQueryValue(text: text, column: start + 1, isOpenQuote: true)
  }
}
