/// A key press as a terminal reports it.
public struct Key: Hashable, Sendable {
  /// The key.
  public var code: KeyCode
  /// What was held down with it.
  public var modifiers: Modifiers

  /// Makes a key press.
  ///
  /// Presses that terminals cannot tell apart become one: ^I is Tab, ^M is Enter, ^[ is Escape,
  /// ^H is Backspace, Shift with Tab is `backtab`, and Control makes a letter small.
  public init(_ code: KeyCode, _ modifiers: Modifiers = []) {
    (self.code, self.modifiers) = Key.normalized(code, modifiers)
  }

  /// Makes the press of a character key.
  public init(_ character: Character, _ modifiers: Modifiers = []) {
    self.init(.character(character), modifiers)
  }

  /// The character that the press types, if it types one.
  public var typed: Character? {
    guard case .character(let character) = code, modifiers.isDisjoint(with: [.control, .alt])
    else { return nil }
    return character
  }

  private static func normalized(
    _ code: KeyCode, _ modifiers: Modifiers
  ) -> (KeyCode, Modifiers) {
    var modifiers = modifiers
    switch code {
    case .tab where modifiers.contains(.shift):
      return (.backtab, modifiers.subtracting(.shift))
    case .backtab:
      return (.backtab, modifiers.subtracting(.shift))
    case .character(let character):
      guard modifiers.contains(.control) else {
        return (code, modifiers.subtracting(.shift))
      }
      let small = character.lowercased().first ?? character
      let rest = modifiers.subtracting([.control, .shift])
      switch small {
      case "i": return (.tab, rest)
      case "m": return (.enter, rest)
      case "[": return (.escape, rest)
      case "h": return (.backspace, rest)
      default:
        modifiers.remove(.shift)
        return (.character(small), modifiers)
      }
    default: return (code, modifiers)
    }
  }
}
