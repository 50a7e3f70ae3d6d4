/// Why a bulk edit could not be understood: where, which word, and what was probably meant.
public struct EditExpressionError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    /// Nothing was written.
    case empty
    case unknownField
    /// A field and nothing to do with it.
    case missingOperation(EditTarget)
    /// A word where an operation should stand.
    case unknownOperation
    /// An operation without what it works with; `example` shows one.
    case missingArgument(operation: String, example: String)
    case badArgument(operation: String, expected: String)
    /// The operation does not work on this field.
    case unfit(operation: String, target: EditTarget)
    /// The field is not edited there.
    case scope(EditTarget)
    case openQuote
  }

  public var reason: Reason
  /// Where the word stands in the text, in characters from 1.
  public var column: Int
  public var word: String
  /// The valid name nearest to the word, where names were to choose from.
  public var nearest: String?

  public init(reason: Reason, column: Int, word: String, nearest: String? = nil) {
    self.reason = reason
    self.column = column
    self.word = word
    self.nearest = nearest
  }
}

extension EditExpressionError: CustomStringConvertible {
  public var description: String { "column \(column): \(message)" }

  /// Without the place, for a text that stands somewhere else.
  public var message: String {
    let what =
      switch reason {
      case .empty: "an edit names a field and what to do: price -15% round .99"
      case .unknownField: "there is no field \"\(word)\" to edit"
      case .missingOperation(let target):
        "what should happen to \(target)? For example: \(target) \(target.field.definition.example)"
      case .unknownOperation:
        "\"\(word)\" is not an operation; text of several words goes in quotes"
      case .missingArgument(let operation, let example):
        "\"\(operation)\" needs more, for example: \(example)"
      case .badArgument(let operation, let expected):
        "\"\(word)\" does not fit \"\(operation)\", which takes \(expected)"
      case .unfit(let operation, let target): "\"\(operation)\" does not work on \(target)"
      case .scope(let target): Self.scopeProblem(target)
      case .openQuote: "the quote is not closed; add a \" at the end"
      }
    let hint = nearest.map { "; did you mean \"\($0)\"?" } ?? ""
    return what + hint
  }
}

extension EditExpressionError {
  private static func scopeProblem(_ target: EditTarget) -> String {
    let field = target.field.rawValue
    switch target.scope {
    case .master: return "\(field) is edited for a channel, like amazon-de.\(field)"
    case .channel: return "\(field) can't differ from channel to channel; leave out the channel"
    case .locale: return "\(field) can't differ from language to language; leave out the language"
    }
  }
}
