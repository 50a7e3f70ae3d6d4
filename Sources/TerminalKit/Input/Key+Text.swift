extension Key: CustomStringConvertible, LosslessStringConvertible {
  /// The written form, as in help and configuration: `j`, `G`, `Enter`, `S-Tab`, `^D`, `M-b`, `F5`.
  public var description: String {
    var code = code
    var modifiers = modifiers
    var prefix = ""
    if code == .backtab {
      code = .tab
      modifiers.insert(.shift)
    }
    if modifiers.contains(.alt) { prefix += "M-" }
    if modifiers.contains(.shift) { prefix += "S-" }
    if case .character(let character) = code, character != " " {
      guard modifiers.contains(.control) else { return prefix + String(character) }
      return prefix + "^" + character.uppercased()
    }
    if modifiers.contains(.control) { prefix += "C-" }
    return prefix + (KeyName.name(code) ?? "F?")
  }

  /// Reads a written form; nil when it is not one. See `init(parsing:)`.
  public init?(_ description: String) {
    guard let key = try? Key(parsing: description) else { return nil }
    self = key
  }

  /// Reads a written form.
  ///
  /// `^D` and `C-d` are Control, `M-b` and `A-b` Alt, `S-Up` Shift; they combine as in `M-S-Tab`.
  /// Names of keys may be in any case; a single character stands for itself.
  /// - Throws: `KeyParsingError`, with the nearest key that exists.
  public init(parsing word: String) throws(KeyParsingError) {
    var rest = Substring(word)
    var modifiers: Modifiers = []
    while let (modifier, length) = Key.modifier(at: rest) {
      modifiers.insert(modifier)
      rest = rest.dropFirst(length)
    }
    if rest.count == 1, let character = rest.first {
      guard !character.isWhitespace, TextSanitizer.sanitize(String(character)) == String(character)
      else { throw KeyParsingError(word: word) }
      self.init(.character(character), modifiers)
    } else if let code = KeyName.code(String(rest)) {
      self.init(code, modifiers)
    } else {
      throw KeyParsingError(word: word)
    }
  }

  /// A modifier with its length, when one stands before something.
  private static func modifier(at text: Substring) -> (Modifiers, length: Int)? {
    guard text.count > 1 else { return nil }
    if text.first == "^" { return (.control, 1) }
    guard text.count > 2, text.dropFirst().first == "-" else { return nil }
    switch text.first {
    case "C", "c": return (.control, 2)
    case "M", "m", "A", "a": return (.alt, 2)
    case "S", "s": return (.shift, 2)
    default: return nil
    }
  }
}
