import Spelling

extension EditExpression {
  /// Reads the bulk grammar: a field, then operations in order.
  ///
  /// `set V` or a bare value, `+10%`, `-5.00`, `+2`, `round .99`, `replace "a" "b"`, `append V`,
  /// `prepend V`, `remove V`, `clear`, `copy from FIELD`, `title-case`. Text of several words goes
  /// in quotes.
  public static func parse(_ text: String) throws(EditExpressionError) -> EditExpression {
    var words = EditWords(text)
    guard let name = try words.next() else {
      throw EditExpressionError(reason: .empty, column: 1, word: "")
    }
    let field = try name.editableField()
    var operations: [EditOperation] = []
    var bare: EditWord?
    while let word = try words.next() {
      let operation = try EditOperation(word, rest: &words, field: field)
      guard operation.fits(field.valueKind) else {
        throw EditExpressionError(
          reason: .unfit(operation: word.text, field: field), column: word.column,
          word: word.text)
      }
      if operation.isSetting, !word.isOperation("set") {
        if !operations.isEmpty { throw EditExpressionError.stray(word, after: bare) }
        bare = word
      } else if let bare, bare.looksLikeOperation {
        throw EditExpressionError.stray(word, after: bare)
      }
      operations.append(operation)
    }
    guard !operations.isEmpty else {
      throw EditExpressionError(
        reason: .missingOperation(field), column: words.endColumn, word: "")
    }
    return EditExpression(field: field, operations: operations)
  }
}

extension EditExpressionError {
  /// A value where an operation should stand: either it or the value before it is a mistyped one.
  fileprivate static func stray(_ word: EditWord, after bare: EditWord?) -> EditExpressionError {
    let culprit = bare.flatMap { $0.looksLikeOperation ? $0 : nil } ?? word
    return EditExpressionError(
      reason: .unknownOperation, column: culprit.column, word: culprit.text,
      nearest: culprit.isQuoted
        ? nil : Spelling.nearest(to: culprit.text, among: EditOperation.words, within: .max))
  }
}

extension EditWord {
  /// Within a slip for each three letters of an operation's name.
  fileprivate var looksLikeOperation: Bool {
    guard !isQuoted, let near = Spelling.nearest(to: text, among: EditOperation.words, within: .max)
    else {
      return false
    }
    return Spelling.distance(text.lowercased(), near) * 3 <= text.count
  }
}

extension EditOperation {
  fileprivate var isSetting: Bool {
    switch self {
    case .set, .setMoney: true
    default: false
    }
  }

  fileprivate init(
    _ word: EditWord, rest: inout EditWords, field: EditableField
  ) throws(EditExpressionError) {
    guard !word.isQuoted else {
      self = try .setting(word, currency: nil, field: field)
      return
    }
    switch word.text.lowercased() {
    case "set":
      let value = try rest.argument(of: word, example: "set 19.99")
      let currency = field.isMoney ? try rest.nextCurrency() : nil
      self = try .setting(value, currency: currency, field: field)
    case "round":
      let value = try rest.argument(of: word, example: "round .99")
      guard let ending = PriceEnding(value.text) else {
        throw value.bad(for: word, expected: "an ending like .99")
      }
      self = .round(ending)
    case "replace":
      let example = "replace \"old\" \"new\""
      let old = try rest.argument(of: word, example: example)
      guard !old.text.isEmpty else { throw old.bad(for: word, expected: "some text to look for") }
      self = .replace(old.text, with: try rest.argument(of: word, example: example).text)
    case "append": self = .append(try rest.argument(of: word, example: "append \"text\"").text)
    case "prepend": self = .prepend(try rest.argument(of: word, example: "prepend \"text\"").text)
    case "remove":
      let value = try rest.argument(of: word, example: "remove \"text\"")
      guard !value.text.isEmpty else { throw value.bad(for: word, expected: "some text") }
      self = .remove(value.text)
    case "clear": self = .clear
    case "title-case": self = .titleCase
    case "copy": self = try .copying(word, rest: &rest, to: field)
    default: self = try .amount(word, field: field, rest: &rest)
    }
  }

  private static func copying(
    _ word: EditWord, rest: inout EditWords, to field: EditableField
  ) throws(EditExpressionError) -> EditOperation {
    var source = try rest.argument(of: word, example: "copy from title")
    if source.isOperation("from") {
      source = try rest.argument(of: word, example: "copy from title")
    }
    let other = try source.editableField()
    let areAlike = field.isMoney == other.isMoney && other.valueKind != .status
    guard areAlike, other.valueKind != .grams else {
      throw source.bad(for: word, expected: field.isMoney ? "a price field" : "a text field")
    }
    return .copy(from: other)
  }

  /// `+10%`, `-5.00`, or a bare value.
  private static func amount(
    _ word: EditWord, field: EditableField, rest: inout EditWords
  ) throws(EditExpressionError) -> EditOperation {
    let isSigned = word.text.hasPrefix("+") || word.text.hasPrefix("-")
    let isNumeric = field.isMoney || field.valueKind == .grams
    guard isSigned, isNumeric else {
      let currency = field.isMoney ? try rest.nextCurrency() : nil
      return try .setting(word, currency: currency, field: field)
    }
    if word.text.hasSuffix("%") {
      guard let rate = PlainDecimal(word.text.dropLast()), let points = rate.basisPoints else {
        throw word.bad(for: field.rawValue, expected: "a percentage like -12.5%")
      }
      return .percent(points)
    }
    guard let amount = PlainDecimal(word.text) else {
      throw word.bad(for: field.rawValue, expected: "an amount like -5.00")
    }
    return .add(amount)
  }

  private static func setting(
    _ word: EditWord, currency: Currency?, field: EditableField
  ) throws(EditExpressionError) -> EditOperation {
    switch field.valueKind {
    case .money:
      let parts = word.text.split(separator: " ")
      guard let first = parts.first, parts.count <= 2, let amount = PlainDecimal(first) else {
        throw word.badOrUnknown(for: field, expected: "an amount like 19.99")
      }
      guard parts.count == 2 else { return .setMoney(amount, currency) }
      guard let named = Currency(code: String(parts[1])) else {
        throw word.bad(for: field.rawValue, expected: "an amount like 19.99 EUR")
      }
      return .setMoney(amount, named)
    case .grams:
      guard let grams = Int(word.text), grams >= 0 else {
        throw word.badOrUnknown(for: field, expected: "whole grams like 250")
      }
      return .set(String(grams))
    case .status:
      let choices = ProductStatus.allCases.map(\.rawValue)
      guard choices.contains(word.text.lowercased()) else {
        throw EditExpressionError(
          reason: .badArgument(
            operation: field.rawValue, expected: choices.joined(separator: ", ")),
          column: word.column, word: word.text,
          nearest: Spelling.nearest(to: word.text, among: choices, within: .max))
      }
      return .set(word.text.lowercased())
    case .text, .tags: return .set(word.text)
    }
  }
}

extension PlainDecimal {
  /// Percent as basis points; nil when finer than a hundredth or over a million percent.
  fileprivate var basisPoints: BasisPoints? {
    var value = digits
    guard abs(value) <= 100_000_000 else { return nil }
    for _ in 0..<max(0, 2 - decimals) { value *= 10 }
    for _ in 0..<max(0, decimals - 2) {
      guard value.isMultiple(of: 10) else { return nil }
      value /= 10
    }
    return BasisPoints(Int(value))
  }
}
