import TOMLKit

/// Reads one theme file into a layer, and notes what is wrong with it.
struct ThemeFileReader {
  let name: String
  let lines: ThemeLines
  private(set) var layer = ThemeLayer()
  private(set) var warnings: [ThemeWarning] = []

  init(text: String, name: String) {
    self.name = name
    lines = ThemeLines(text)
    do {
      try read(TOMLTable(string: text))
    } catch let error as TOMLParseError {
      warnings.append(
        ThemeWarning(
          theme: name, line: error.source.begin.line,
          message: "not TOML: \(TextSanitizer.sanitize(error.description))"))
    } catch {
      warnings.append(ThemeWarning(theme: name, message: "not TOML"))
    }
  }

  private mutating func read(_ file: TOMLTable) {
    for (key, value) in entries(of: file) {
      switch key {
      case "inherits":
        layer.inherits = string(value, at: key)
      case "description":
        _ = string(value, at: key)
      case "palette":
        for (name, value) in table(value, at: key) { readColor(name, value, at: "palette.\(name)") }
      case "roles":
        for (name, value) in table(value, at: key) { readRole(name, value, at: "roles.\(name)") }
      case "surfaces":
        for (name, value) in table(value, at: key) {
          readSurface(name, value, at: "surfaces.\(name)")
        }
      default:
        unknown(key, at: key, among: ["inherits", "description", "palette", "roles", "surfaces"])
      }
    }
  }

  private mutating func readColor(
    _ name: String, _ value: any TOMLValueConvertible, at path: String
  ) {
    if value.string != nil {
      layer.palette[name] = rgb(value, at: path).map { ThemeColor($0) }
      return
    }
    var color: RGB?
    var ansi256: UInt8?
    var ansi16: UInt8?
    for (key, value) in table(value, at: path) {
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
    _ name: String, _ value: any TOMLValueConvertible, at path: String
  ) {
    guard let role = Role(rawValue: name) else {
      return unknown(name, at: path, among: Role.allCases.map(\.rawValue))
    }
    var ink = ThemeLayer.Ink()
    if let color = value.string {
      ink.foreground = color
    } else {
      for (key, value) in table(value, at: path) {
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
    _ name: String, _ value: any TOMLValueConvertible, at path: String
  ) {
    guard let surface = Surface(rawValue: name) else {
      return unknown(name, at: path, among: Surface.allCases.map(\.rawValue))
    }
    var paper = ThemeLayer.Paper()
    if let color = value.string {
      paper.background = color
    } else {
      for (key, value) in table(value, at: path) {
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
