import TOML

/// Reads one theme file into a layer, and notes what is wrong with it.
struct ThemeFileReader {
  let name: String
  let lines: ThemeLines
  private(set) var layer = ThemeLayer()
  private(set) var warnings: [ThemeWarning] = []

  init(text: String, name: String) {
    self.name = name
    do {
      let entries = try TOMLTable(reading: text).entries
      lines = ThemeLines(entries)
      read(entries)
    } catch {
      lines = ThemeLines()
      let message = "not TOML: " + TextSanitizer.sanitize(error.message)
      warnings.append(ThemeWarning(theme: name, line: error.place.line, message: message))
    }
  }

  private mutating func read(_ entries: [TOMLEntry]) {
    for entry in entries {
      let (key, value) = (entry.key, entry.node.value)
      switch key {
      case "inherits":
        layer.inherits = string(value, at: key)
      case "description":
        _ = string(value, at: key)
      case "palette":
        for color in table(value, at: key) {
          readColor(color.key, color.node.value, at: "palette.\(color.key)")
        }
      case "roles":
        for role in table(value, at: key) {
          readRole(role.key, role.node.value, at: "roles.\(role.key)")
        }
      case "surfaces":
        for surface in table(value, at: key) {
          readSurface(surface.key, surface.node.value, at: "surfaces.\(surface.key)")
        }
      default:
        unknown(key, at: key, among: ["inherits", "description", "palette", "roles", "surfaces"])
      }
    }
  }

  private mutating func readColor(
    _ name: String, _ value: TOMLValue, at path: String
  ) {
    if case .string = value {
      layer.palette[name] = rgb(value, at: path).map { ThemeColor($0) }
      return
    }
    var color: RGB?
    var ansi256: UInt8?
    var ansi16: UInt8?
    for entry in table(value, at: path) {
      let (key, value) = (entry.key, entry.node.value)
      switch key {
      case "color": color = rgb(value, at: "\(path).color")
      case "256": ansi256 = number(value, below: 256, at: "\(path).256")
      case "16": ansi16 = number(value, below: 16, at: "\(path).16")
      default: unknown(key, at: "\(path).\(key)", among: ["color", "256", "16"])
      }
    }
    guard let color else { return warn(path, "write color = \"#rrggbb\"") }
    layer.palette[name] = ThemeColor(color, ansi256: ansi256, ansi16: ansi16)
  }

  private mutating func readRole(
    _ name: String, _ value: TOMLValue, at path: String
  ) {
    guard let role = Role(rawValue: name) else {
      return unknown(name, at: path, among: Role.allCases.map(\.rawValue))
    }
    var ink = ThemeLayer.Ink()
    if case .string(let color) = value {
      ink.foreground = color
    } else {
      for entry in table(value, at: path) {
        let (key, value) = (entry.key, entry.node.value)
        let path = "\(path).\(key)"
        switch key {
        case "fg": ink.foreground = string(value, at: path)
        case "bg": ink.background = string(value, at: path)
        case "attributes": ink.attributes = attributes(value, at: path)
        case "glyph": ink.glyph = glyph(value, at: path)
        case "mono": ink.mono = attributes(value, at: path)
        default: unknown(key, at: path, among: ["fg", "bg", "attributes", "glyph", "mono"])
        }
      }
    }
    layer.inks[role] = ink
  }

  private mutating func readSurface(
    _ name: String, _ value: TOMLValue, at path: String
  ) {
    guard let surface = Surface(rawValue: name) else {
      return unknown(name, at: path, among: Surface.allCases.map(\.rawValue))
    }
    var paper = ThemeLayer.Paper()
    if case .string(let color) = value {
      paper.background = color
    } else {
      for entry in table(value, at: path) {
        let (key, value) = (entry.key, entry.node.value)
        let path = "\(path).\(key)"
        switch key {
        case "bg": paper.background = string(value, at: path)
        case "fg": paper.foreground = string(value, at: path)
        case "attributes": paper.attributes = attributes(value, at: path)
        case "mono": paper.mono = attributes(value, at: path)
        default: unknown(key, at: path, among: ["bg", "fg", "attributes", "mono"])
        }
      }
    }
    layer.papers[surface] = paper
  }

  mutating func add(_ warning: ThemeWarning) { warnings.append(warning) }
}
