/// One field and what to do with it, as the bulk grammar says it: `price -15% round .99`.
public struct EditExpression: Hashable, Sendable {
  public var field: EditableField
  /// In order, each on what the one before made; never empty.
  public var operations: [EditOperation]

  public init(field: EditableField, operations: [EditOperation]) {
    self.field = field
    self.operations = operations
  }
}

public enum EditOperation: Hashable, Sendable {
  /// A bare value means this too.
  case set(String)
  /// Money with the currency that its author named: refused on rows in another.
  case setMoney(PlainDecimal, Currency?)
  /// `+10%`, `-15%`: of the value before it.
  case percent(BasisPoints)
  /// `-5.00`, `+2`
  case add(PlainDecimal)
  case round(PriceEnding)
  case replace(String, with: String)
  /// On tags: a member more, at the end.
  case append(String)
  case prepend(String)
  /// On tags: a member less.
  case remove(String)
  case clear
  case copy(from: EditableField)
  case titleCase
}

extension EditOperation {
  /// The word that begins it; nil for signed amounts, which need none.
  static let words = [
    "set", "round", "replace", "append", "prepend", "remove", "clear", "copy", "title-case",
  ]

  func fits(_ kind: EditableValueKind) -> Bool {
    switch (self, kind) {
    case (.set, .money): false
    case (.set, _): true
    case (.setMoney, .money), (.round, .money): true
    case (.percent, .money), (.percent, .grams), (.add, .money), (.add, .grams): true
    case (.replace, .text), (.replace, .tags), (.append, .text), (.append, .tags): true
    case (.prepend, .text), (.prepend, .tags), (.remove, .text), (.remove, .tags): true
    case (.titleCase, .text), (.titleCase, .tags): true
    case (.clear, .status): false
    case (.clear, _): true
    case (.copy, .status), (.copy, .grams): false
    case (.copy, _): true
    default: false
    }
  }
}

extension EditExpression: CustomStringConvertible {
  /// Parses to the same expression.
  public var description: String {
    ([field.rawValue] + operations.map(\.description)).joined(separator: " ")
  }
}

extension EditOperation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .set(let text): "set \(Self.quoted(text))"
    case .setMoney(let amount, let currency):
      "set \(amount)" + (currency.map { " \($0.code)" } ?? "")
    case .percent(let rate):
      (rate.value < 0 ? "" : "+")
        + PlainDecimal(digits: Int64(rate.value), decimals: 2).description + "%"
    case .add(let amount): (amount.digits < 0 ? "" : "+") + amount.description
    case .round(let ending): "round \(ending)"
    case .replace(let old, let new): "replace \(Self.quoted(old)) \(Self.quoted(new))"
    case .append(let text): "append \(Self.quoted(text))"
    case .prepend(let text): "prepend \(Self.quoted(text))"
    case .remove(let text): "remove \(Self.quoted(text))"
    case .clear: "clear"
    case .copy(let field): "copy from \(field.rawValue)"
    case .titleCase: "title-case"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "\""
    for character in text {
      if character == "\"" || character == "\\" { result.append("\\") }
      result.append(character)
    }
    return result + "\""
  }
}
