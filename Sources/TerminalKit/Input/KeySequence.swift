/// Keys pressed one after another.
public typealias KeySequence = [Key]

extension [Key] {
  /// Reads keys with blanks between them, as in `g g` or `^X s`.
  /// - Throws: `KeyParsingError` about the first word that is not a key. An empty text is an error.
  public init(parsing text: String) throws(KeyParsingError) {
    self = []
    for word in text.split(whereSeparator: \.isWhitespace) {
      append(try Key(parsing: String(word)))
    }
    if isEmpty { throw KeyParsingError(word: text) }
  }

  /// The written form, with blanks between the keys.
  public var text: String { map(\.description).joined(separator: " ") }
}
