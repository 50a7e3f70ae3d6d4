/// The text that parses to the same query.
extension Query: CustomStringConvertible {
  public var description: String { terms.map(\.description).joined(separator: " ") }
}

extension QueryTerm: CustomStringConvertible {
  public var description: String { (isNegated ? "-" : "") + condition.description }
}

extension QueryCondition: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(let text):
      let isPlain = !text.hasPrefix("-") && !text.contains { ":<>".contains($0) }
      return isPlain ? quotedIfNeeded(text) : quoted(text)
    case .field(let field, let comparison, let values):
      return field.name + comparison.rawValue
        + values.map(\.description).joined(separator: ",")
    case .flag(let flag): return "is:\(flag)"
    case .has(let field): return "has:\(field.name)"
    }
  }
}

extension QueryValue: CustomStringConvertible {
  public var description: String {
    switch self {
    case .text(let text): return quotedIfNeeded(text)
    case .integer(let number): return String(number)
    case .decimal(let digits, let decimals):
      return PlainDecimal(digits: digits, decimals: decimals).description
    case .date(let date): return date.description
    }
  }
}

private func quotedIfNeeded(_ text: String) -> String {
  let needsQuotes = text.isEmpty || text.contains { $0.isWhitespace || "\",".contains($0) }
  return needsQuotes ? quoted(text) : text
}

/// In quotes, with `\` before what would end them.
private func quoted(_ text: String) -> String {
  var result = "\""
  for character in text {
    if character == "\"" || character == "\\" { result.append("\\") }
    result.append(character)
  }
  return result + "\""
}
