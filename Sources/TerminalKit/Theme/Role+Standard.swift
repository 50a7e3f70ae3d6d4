extension Role {
  /// The sign of a role in themes that give none.
  public var standardGlyph: Glyph? {
    switch self {
    case .critical, .priority1: .urgent
    case .warning, .priority2: .warning
    case .priority3: .bullet
    case .priority4: .separator
    case .good: .good
    case .info: .info
    case .mark: .markOn
    case .stale: .clock
    case .link: .link
    default: nil
    }
  }

  /// The attributes of a role without colours, in themes that give none.
  ///
  /// They avoid `reverse`, so that a selection, which is reversed, still shows them.
  public var standardMono: Attributes {
    switch self {
    case .title, .tabActive, .key, .mark, .accent, .badge, .warning, .priority2, .borderFocused:
      [.bold]
    case .critical, .priority1: [.bold, .underline]
    case .link, .searchMatch, .added, .stale: [.underline]
    case .muted, .faint, .placeholder, .removed, .priority4: [.dim]
    default: []
    }
  }
}

extension Surface {
  /// The attributes of a surface without colours, in themes that give none.
  public var standardMono: Attributes {
    switch self {
    case .base, .overlay: []
    case .bar, .selection, .alert: [.reverse]
    case .selectionInactive, .field: [.underline]
    }
  }
}
