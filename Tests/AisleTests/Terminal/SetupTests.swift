import Foundation
import Testing

extension RealTerminal {
  /// Products from the editor into the store, and back out with one key.
  @Suite struct SetupTests {
    @Test func `a new product is written in the editor, mended, previewed, made and taken back`()
      async throws
    {
      let home = try await Home.withSample()
      try home.write(
        "edit.sh",
        """
        if grep -q '^#!aisle' "$1"; then
          cp "$1" told
          sed -i 's/^price = ""/price = "19.90"/' "$1"
        else
          sed -i 's/^title = ""/title = "Polar Mug"/' "$1"
          printf '[[new.option]]\\nname = "Size"\\nvalues = ["S", "L"]\\n' >> "$1"
        fi

        """)
      let terminal = try await Terminal(home)
      try await terminal.start(environment: "VISUAL='sh \"edit.sh\"'")
      try await terminal.press("1", "N")
      try await terminal.wait(until: "the preview has the variants") {
        $0.contains("Preview: created polar-mug, 2 variants") && $0.contains("POLAR-MUG-S")
      }
      let told = home.text("told").split(separator: "\n").map(String.init)
      let mark = try #require(told.firstIndex { $0.hasPrefix("#!aisle ") })
      #expect(told[mark].contains("a price is needed"))
      #expect(told.dropFirst(mark + 1).first?.hasPrefix("price = \"\"") == true)
      let list = "variants polar --csv --columns sku"
      #expect(try await home.run(list).lines == ["sku"])
      try await terminal.press("Enter")
      try await terminal.waitFor("Set up: created polar-mug, 2 variants")
      #expect(try await home.run(list).lines == ["sku", "POLAR-MUG-S", "POLAR-MUG-L"])
      try await terminal.press("u")
      try await terminal.waitFor("Undone: undo: created polar-mug")
      #expect(try await home.run(list).lines == ["sku"])
    }

    @Test func `a product is copied and archived by a key each`() async throws {
      let home = try await Home.withSample()
      let terminal = try await Terminal(home)
      try await terminal.start(environment: "VISUAL=true")
      try await terminal.press("1", "/")
      try await terminal.type("SMUG-VIK-NVY")
      try await terminal.press("Enter", "D")
      try await terminal.waitFor("Preview: created copy-of-vika-stoneware-mug")
      try await terminal.press("Enter")
      try await terminal.waitFor("Set up: created copy-of-vika-stoneware-mug")
      try await terminal.press("M")
      try await terminal.waitFor("Nothing was changed in the document")
      try await terminal.press("V")
      try await terminal.waitFor("active → archived")
      try await terminal.press("Escape")
      try await terminal.wait(until: "nothing was archived") {
        $0.contains("Nothing was changed") && !$0.contains("in the document")
          && !$0.contains("→ archived")
      }
    }
  }
}
