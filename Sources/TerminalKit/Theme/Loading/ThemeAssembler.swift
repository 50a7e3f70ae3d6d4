import Spelling

/// Makes a theme from layers: looks colours up in the palette and fills in what is not said.
struct ThemeAssembler {
  let name: String
  let layer: ThemeLayer
  let lines: ThemeLines
  private(set) var warnings: [ThemeWarning] = []

  init(name: String, layer: ThemeLayer, lines: ThemeLines) {
    self.name = name
    self.layer = layer
    self.lines = lines
  }

  mutating func theme() -> Theme {
    var inks: [Role: Theme.Ink] = [:]
    for role in Role.allCases {
      guard let raw = layer.inks[role] else {
        warn("roles", "\(role.rawValue) is not given; it looks like text")
        continue
      }
      let path = "roles.\(role.rawValue)"
      inks[role] = Theme.Ink(
        foreground: color(raw.foreground, at: path + ".fg"),
        background: color(raw.background, at: path + ".bg"),
        attributes: raw.attributes ?? [], glyph: raw.glyph, mono: raw.mono ?? role.standardMono)
    }
    var papers: [Surface: Theme.Paper] = [:]
    for surface in Surface.allCases {
      guard let raw = layer.papers[surface] else {
        warn("surfaces", "\(surface.rawValue) is not given; it looks like base")
        papers[surface] = papers[.base] ?? Theme.Paper()
        papers[surface]?.mono = surface.standardMono
        continue
      }
      let path = "surfaces.\(surface.rawValue)"
      papers[surface] = Theme.Paper(
        background: color(raw.background, at: path + ".bg"),
        foreground: color(raw.foreground, at: path + ".fg"),
        attributes: raw.attributes ?? [], mono: raw.mono ?? surface.standardMono)
    }
    return Theme(name: name, inks: inks, papers: papers)
  }

  /// `default` and what is not given are nil: the terminal's own colour, or that of the surface.
  private mutating func color(_ reference: String?, at path: String) -> ThemeColor? {
    guard let reference, reference != "default" else { return nil }
    if let color = layer.palette[reference] { return color }
    if let color = RGB(hex: reference) { return ThemeColor(color) }
    let remedy =
      Spelling.nearest(to: reference, among: layer.palette.keys.sorted())
      .map { "did you mean \"\($0)\"?" } ?? "add it there, or write #rrggbb"
    warn(path, "\"\(TextSanitizer.sanitize(reference))\" is not in the palette; \(remedy)")
    return nil
  }

  private mutating func warn(_ path: String, _ message: String) {
    warnings.append(
      ThemeWarning(theme: name, line: lines[path], message: "\(path): \(message)"))
  }
}
