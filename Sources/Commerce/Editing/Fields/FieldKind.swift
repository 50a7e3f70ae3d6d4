/// What the values of a field are, and so which operations it takes.
public enum FieldKind: Hashable, Sendable {
  /// One line of text.
  case line
  /// Text of any number of lines without markup.
  case lines
  /// HTML, kept exactly as it is.
  case html
  /// Members in order, each once.
  case tags
  /// Addresses with their alternative texts, in order.
  case images
  /// One of these words.
  case choice([String])
  case money
  /// Whole grams.
  case weight
  /// Whole units, 0 or more.
  case count
}

extension FieldKind {
  /// Whether its values are amounts that `+10%` and `-5` change.
  var isNumeric: Bool {
    switch self {
    case .money, .weight, .count: true
    case .line, .lines, .html, .tags, .images, .choice: false
    }
  }

  /// Whether `copy from` may take a value of another kind.
  func takes(copiesFrom other: FieldKind) -> Bool {
    switch (self, other) {
    case (.html, .line), (.html, .lines), (.html, .html), (.html, .tags): true
    case (.line, .line), (.line, .tags), (.lines, .line), (.lines, .lines), (.lines, .tags): true
    case (.tags, .line), (.tags, .tags): true
    case (.money, .money), (.weight, .weight), (.count, .count): true
    default: false
    }
  }

  /// What a field of this kind may be copied from, for a person.
  var copySource: String {
    switch self {
    case .money: "a price field"
    case .weight: "another weight"
    case .count: "another quantity"
    default: "a text field"
    }
  }
}
