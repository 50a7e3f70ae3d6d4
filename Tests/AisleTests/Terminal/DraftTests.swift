import Commerce
import Foundation
import Store
import Testing

extension RealTerminal {
  /// What was typed outlives the program, however it ends.
  @Suite struct DraftTests {
    @Test func `a line that was typed when the program was killed is offered again`() async throws {
      let home = try await Home.withSample()
      let first = try await Terminal(home)
      try await first.start(now: nil)
      try await first.press("1", "/")
      try await first.type("MAP-NCAPE")
      try await first.press("Enter", "e")
      try await first.waitFor("Edit MAP-NCAPE")
      try await first.press("p")
      try await first.waitFor("Price of MAP-NCAPE: 14.90")
      try await first.press("C-u")
      try await first.type("15.90")
      try await kept(in: home) { $0.first?.entries.first?.text == "15.90" }
      try await first.killProgram()

      // On a large screen the activity strip keeps what the footer says for a few seconds.
      let second = try await Terminal(home, 200, 60)
      try await second.start(now: nil)
      try await second.waitFor("Not applied yet")
      try await second.waitFor("Price of MAP-NCAPE")
      try await second.press("Enter")
      try await second.waitFor("Price of MAP-NCAPE: 15.90")
      try await second.press("Enter")
      try await second.waitFor("14.90 → 15.90 EUR")
      try await second.press("Enter")
      try await second.waitFor("Applied: MAP-NCAPE: price 14.90 → 15.90")
      try await kept(in: home) { $0.isEmpty }
    }

    @Test func `a form survives ^Z and a kill, and goes on where it was`() async throws {
      let home = try await Home.withSample()
      let first = try await Terminal(home)
      try await first.start(now: nil)
      try await first.press("1", "/")
      try await first.type("SMUG-VIK-NVY")
      try await first.press("Enter", "W")
      try await first.waitFor("Enter edits, E in your editor")
      try await first.press("Enter")
      try await first.type(" XY")
      try await first.press("C-z")
      try await first.waitForPrompt()
      try await first.type("fg")
      try await first.press("Enter")
      try await first.waitFor(" XY")
      try await first.press("Enter")
      try await first.waitFor("p previews 1 change")
      try await kept(in: home) { $0.first?.entries.first?.text.hasSuffix(" XY") == true }
      try await first.killProgram()

      let second = try await Terminal(home)
      try await second.start(now: nil)
      try await second.waitFor("the form of SMUG-VIK-NVY")
      try await second.press("Enter")
      try await second.waitFor("p previews 1 change")
      try await second.press("p")
      try await second.waitFor("1 to change")
      try await second.press("Escape")
      try await second.wait(until: "the preview is closed") {
        $0.contains("p previews 1 change") && !$0.contains("1 to change")
      }
      try await second.press("X", "Escape")
      try await kept(in: home) { $0.isEmpty }
    }

    @Test func `a document goes to the editor, back with its mistake, and in`() async throws {
      let home = try await Home.withSample()
      try home.write(
        "edit.sh",
        """
        if grep -q '^#!aisle' "$1"; then
          cp "$1" told
          sed -i 's/^price = "cheap"/price = "15.90"/' "$1"
        else
          sed -i 's/^price = "14.90"/price = "cheap"/' "$1"
        fi

        """)
      let terminal = try await Terminal(home)
      try await terminal.start(environment: "VISUAL='sh \"edit.sh\"'")
      try await terminal.press("1", "/")
      try await terminal.type("MAP-NCAPE")
      try await terminal.press("Enter", "E")
      try await terminal.waitFor("14.90 → 15.90 EUR")
      let told = home.text("told").split(separator: "\n").map(String.init)
      let mark = try #require(told.firstIndex { $0.hasPrefix("#!aisle ") })
      #expect(told.dropFirst(mark + 1).first?.hasPrefix("price = \"cheap\"") == true)
      try await terminal.press("Enter")
      try await terminal.waitFor("Applied: MAP-NCAPE: price 14.90 → 15.90")
      #expect(!home.exists("state/aisle/edit-\(try terminal.program()).toml"))
    }

    /// Waits until what the store keeps is as it should be.
    private func kept(
      in home: Home, _ holds: ([EditDraft]) -> Bool
    ) async throws {
      let store = try Store.open(path: home.store, readOnly: true)
      try await eventually("the store keeps what is typed") {
        holds(try store.drafts(actor: "tester")) ? true : nil
      }
    }
  }
}
