import Spelling

extension EditExpression {
  /// Reads the bulk grammar: a field, then operations in order.
  ///
  /// `set V` or a bare value, `+10%`, `-5.00`, `+2`, `round .99`, `replace "a" "b"`, `append V`,
  /// `prepend V`, `remove V`, `clear`, `copy from FIELD`, `title-case`, `move 3 to 1`, `alt 2 "text"`,
  /// `alt from FIELD`. Text of several words goes in quotes. `directory` holds the names that fields
  /// can have.
  public static func parse(
    _ text: String, directory: FieldDirectory = .standard
  ) throws(EditExpressionError) -> EditExpression {
    var words = EditWords(text)
    guard let name = try words.nextName() else {
      throw EditExpressionError(reason: .empty, column: 1, word: "")
    }
    let target = try name.target(directory)
    var operations: [EditOperation] = []
    var bare: EditWord?
    while let word = try words.next() {
      let operation = try EditOperation(word, rest: &words, target: target, directory: directory)
      guard operation.fits(target.field.kind) else {
        throw EditExpressionError(
          reason: .unfit(operation: word.text, target: target), column: word.column,
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
        reason: .missingOperation(target), column: words.endColumn, word: "")
    }
    return EditExpression(target, operations: operations)
  }

  /// Reads several expressions with `;` between them, as the dashboard's prompt takes them; columns
  /// of errors count from the start of the whole text.
  public static func parse(
    list text: String, directory: FieldDirectory = .standard
  ) throws(EditExpressionError) -> [EditExpression] {
    var expressions: [EditExpression] = []
    for piece in EditWords.pieces(of: text) {
      do throws(EditExpressionError) {
        expressions.append(try parse(piece.text, directory: directory))
      } catch {
        var placed = error
        placed.column += piece.offset
        throw placed
      }
    }
    return expressions
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
    _ word: EditWord, rest: inout EditWords, target: EditTarget, directory: FieldDirectory
  ) throws(EditExpressionError) {
    let kind = target.field.kind
    guard !word.isQuoted else {
      self = try .setting(word, currency: nil, unit: nil, target: target)
      return
    }
    switch word.text.lowercased() {
    case "set":
      let value = try rest.argument(of: word, example: "set \(target.field.definition.example)")
      let currency = kind == .money ? try rest.nextCurrency() : nil
      let unit = kind == .weight ? try rest.nextUnit() : nil
      self = try .setting(value, currency: currency, unit: unit, target: target)
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
    case "copy": self = try .copying(word, rest: &rest, to: kind, directory: directory)
    case "move" where kind == .images || kind == .tags:
      let place = try rest.place(of: word, example: "move 3 to 1")
      try rest.skip("to")
      self = .move(place, to: try rest.place(of: word, example: "move 3 to 1"))
    case "alt" where kind == .images:
      self = try .describing(word, rest: &rest, directory: directory)
    default: self = try .amount(word, target: target, rest: &rest)
    }
  }

  private static func copying(
    _ word: EditWord, rest: inout EditWords, to kind: FieldKind, directory: FieldDirectory
  ) throws(EditExpressionError) -> EditOperation {
    try rest.skip("from")
    let source = try rest.nameArgument(of: word, example: "copy from title")
    let target = try source.target(directory)
    guard kind.takes(copiesFrom: target.field.kind) else {
      throw source.bad(for: word, expected: kind.copySource)
    }
    return .copy(from: target)
  }

  /// `alt 2 "text"`, `alt from title`.
  private static func describing(
    _ word: EditWord, rest: inout EditWords, directory: FieldDirectory
  ) throws(EditExpressionError) -> EditOperation {
    let example = "alt 2 \"Mug from the left\""
    let first = try rest.argument(of: word, example: example)
    guard first.isOperation("from") else {
      let place = try first.place(for: word)
      return .alt(place, try rest.argument(of: word, example: example).text)
    }
    let source = try rest.nameArgument(of: word, example: "alt from title")
    let target = try source.target(directory)
    guard target.field.kind == .line else {
      throw source.bad(for: word, expected: "a field of one line")
    }
    return .altFrom(target)
  }

  /// `+10%`, `-5.00`, or a bare value.
  private static func amount(
    _ word: EditWord, target: EditTarget, rest: inout EditWords
  ) throws(EditExpressionError) -> EditOperation {
    let kind = target.field.kind
    let isSigned = word.text.hasPrefix("+") || word.text.hasPrefix("-")
    guard isSigned, kind.isNumeric else {
      let currency = kind == .money ? try rest.nextCurrency() : nil
      let unit = kind == .weight ? try rest.nextUnit() : nil
      return try .setting(word, currency: currency, unit: unit, target: target)
    }
    if word.text.hasSuffix("%") {
      guard let rate = PlainDecimal(word.text.dropLast()), let points = rate.basisPoints else {
        throw word.bad(for: target.name, expected: "a percentage like -12.5%")
      }
      return .percent(points)
    }
    guard let amount = PlainDecimal(word.text) else {
      throw word.bad(for: target.name, expected: "an amount like -5.00")
    }
    guard kind == .weight, let unit = try rest.nextUnit() else { return .add(amount) }
    guard let grams = WeightText.grams(amount, unit: unit) else {
      throw word.bad(for: target.name, expected: "whole grams, like +250 or +0.5 kg")
    }
    return .add(PlainDecimal(digits: grams, decimals: 0))
  }

  private static func setting(
    _ word: EditWord, currency: Currency?, unit: String?, target: EditTarget
  ) throws(EditExpressionError) -> EditOperation {
    switch target.field.kind {
    case .money:
      guard let amount = PlainDecimal(word.text) else {
        throw word.badOrUnknown(for: target, expected: "an amount like 19.99")
      }
      return .setMoney(amount, currency)
    case .weight:
      let text = unit.map { "\(word.text) \($0)" } ?? word.text
      guard let grams = WeightText.grams(text) else {
        throw word.badOrUnknown(for: target, expected: "a weight like 850 g or 1.2 kg")
      }
      return .set(String(grams))
    case .count:
      guard let count = Int(word.text) else {
        throw word.badOrUnknown(for: target, expected: "a whole number")
      }
      return .set(String(count))
    case .choice(let choices):
      guard choices.contains(word.text.lowercased()) else {
        throw EditExpressionError(
          reason: .badArgument(operation: target.name, expected: choices.joined(separator: ", ")),
          column: word.column, word: word.text,
          nearest: Spelling.nearest(to: word.text, among: choices, within: .max))
      }
      return .set(word.text.lowercased())
    case .line, .lines, .html, .tags, .images: return .set(word.text)
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
