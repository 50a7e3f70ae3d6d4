/// Goes through a text of TOML word by word.
struct TOMLScanner {
  private let characters: [Character]
  private var index = 0
  /// The line that is being read, from 1.
  private(set) var line = 1

  init(_ text: String) {
    characters = Array(text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...])
  }

  /// Whether only blanks and a comment follow on the line.
  var isAtEndOfLine: Bool {
    let next = characters[index...].first { $0 != " " && $0 != "\t" }
    return next.map { $0.isNewline || $0 == "#" } ?? true
  }

  /// An error about where the scanner is.
  func failure(_ message: String) -> TOMLError { TOMLError(line: line, message: message) }

  /// Goes on to what is neither blank nor comment, on this line or a later one; false when there is
  /// nothing.
  mutating func skipToContent() -> Bool {
    while index < characters.count {
      let character = characters[index]
      if character == "#" {
        while index < characters.count, !characters[index].isNewline { index += 1 }
      } else if character.isNewline {
        line += 1
        index += 1
      } else if character == " " || character == "\t" {
        index += 1
      } else {
        return true
      }
    }
    return false
  }

  /// Goes past blanks and a character, if that follows on the line.
  mutating func skip(_ character: Character) -> Bool {
    skipBlanks()
    guard index < characters.count, characters[index] == character else { return false }
    index += 1
    return true
  }

  /// A bare key, a number or a name; empty when none follows.
  mutating func word() -> String {
    skipBlanks()
    let start = index
    while index < characters.count, isWordPart(characters[index]) { index += 1 }
    return String(characters[start..<index])
  }

  /// A text in quotes; nil when none follows.
  mutating func string() throws(TOMLError) -> String? {
    skipBlanks()
    guard index < characters.count, characters[index] == "\"" || characters[index] == "'" else {
      return nil
    }
    let quote = characters[index]
    index += 1
    var text = ""
    while index < characters.count, !characters[index].isNewline {
      let character = characters[index]
      index += 1
      if character == quote { return text }
      if character == "\\", quote == "\"" {
        text.append(try escape())
      } else {
        text.append(character)
      }
    }
    throw failure("expected \(quote) at the end of the text")
  }

  private mutating func escape() throws(TOMLError) -> Character {
    let letter = index < characters.count ? characters[index] : " "
    index += 1
    switch letter {
    case "\"", "\\": return letter
    case "b": return "\u{8}"
    case "t": return "\t"
    case "n": return "\n"
    case "f": return "\u{C}"
    case "r": return "\r"
    case "u": return try scalar(digits: 4)
    case "U": return try scalar(digits: 8)
    default: throw failure("\\ must be followed by one of \" \\ b t n f r u U")
    }
  }

  private mutating func scalar(digits: Int) throws(TOMLError) -> Character {
    let end = min(index + digits, characters.count)
    let word = String(characters[index..<end])
    guard word.count == digits, word.allSatisfy(\.isHexDigit), let value = UInt32(word, radix: 16),
      let scalar = Unicode.Scalar(value)
    else { throw failure("expected \(digits) hexadecimal digits of a character") }
    index = end
    return Character(scalar)
  }

  private mutating func skipBlanks() {
    while index < characters.count, characters[index] == " " || characters[index] == "\t" {
      index += 1
    }
  }

  private func isWordPart(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || character == "_" || character == "-"
        || character == "+")
  }
}
