import Commerce
import Foundation
import Testing

@testable import Store

/// The README's table of the bulk grammar, run line by line.
@Suite struct GrammarExamplesTests {
  static let examples: [String] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    let block = text.components(separatedBy: "<!-- grammar -->").dropFirst().first?
      .components(separatedBy: "<!-- /grammar -->").first
    return (block ?? "").split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap { line in
      line.dropFirst(3).components(separatedBy: "` |").first
    }
  }()

  @Test func `the README has examples of every operation`() {
    let all = Self.examples.joined(separator: "\n")
    for word in [
      "%", "round", "replace", "append", "prepend", "remove", "clear", "copy from", "title-case",
      "move", "alt",
    ] {
      #expect(all.contains(word))
    }
    #expect(Self.examples.count > 20)
  }

  @Test(arguments: Self.examples)
  func `an example of the README plans, applies and can be taken back`(example: String) throws {
    let store = try RichCatalog.store(products: 1)
    // Something to take away, to copy into and to fill.
    try store.edit(
      "tags append winter", "title append \" No. 1 of the best\"", "vendor Acme",
      "\"Google Shopping / Condition\" used")
    let before = try store.everyRow()
    // The mug is on sale: some examples need a reason to get past its guards.
    let rows = try store.plan([example], where: "sku:MUG-1-S")
      .map { $0.overriding(Set(EditGuard.allCases)) }
    #expect(rows.contains { $0.verdict == .ok || $0.verdict == .warning }, "\(rows)")
    #expect(!rows.contains { $0.verdict == .refused }, "\(rows)")
    let outcome = try store.apply(plan: rows, summary: example, actor: "ida", now: noon)
    #expect(outcome.applied > 0)
    #expect(try store.everyRow() != before)
    try store.undo(actor: "ida", now: noon)
    #expect(try store.everyRow() == before)
  }
}
