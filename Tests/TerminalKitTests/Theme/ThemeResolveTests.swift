import TerminalKit
import Testing

struct ThemeResolveTests {
  private let theme = Theme.builtIn

  @Test(arguments: ColorDepth.allCases, BundledThemes.names)
  func `a selection and every priority can be told apart`(depth: ColorDepth, name: String) {
    let theme = ThemeLoader.load(name: name, resolve: BundledThemes.text).theme
    let base = theme.resolve(.text, depth: depth)
    #expect(theme.resolve(.on(.selection), depth: depth) != base)
    #expect(theme.resolve(.on(.selectionInactive), depth: depth) != base)
    #expect(theme.resolve(.on(.alert), depth: depth) != base)
    let roles: [Role] = [.priority1, .priority2, .priority3, .priority4]
    #expect(Set(roles.map { theme.resolve(Style($0), depth: depth) }).count == 4)
    #expect(Set(roles.map { theme.glyph(for: $0) }).count == 4)
    #expect(Set(roles.map { theme.glyph(for: $0, in: .ascii) }).count == 4)
  }

  @Test(arguments: BundledThemes.names)
  func `with few colours every text can still be read`(name: String) {
    let theme = ThemeLoader.load(name: name, resolve: BundledThemes.text).theme
    for depth in [ColorDepth.ansi16, .ansi8] {
      for surface in Surface.allCases {
        for role in Role.allCases {
          let resolved = theme.resolve(Style(role, on: surface), depth: depth)
          guard case .indexed(let paper) = resolved.background,
            case .indexed(let ink) = resolved.foreground
          else { continue }
          let bright: UInt8 = depth == .ansi8 && resolved.attributes.contains(.bold) ? 8 : 0
          let contrast = AnsiPalette.color(ink % 8 + (ink > 7 ? 8 : bright))
            .contrast(with: AnsiPalette.color(paper))
          #expect(contrast >= 3, "\(name) \(role) on \(surface): \(ink) on \(paper)")
        }
      }
    }
  }

  @Test func `without colours there are only attributes`() {
    for role in Role.allCases {
      for surface in Surface.allCases {
        let resolved = theme.resolve(Style(role, on: surface), depth: .mono)
        #expect(resolved.foreground == .terminalDefault)
        #expect(resolved.background == .terminalDefault)
      }
    }
    #expect(theme.resolve(.on(.selection), depth: .mono).attributes.contains(.reverse))
  }

  @Test func `a style's own attributes are added`() {
    let resolved = theme.resolve(.critical.underline, depth: .trueColor)
    #expect(resolved.attributes == [.bold, .underline])
  }

  @Test func `a role with paper of its own keeps it on every surface`() {
    let papers = Surface.allCases.map {
      theme.resolve(Style(.priority1, on: $0), depth: .trueColor).background
    }
    #expect(Set(papers).count == 1)
  }

  @Test(arguments: [
    ("#000000", 16, 0), ("#ffffff", 231, 15), ("#808080", 244, 8), ("#ff0000", 196, 9),
    ("#5f87af", 67, 8),
  ])
  func `the nearest numbered colours are found`(hex: String, of256: UInt8, of16: UInt8) throws {
    let color = ThemeColor(try #require(RGB(hex: hex)))
    #expect(color.ansi256 == of256)
    #expect(color.ansi16 == of16)
  }

  @Test(arguments: [
    ("#7aa2f7", "#7aa2f7"), ("#ABC", "#aabbcc"), ("7aa2f7", nil), ("#12", nil), ("#gggggg", nil),
    ("", nil), ("#١٢٣٤٥٦", nil),
  ])
  func `colours are read from hexadecimal`(text: String, expected: String?) {
    #expect(RGB(hex: text)?.description == expected)
  }

  @Test func `contrast is that of WCAG`() {
    let black = RGB(red: 0, green: 0, blue: 0)
    let white = RGB(red: 255, green: 255, blue: 255)
    let grey = RGB(red: 0x76, green: 0x76, blue: 0x76)
    #expect(abs(black.contrast(with: white) - 21) < 0.001)
    #expect(abs(white.contrast(with: grey) - 4.54) < 0.01)
  }
}
