import TOML
import Testing

struct RobustnessTests {
  @Test func `a text cut off anywhere is read or refused`() {
    let text = Array(Samples.everything.unicodeScalars)
    for index in text.indices {
      check(text[..<index])
      check(text[index...])
    }
  }

  @Test func `a text changed anywhere is read or refused`() {
    var random = SeededGenerator(seed: 41)
    let words = Samples.words.map { Array($0.unicodeScalars) }
    for _ in 0..<4_000 {
      var text = Array(Samples.everything.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let start = Int.random(in: 0...text.count, using: &random)
        let end = min(text.count, start + Int.random(in: 0...3, using: &random))
        text.replaceSubrange(start..<end, with: words.randomElement(using: &random) ?? [])
      }
      check(text[...])
    }
  }

  @Test func `any words in a row are read or refused`() {
    var random = SeededGenerator(seed: 11)
    for _ in 0..<20_000 {
      let text = (0..<12).map { _ in Samples.words.randomElement(using: &random) ?? "" }.joined()
      check(Array(text.unicodeScalars)[...])
    }
  }

  @Test(arguments: LongText.deep)
  func `deep nesting is refused`(long: LongText) throws {
    let error = try #require(throws: TOMLError.self) { try TOMLTable(reading: long.text) }
    #expect(error.message.contains("64 deep"), "\(error)")
  }

  @Test func `nesting that people write is not deep`() throws {
    let list = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
    let table = try TOMLTable(reading: "[a.b.c]\nd = \(list)")
    #expect(outline(table) == "{a: {b: {c: {d: \(list)}}}}")
  }

  /// Something that took time in the square of the text's size would take hours here.
  @Test(.timeLimit(.minutes(30)), arguments: LongText.wide)
  func `a large text takes no more than its share of time`(long: LongText) throws {
    #expect(try !TOMLTable(reading: long.text).entries.isEmpty)
  }
}

/// Reads a text; what comes of it must be sound.
private func check(_ scalars: ArraySlice<Unicode.Scalar>) {
  var text = ""
  text.unicodeScalars.append(contentsOf: scalars)
  do {
    check(try TOMLTable(reading: text))
  } catch {
    let lines = scalars.split(separator: "\n", omittingEmptySubsequences: false)
    let (line, column) = (error.place.line, error.place.column)
    guard lines.indices.contains(line - 1) else {
      Issue.record("\(error) is outside of \(text.debugDescription)")
      return
    }
    #expect((1...(lines[line - 1].count + 1)).contains(column), "\(error) in \(text)")
    #expect(!error.message.isEmpty)
  }
}

private func check(_ table: TOMLTable) {
  #expect(Set(table.entries.map(\.key)).count == table.entries.count)
  for entry in table.entries {
    if case .table(let inner) = entry.node.value { check(inner) }
  }
}
