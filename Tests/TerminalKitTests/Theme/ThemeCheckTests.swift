import TerminalKit
import Testing

struct ThemeCheckTests {
  @Test(arguments: [
    ("[palette]\nink = \"#333333\"", "roles.text: contrast"),
    ("[palette]\nline = \"#202020\"", "roles.border: contrast"),
    ("[surfaces]\nselection = \"paper\"", "surfaces.selection: looks like base"),
    ("[surfaces]\nselection = { mono = [] }", "looks like base where colours are mono"),
    ("[roles]\npriority2 = { glyph = \"!\" }", "has the same glyph as priority1"),
    ("[roles]\npriority2 = { mono = [] }", "looks like priority2 on base without colours"),
  ])
  func `what makes a theme hard to read is found`(change: String, expected: String) {
    let warnings = ThemeCheck.check(
      text: "inherits = \"dark\"\n" + change, name: "mine", resolve: BundledThemes.text)
    #expect(
      warnings.contains { $0.message.contains(expected) }, "\(warnings.map(\.description))")
  }

  @Test func `high contrast has 7 to 1 for all text`() {
    let theme = ThemeLoader.load(name: "high-contrast", resolve: BundledThemes.text).theme
    for role in Role.allCases {
      for surface in Surface.allCases {
        let resolved = theme.resolve(Style(role, on: surface), depth: .trueColor)
        guard case .rgb(let ink) = resolved.foreground, case .rgb(let paper) = resolved.background
        else { continue }
        #expect(ink.contrast(with: paper) >= 7, "\(role) on \(surface)")
      }
    }
  }
}
