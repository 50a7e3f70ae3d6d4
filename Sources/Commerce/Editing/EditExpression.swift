/// One field and what to do with it, as the bulk grammar says it: `price -15% round .99`.
public struct EditExpression: Hashable, Sendable {
  public var target: EditTarget
  /// In order, each on what the one before made; never empty.
  public var operations: [EditOperation]

  public init(_ target: EditTarget, operations: [EditOperation]) {
    self.target = target
    self.operations = operations
  }

  public init(field: EditableField, operations: [EditOperation]) {
    self.init(EditTarget(field), operations: operations)
  }

  public var field: EditableField { target.field }
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
  /// On tags and images: a member more, at the end.
  case append(String)
  case prepend(String)
  /// On tags and images: a member less. An image goes by its address or its place.
  case remove(String)
  case clear
  case copy(from: EditTarget)
  case titleCase
  /// A member of tags or images to another place, both from 1.
  case move(Int, to: Int)
  /// The alternative text of the image at a place, from 1; empty takes it away.
  case alt(Int, String)
  /// The alternative text of every image that has none.
  case altFrom(EditTarget)
}

extension EditOperation {
  /// The word that begins it; nil for signed amounts, which need none.
  static let words = [
    "set", "round", "replace", "append", "prepend", "remove", "clear", "copy", "title-case", "move",
    "alt",
  ]

  func fits(_ kind: FieldKind) -> Bool {
    switch self {
    case .set: kind != .money
    case .setMoney, .round: kind == .money
    case .percent, .add: kind.isNumeric
    case .replace, .append, .prepend, .remove:
      switch kind {
      case .line, .lines, .html, .tags, .images: true
      case .choice, .money, .weight, .count: false
      }
    // In HTML it would change the names of tags and attributes.
    case .titleCase: kind == .line || kind == .lines || kind == .tags
    case .move: kind == .tags || kind == .images
    case .alt, .altFrom: kind == .images
    case .clear:
      if case .choice = kind { false } else { true }
    case .copy:
      switch kind {
      case .choice, .images: false
      default: true
      }
    }
  }

  /// Does not look at what the field holds.
  var replacesValue: Bool {
    switch self {
    case .set, .setMoney, .clear, .copy: true
    default: false
    }
  }

  /// The other field that it reads.
  var source: EditTarget? {
    switch self {
    case .copy(let source), .altFrom(let source): source
    default: nil
    }
  }
}

extension EditExpression: CustomStringConvertible {
  /// Parses to the same expression.
  public var description: String {
    ([target.description] + operations.map(\.description)).joined(separator: " ")
  }
}

extension EditOperation: CustomStringConvertible {
  public var description: String {
    switch self {
    case .set(let text): "set \(EditWord.quoted(text))"
    case .setMoney(let amount, let currency):
      "set \(amount)" + (currency.map { " \($0.code)" } ?? "")
    case .percent(let rate):
      (rate.value < 0 ? "" : "+")
        + PlainDecimal(digits: Int64(rate.value), decimals: 2).description + "%"
    case .add(let amount): (amount.digits < 0 ? "" : "+") + amount.description
    case .round(let ending): "round \(ending)"
    case .replace(let old, let new): "replace \(EditWord.quoted(old)) \(EditWord.quoted(new))"
    case .append(let text): "append \(EditWord.quoted(text))"
    case .prepend(let text): "prepend \(EditWord.quoted(text))"
    case .remove(let text): "remove \(EditWord.quoted(text))"
    case .clear: "clear"
    case .copy(let source): "copy from \(source)"
    case .titleCase: "title-case"
    case .move(let place, let target): "move \(place) to \(target)"
    case .alt(let place, let text): "alt \(place) \(EditWord.quoted(text))"
    case .altFrom(let source): "alt from \(source)"
    }
  }
}
