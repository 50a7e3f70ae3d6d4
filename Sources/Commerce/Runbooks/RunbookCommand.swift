/// A command line of a runbook, as far as it may be run from there: an `aisle` command that only
/// reads, taken apart into arguments. No shell ever sees it.
public struct RunbookCommand: Hashable, Sendable {
  /// What follows `aisle`.
  public var arguments: [String]

  /// Commands that read and never write.
  public static let readers: Set<String> = [
    "show", "explain", "orders", "products", "variants", "alerts", "promotions", "findings",
    "conflicts", "journal", "doctor",
  ]

  /// Why a line can only be read, not run.
  public enum Refusal: Error, Hashable, Sendable {
    case notAisle
    case mayWrite(String)
    case openQuote
    /// A placeholder that the case has no value for: `{sku}` on an order.
    case unknownPlaceholder(String)
  }

  /// Reads a line and fills in the placeholders, each inside its argument: a value with blanks or
  /// quotes stays one argument.
  ///
  /// - Parameter values: by the placeholder's name, without braces: `order`, `sku`.
  public init(_ line: String, values: [String: String]) throws(Refusal) {
    let words = try Self.words(line)
    guard words.first == "aisle" else { throw .notAisle }
    guard words.count > 1, Self.readers.contains(words[1]) else {
      throw .mayWrite(words.count > 1 ? words[1] : "")
    }
    var arguments: [String] = []
    for word in words.dropFirst() {
      arguments.append(try Self.filled(word, values))
    }
    self.arguments = arguments
  }

  /// The line as a person could type it.
  public var text: String {
    (["aisle"] + arguments.map { $0.contains(where: \.isWhitespace) ? "'\($0)'" : $0 })
      .joined(separator: " ")
  }

  private static func words(_ line: String) throws(Refusal) -> [String] {
    var words: [String] = []
    var current: String?
    var quote: Character?
    for letter in line {
      if let open = quote {
        if letter == open { quote = nil } else { current = (current ?? "") + String(letter) }
      } else if letter == "'" || letter == "\"" {
        quote = letter
        current = current ?? ""
      } else if letter.isWhitespace {
        if let word = current { words.append(word) }
        current = nil
      } else {
        current = (current ?? "") + String(letter)
      }
    }
    guard quote == nil else { throw .openQuote }
    if let word = current { words.append(word) }
    return words
  }

  private static func filled(
    _ word: String, _ values: [String: String]
  ) throws(Refusal) -> String {
    var result = ""
    var rest = word[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let value = values[name] else { throw .unknownPlaceholder(name) }
      result += rest[..<open] + value
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }
}

extension RunbookCommand.Refusal: CustomStringConvertible {
  /// One line for a person.
  public var description: String {
    switch self {
    case .notAisle: "to be run by hand: only aisle's own commands run from here"
    case .mayWrite(let name): "to be run by hand: aisle \(name) may change something"
    case .openQuote: "a quote is not closed"
    case .unknownPlaceholder(let name): "{\(name)} means nothing here"
    }
  }
}
