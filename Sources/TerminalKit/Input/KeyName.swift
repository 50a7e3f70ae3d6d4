/// The names of the keys that are not characters.
enum KeyName {
  /// Names and keys; the first name of a key is the one that is written.
  static let all: [(name: String, code: KeyCode)] =
    [
      ("Enter", .enter), ("Return", .enter), ("CR", .enter),
      ("Esc", .escape), ("Escape", .escape),
      ("Tab", .tab), ("BackTab", .backtab),
      ("Space", .character(" ")),
      ("Backspace", .backspace), ("BS", .backspace),
      ("Del", .delete), ("Delete", .delete),
      ("Ins", .insert), ("Insert", .insert),
      ("Up", .up), ("Down", .down), ("Left", .left), ("Right", .right),
      ("Home", .home), ("End", .end),
      ("PgUp", .pageUp), ("PageUp", .pageUp), ("PgDn", .pageDown), ("PageDown", .pageDown),
    ] + (1...63).map { ("F\($0)", .function($0)) }

  /// The key of a name, whatever its case.
  static func code(_ name: String) -> KeyCode? {
    let wanted = name.lowercased()
    return all.first { $0.name.lowercased() == wanted }?.code
  }

  /// The written name of a key; nil for a printable character.
  static func name(_ code: KeyCode) -> String? {
    all.first { $0.code == code }?.name
  }
}
