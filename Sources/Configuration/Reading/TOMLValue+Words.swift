import TOML

extension TOMLValue {
  /// What the value is, in a person's words.
  var kind: String {
    switch self {
    case .string: "a text"
    case .integer: "a whole number"
    case .float: "a decimal number"
    case .boolean: "true or false"
    case .localDate: "a date"
    case .localTime: "a time of day"
    case .localDateTime, .offsetDateTime: "a date with a time"
    case .array: "a list"
    case .table: "a table"
    }
  }

  /// The value for a message: itself where it is short, else its kind.
  var described: String {
    switch self {
    case .string(let text): "\"\(text.prefix(60))\""
    case .integer(let integer): "\(integer)"
    case .float(let text): "\(text.prefix(60))"
    case .boolean(let boolean): "\(boolean)"
    default: kind
    }
  }
}
