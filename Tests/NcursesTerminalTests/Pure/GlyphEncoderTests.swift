import TerminalKit
import Testing

@testable import NcursesTerminal

@Suite struct GlyphEncoderTests {
  @Test(arguments: [
    ("Grüße", "Gr??e"), ("漢字", "????"), ("→ …", "> ~"), ("e\u{301}", "?"), ("plain ~", "plain ~"),
  ])
  func `a terminal without Unicode gets one ASCII character for each column`(
    text: String, shown: String
  ) {
    let encoder = GlyphEncoder(characters: .ascii)
    let cells = text.flatMap { character -> [[Unicode.Scalar]] in
      let glyph = String(character)
      return encoder.encode(glyph, columns: TextWidth.columns(of: glyph))
    }
    #expect(cells.allSatisfy { $0.count == 1 })
    #expect(String(String.UnicodeScalarView(cells.joined())) == shown)
  }
}
