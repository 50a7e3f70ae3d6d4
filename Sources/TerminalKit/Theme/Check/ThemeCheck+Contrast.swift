extension ThemeCheck {
  /// The surface on which a role is hardest to read, where that is too hard.
  static func contrast(_ role: Role, in theme: Theme) -> Finding? {
    var worst: (ratio: Double, message: String)?
    for surface in surfaces(of: role) {
      let (text, under) = theme.colors(of: Style(role, on: surface))
      guard let text, let under else { continue }
      let pairs = [
        ("", text.rgb, under.rgb),
        (
          " in 256 colours", AnsiPalette.color(text.ansi256), AnsiPalette.color(under.ansi256)
        ),
      ]
      for (depth, ink, paper) in pairs {
        let ratio = ink.contrast(with: paper)
        guard ratio < needed(role), ratio < worst?.ratio ?? .infinity else { continue }
        worst = (
          ratio,
          "contrast \(tenths(ratio)):1 on \(surface.rawValue)\(depth) (\(ink) on \(paper)); "
            + "needs \(tenths(needed(role))):1"
        )
      }
    }
    return worst.map { Finding(path: "roles.\(role.rawValue)", message: $0.message) }
  }

  private static func surfaces(of role: Role) -> [Surface] {
    switch role {
    case .border, .borderFocused, .chart: [.base, .bar, .overlay]
    default: Surface.allCases
    }
  }

  private static func needed(_ role: Role) -> Double {
    switch role {
    case .border, .borderFocused, .chart, .faint: 3
    default: 4.5
    }
  }

  /// One decimal, rounded down so that 4.49 does not read as enough.
  private static func tenths(_ value: Double) -> String {
    let tenths = Int(value * 10)
    return "\(tenths / 10).\(tenths % 10)"
  }
}
