/// Finds what makes a theme hard to read. Bundled themes must pass without a warning.
///
/// Text needs a contrast of 4.5:1 with every surface, in true colour and in 256 colours (WCAG 2.1,
/// 1.4.3). Lines and charts need 3:1 (1.4.11), and only on the surfaces that they are drawn on;
/// faint text, which is for what is disabled, needs 3:1 on all of them. Selections must differ from
/// the base and priorities from each other wherever there are colours and where there are none.
public enum ThemeCheck {
  /// Everything that is wrong with a theme's file: what its loading reports, and what this checks.
  public static func check(
    text: String, name: String, resolve: (String) -> String?
  ) -> [ThemeWarning] {
    let (theme, warnings) = ThemeLoader.load(text: text, name: name, resolve: resolve)
    let lines = ThemeLines(text: text)
    return warnings
      + findings(theme).map {
        ThemeWarning(theme: name, line: lines[$0.path], message: "\($0.path): \($0.message)")
      }
  }

  /// What is wrong with a theme that has been loaded.
  public static func check(_ theme: Theme) -> [ThemeWarning] {
    findings(theme).map {
      ThemeWarning(theme: theme.name, message: "\($0.path): \($0.message)")
    }
  }

  struct Finding {
    let path: String
    let message: String
  }

  private static func findings(_ theme: Theme) -> [Finding] {
    Role.allCases.compactMap { contrast($0, in: theme) }
      + selections(in: theme) + priorities(in: theme)
  }

  private static func selections(in theme: Theme) -> [Finding] {
    var findings: [Finding] = []
    for surface in [Surface.selection, .selectionInactive] {
      for depth in ColorDepth.allCases
      where theme.resolve(.on(surface), depth: depth) == theme.resolve(.text, depth: depth) {
        findings.append(
          Finding(
            path: "surfaces.\(surface.rawValue)",
            message: "looks like base where colours are \(depth.rawValue)"))
      }
    }
    return findings
  }

  private static func priorities(in theme: Theme) -> [Finding] {
    let roles: [Role] = [.priority1, .priority2, .priority3, .priority4]
    var findings: [Finding] = []
    for (index, role) in roles.enumerated() {
      let path = "roles.\(role.rawValue)"
      for other in roles[..<index] {
        if theme.glyph(for: role) == theme.glyph(for: other) {
          findings.append(
            Finding(path: path, message: "has the same glyph as \(other.rawValue)"))
        }
        for surface in [Surface.base, .selection]
        where theme.resolve(Style(role, on: surface), depth: .mono)
          == theme.resolve(Style(other, on: surface), depth: .mono)
        {
          findings.append(
            Finding(
              path: path,
              message: "looks like \(other.rawValue) on \(surface.rawValue) without colours"))
        }
      }
    }
    return findings
  }
}
