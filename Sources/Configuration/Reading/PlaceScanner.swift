/// Finds where each key and value of a TOML document stands.
///
/// The TOML library gives places for errors of syntax only. This reads no values: it walks over a
/// document that the library has already accepted, and where it is surprised it skips the line, so
/// that the worst outcome is a place that is too coarse.
struct PlaceScanner {
  private let text: [Character]
  private var index = 0
  private var here = TextPlace.start
  private var table = NodePath()
  private var lengths: [NodePath: Int] = [:]
  private(set) var places: [NodePath: EntryPlace] = [:]

  init(_ text: String) { self.text = Array(text) }

  static func places(in text: String) -> [NodePath: EntryPlace] {
    var scanner = PlaceScanner(text)
    scanner.scanDocument()
    return scanner.places
  }

  private mutating func scanDocument() {
    skipBlank(acrossLines: true)
    while peek != nil {
      if peek == "[" { scanHeader() } else { scanEntry(in: table) }
      skipLine()
      skipBlank(acrossLines: true)
    }
  }

  /// `[a.b]` or `[[a.b]]`.
  private mutating func scanHeader() {
    let start = here
    advance()
    let isArray = peek == "["
    if isArray { advance() }
    let keys = scanKey()
    table = NodePath()
    for (offset, key) in keys.enumerated() {
      table = table.appending(key)
      if let length = lengths[table] {
        if isArray, offset == keys.count - 1 { break }
        table = table.appending(index: length - 1)
      }
    }
    if isArray {
      let position = lengths[table] ?? 0
      lengths[table] = position + 1
      note(table, key: start, value: start)
      table = table.appending(index: position)
    }
    note(table, key: start, value: start)
  }

  private mutating func scanEntry(in parent: NodePath) {
    let start = here
    let path = scanKey().reduce(parent) { $0.appending($1) }
    guard peek == "=" else { return }
    advance()
    skipBlank()
    note(path, key: start, value: here)
    scanValue(at: path)
  }

  private mutating func scanValue(at path: NodePath) {
    switch peek {
    case "[": scanArray(at: path)
    case "{": scanInlineTable(at: path)
    case "\"", "'": _ = scanQuoted()
    default:
      while let next = peek, !next.isNewline, !",]}#".contains(next) { advance() }
    }
  }

  private mutating func scanArray(at path: NodePath) {
    advance()
    var position = 0
    skipBlank(acrossLines: true)
    while let next = peek, next != "]" {
      if next == "," {
        advance()
      } else {
        let element = path.appending(index: position)
        let before = index
        note(element, key: here, value: here)
        scanValue(at: element)
        position += 1
        if index == before { return }
      }
      skipBlank(acrossLines: true)
    }
    advance()
  }

  private mutating func scanInlineTable(at path: NodePath) {
    advance()
    skipBlank(acrossLines: true)
    while let next = peek, next != "}" {
      let before = index
      if next == "," { advance() } else { scanEntry(in: path) }
      if index == before { return }
      skipBlank(acrossLines: true)
    }
    advance()
  }

  /// A dotted key, up to what follows it.
  private mutating func scanKey() -> [String] {
    var parts: [String] = []
    while true {
      skipBlank()
      if peek == "\"" || peek == "'" {
        parts.append(scanQuoted())
      } else {
        var part = ""
        while let next = peek, next.isLetter || next.isNumber || next == "_" || next == "-" {
          part.append(next)
          advance()
        }
        parts.append(part)
      }
      skipBlank()
      guard peek == "." else { return parts }
      advance()
    }
  }

  /// A string of any of the four kinds; its contents with the plain escapes left as they stand.
  private mutating func scanQuoted() -> String {
    guard let quote = peek else { return "" }
    let isLong = isAt(quote, count: 3)
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    var contents = ""
    while let next = peek, !isAt(quote, count: isLong ? 3 : 1) {
      if next == "\\", quote == "\"" {
        contents.append(next)
        advance()
      } else if next.isNewline, !isLong {
        return contents
      }
      if let escaped = peek { contents.append(escaped) }
      advance()
    }
    for _ in 0..<(isLong ? 3 : 1) { advance() }
    while isLong, peek == quote { advance() }
    return contents
  }
}

extension PlaceScanner {
  private var peek: Character? { index < text.count ? text[index] : nil }

  private func isAt(_ character: Character, count: Int) -> Bool {
    index + count <= text.count && text[index..<(index + count)].allSatisfy { $0 == character }
  }

  private mutating func advance() {
    guard let character = peek else { return }
    index += 1
    if character.isNewline {
      here = TextPlace(line: here.line + 1, column: 1)
    } else {
      here.column += 1
    }
  }

  private mutating func skipBlank(acrossLines: Bool = false) {
    while let next = peek {
      if next == "#", acrossLines {
        skipLine()
      } else if next.isWhitespace, acrossLines || !next.isNewline {
        advance()
      } else {
        return
      }
    }
  }

  private mutating func skipLine() {
    while let next = peek, !next.isNewline { advance() }
    advance()
  }

  private mutating func note(_ path: NodePath, key: TextPlace, value: TextPlace) {
    places[path] = EntryPlace(key: key, value: value)
  }
}
