import Testing

@testable import NcursesTerminal

struct PasteCollectorTests {
  @Test(arguments: [
    "", "one line", "two\rlines\r\n", "\u{1B}[A and \u{1B}[20", "\u{1B}\u{1B}[201", "漢字 🎉", "[201~",
  ])
  func `everything up to the marker is the text`(text: String) {
    #expect(collect(Array((text + "\u{1B}[201~").utf8)) == [text])
  }

  @Test func `it never asks for more than the marker may still need`() {
    var collector = PasteCollector()
    var appetites: [Int] = []
    for byte in "a\u{1B}[20x\u{1B}[201".utf8 {
      #expect(collector.push(byte) == nil)
      appetites.append(collector.appetite)
    }
    #expect(appetites == [6, 5, 4, 3, 2, 6, 5, 4, 3, 2, 1])
  }

  @Test func `a paste whose end is lost gives what there was`() {
    var collector = PasteCollector()
    for byte in "half".utf8 { _ = collector.push(byte) }
    #expect(collector.finish() == "half")
    #expect(collector == PasteCollector())
  }

  private func collect(_ bytes: [UInt8]) -> [String] {
    var collector = PasteCollector()
    return bytes.compactMap { collector.push($0) }
  }
}
