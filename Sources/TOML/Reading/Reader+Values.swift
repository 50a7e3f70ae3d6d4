extension Reader {
  /// A value, up to what follows it.
  mutating func readNode(depth: Int) throws(TOMLError) -> TOMLNode {
    let place = scanner.place()
    return TOMLNode(try readValue(at: place, depth: depth), at: place)
  }

  private mutating func readValue(
    at place: TOMLPlace, depth: Int
  ) throws(TOMLError) -> TOMLValue {
    switch scanner.next {
    case .openBracket, .openBrace:
      guard depth < Self.deepestNesting else { throw tooDeep(place) }
      return scanner.skip(.openBracket)
        ? .array(try readArray(from: place, depth: depth + 1))
        : .table(try readInlineTable(at: place, depth: depth))
    default:
      if let text = try scanner.longString() { return .string(text) }
      if let text = try scanner.string() { return .string(text) }
      let word = scanner.word()
      guard !word.isEmpty else { throw scanner.failure(expected: "a value") }
      var reader = WordReader(word, at: place)
      return try reader.value()
    }
  }

  /// The elements and the closing bracket, over any number of lines.
  private mutating func readArray(
    from place: TOMLPlace, depth: Int
  ) throws(TOMLError) -> [TOMLNode] {
    var nodes: [TOMLNode] = []
    while true {
      try scanner.skipToContent()
      if scanner.skip(.closeBracket) { return nodes }
      guard scanner.next != nil else { throw TOMLError(place, "this list has no closing ]") }
      nodes.append(try readNode(depth: depth))
      try scanner.skipToContent()
      if scanner.next == nil { throw TOMLError(place, "this list has no closing ]") }
      guard scanner.skip(.comma) || scanner.next == .closeBracket else {
        throw scanner.failure(expected: ", or ]")
      }
    }
  }

  /// `{ a = 1, b.c = 2 }`: on one line, and nothing can be added to it later.
  private mutating func readInlineTable(
    at place: TOMLPlace, depth: Int
  ) throws(TOMLError) -> TOMLTable {
    let builder = TableBuilder(.written, at: place)
    scanner.advance()
    scanner.skipBlanks()
    if scanner.skip(.closeBrace) { return builder.table() }
    repeat {
      try readPair(into: builder, depth: depth)
      scanner.skipBlanks()
    } while scanner.skip(.comma)
    guard scanner.skip(.closeBrace) else { throw scanner.failure(expected: ", or }") }
    return builder.table()
  }
}
