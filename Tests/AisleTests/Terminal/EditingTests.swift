import Foundation
import Testing

extension RealTerminal {
  /// From the keyboard to the journal and back.
  @Suite struct EditingTests {
    private static let price = "variants sku:MAP-NCAPE --csv --columns price"

    @Test func `a price is edited, previewed, applied, journalled and undone`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      try await terminal.openPrice(of: "MAP-NCAPE", now: "14.90")
      try await terminal.retype("15.90")
      try await terminal.wait(until: "the change is previewed") {
        $0.contains("Preview:") && $0.contains("14.90 → 15.90 EUR") && $0.contains("1 to change")
      }
      #expect(try await home.run(Self.price).lines == ["price", "14.90"])
      try await terminal.press("Enter")
      try await terminal.waitFor("Applied: MAP-NCAPE: price 14.90 → 15.90")
      #expect(try await home.run(Self.price).lines == ["price", "15.90"])
      try await terminal.press("L")
      try await terminal.wait(until: "the journal names the change") {
        $0.contains("tester") && $0.contains("14.90")
      }
      try await terminal.press("q")
      try await terminal.waitForNo("tester")
      try await terminal.press("u")
      try await terminal.waitFor("Undone: ")
      #expect(try await home.run(Self.price).lines == ["price", "14.90"])
      try await terminal.press("C-r")
      try await terminal.waitFor("Redone: ")
      #expect(try await home.run(Self.price).lines == ["price", "15.90"])
    }

    @Test func `Esc in the preview changes nothing`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      try await terminal.openPrice(of: "MAP-NCAPE", now: "14.90")
      try await terminal.retype("1.49")
      try await terminal.waitFor("Preview:")
      try await terminal.press("Enter")
      try await terminal.waitFor("Every row is refused")
      try await terminal.press("Escape")
      try await terminal.waitFor("Nothing was changed")
      #expect(try await home.run(Self.price).lines == ["price", "14.90"])
    }

    @Test func `a guard is overridden with a reason`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start()
      try await terminal.openPrice(of: "MAP-NCAPE", now: "14.90")
      try await terminal.retype("1.49")
      try await terminal.waitFor("o overrides")
      try await terminal.press("o")
      try await terminal.waitFor("Why all the same?")
      try await terminal.type("torn box")
      try await terminal.press("Enter")
      try await terminal.waitFor("reason: torn box")
      try await terminal.press("y")
      try await terminal.waitFor("Applied: ")
      let set = try #require(try await home.run("journal --json --limit 1").objects().first)
      #expect(set["reason"]?.text?.hasPrefix("torn box (over ") == true)
    }

    @Test func `of two dashboards on one store the later edit sees the conflict`() async throws {
      let home = try await Home.withSample()
      let first = try await Terminal(home)
      try await first.start()
      let second = try await Terminal(home)
      try await second.start()
      for terminal in [first, second] {
        try await terminal.openPrice(of: "MAP-NCAPE", now: "14.90")
      }
      try await first.retype("15.90")
      try await second.retype("16.90")
      for terminal in [first, second] { try await terminal.waitFor("Preview:") }
      try await first.press("Enter")
      try await first.waitFor("Applied: ")
      try await second.press("Enter")
      try await second.wait(until: "the conflict is shown") {
        $0.contains("Left out: 1 field changed meanwhile") && $0.contains("14.90 → 16.90")
          && $0.contains("15.90  by tester (edit)")
      }
      #expect(try await home.run(Self.price).lines == ["price", "15.90"])
      try await second.press("r")
      try await second.waitFor("15.90 → 16.90 EUR")
      try await second.press("Enter")
      try await second.waitFor("Applied: ")
      #expect(try await home.run(Self.price).lines == ["price", "16.90"])
    }
  }
}

extension Terminal {
  /// Finds the variant in the catalog and opens the field with its price.
  fileprivate func openPrice(of sku: String, now price: String) async throws {
    try await press("1", "/")
    try await type(sku)
    try await press("Enter", "e")
    try await waitFor("Edit \(sku)")
    try await press("p")
    try await waitFor("Price of \(sku): \(price)")
  }

  /// Replaces what stands in the field and presses Enter.
  fileprivate func retype(_ text: String) async throws {
    try await press("C-u")
    try await type(text)
    try await press("Enter")
  }
}
