/// Why a query could not be understood: where, which word, and what was probably meant.
public struct QueryError: Error, Hashable, Sendable {
  public enum Reason: Hashable, Sendable {
    case unknownField
    case unknownFlag
    /// `field:` with nothing after it.
    case missingValue(field: String)
    /// The value does not fit the field's type; `expected` says in words what would.
    case badValue(field: String, expected: String)
    /// `title>a`, `price>1,2`: the field can't be compared that way.
    case badComparison(field: String, sign: String)
    /// A quote that is never closed.
    case openQuote
  }

  public var reason: Reason
  /// Where the word stands in the text, in characters from 1.
  public var column: Int
  /// The word as it was typed.
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

extension QueryError: CustomStringConvertible {
  /// `column 1: there is no field "pirce"; did you mean "price"?`
  public var description: String {
    let what =
      switch reason {
      case .unknownField: "there is no field \"\(word)\""
      case .unknownFlag: "there is no flag \"is:\(word)\""
      case .missingValue(let field): "\"\(field)\" needs a value"
      case .badValue(let field, let expected):
        "\"\(word)\" does not fit \"\(field)\", which is \(expected)"
      case .badComparison(let field, let sign):
        "\"\(field)\" can't be compared by \"\(sign)\" with \"\(word)\""
      case .openQuote: "the quote is not closed"
      }
    return "column \(column): \(what)\(remedy)"
  }

  private var remedy: String {
    if let nearest { return "; did you mean \"\(nearest)\"?" }
    return switch reason {
    case .unknownField: "; put it in quotes to search for the text"
    case .unknownFlag: ""
    case .missingValue(let field): "; to find rows without one write \"-has:\(field)\""
    case .badValue: ""
    case .badComparison(let field, _): "; write \"\(field):value\""
    case .openQuote: "; add a \" at the end"
    }
  }
}
