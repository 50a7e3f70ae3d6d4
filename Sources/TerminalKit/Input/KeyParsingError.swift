import Spelling

/// A word that is not the name of a key.
public struct KeyParsingError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The word as it was written.
  public let word: String
  /// The nearest key that exists, when one is near.
  public let suggestion: String?

  init(word: String) {
    self.word = word
    suggestion = KeyParsingError.nearest(to: word)
  }

  /// What is wrong, and what may have been meant.
  public var description: String {
    let remedy = suggestion.map { "did you mean \"\($0)\"?" } ?? "write it like j, Enter, ^D or F5"
    return "\"\(TextSanitizer.sanitize(word))\" is not a key; \(remedy)"
  }

  private static func nearest(to word: String) -> String? {
    let prefixLength = word.count > 3 && word.dropFirst().first == "-" ? 2 : 0
    let prefix = String(word.prefix(prefixLength))
    let names = KeyName.all.map(\.name)
    return Spelling.nearest(to: String(word.dropFirst(prefixLength)), among: names)
      .flatMap { KeyName.code($0).flatMap(KeyName.name) }
      .map { prefix + $0 }
  }
}
