/// Reads themes. Whatever is wrong with one becomes a warning; there is always a theme.
public enum ThemeLoader {
  private static let deepestInheritance = 8

  /// Reads the theme of a name.
  /// - Parameter resolve: Gives the text of a theme's file by name, or nil when there is none.
  /// - Returns: The theme, or the built-in one when there is none of that name.
  public static func load(
    name: String, resolve: (String) -> String?
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    guard let text = resolve(name) else {
      let warning = ThemeWarning(
        theme: TextSanitizer.sanitize(name), message: "there is no such theme; using the built-in")
      return (.builtIn, [warning])
    }
    return load(text: text, name: name, resolve: resolve)
  }

  /// Reads a theme from the text of its file.
  ///
  /// A file says `inherits = "other"` to start from another theme; its own palette then also counts
  /// for the colours that the other one names.
  /// - Parameter resolve: Gives the text of the themes that it inherits from.
  /// - Returns: The theme, or the built-in one when the text is not TOML or says nothing.
  public static func load(
    text: String, name: String, resolve: (String) -> String?
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    let reader = ThemeFileReader(text: text, name: name)
    guard !reader.layer.isEmpty else {
      let nothing = ThemeWarning(theme: name, message: "says nothing; using the built-in")
      return (.builtIn, reader.warnings.isEmpty ? [nothing] : reader.warnings)
    }
    return assemble(reader, resolve: resolve)
  }

  /// The theme of a file that has been read, with what it inherits.
  static func assemble(
    _ reader: ThemeFileReader, resolve: (String) -> String?
  ) -> (theme: Theme, warnings: [ThemeWarning]) {
    let (layer, inherited) = flatten(reader, resolve: resolve)
    var assembler = ThemeAssembler(name: reader.name, layer: layer, lines: reader.lines)
    let theme = assembler.theme()
    return (theme, reader.warnings + inherited + assembler.warnings)
  }

  private static func flatten(
    _ reader: ThemeFileReader, resolve: (String) -> String?
  ) -> (layer: ThemeLayer, warnings: [ThemeWarning]) {
    var layer = reader.layer
    var warnings: [ThemeWarning] = []
    var next = layer.inherits
    var seen = [reader.name]
    while let parent = next {
      let problem: String?
      if seen.contains(parent) || seen.count > deepestInheritance {
        problem = "inherits from itself: " + (seen + [parent]).joined(separator: ", ")
      } else if let text = resolve(parent) {
        let inherited = ThemeFileReader(text: text, name: parent)
        layer = inherited.layer.covered(by: layer)
        warnings += inherited.warnings
        next = inherited.layer.inherits
        problem = nil
      } else {
        problem = "inherits from \"\(parent)\", which does not exist"
      }
      if let problem {
        let line = reader.lines["inherits"]
        warnings.append(
          ThemeWarning(
            theme: reader.name, line: line, message: TextSanitizer.sanitize(problem)))
        break
      }
      seen.append(parent)
    }
    return (layer, warnings)
  }
}
