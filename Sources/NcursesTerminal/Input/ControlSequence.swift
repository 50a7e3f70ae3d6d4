import TerminalKit

/// Key sequences that the terminal's description does not know (ECMA-48, xterm's ctlseqs).
enum ControlSequence {
  /// What `CSI parameters final` means; nil for nothing of ours.
  static func event(parameters: String, final: Character) -> TerminalEvent? {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0.prefix { $0 != ":" }) }
    if parameters.isEmpty, final == "I" { return .focus(true) }
    if parameters.isEmpty, final == "O" { return .focus(false) }
    let first = number(numbers, 0) ?? 1
    let modifiers = Modifiers(xterm: number(numbers, 1) ?? 1)
    switch final {
    case "u": return typed(first, modifiers)
    case "~" where first == 27: return typed(number(numbers, 2) ?? 0, modifiers)
    case "~": return tilde[first].map { .key(Key($0, modifiers)) }
    default: return letters[final].map { .key(Key($0, modifiers)) }
    }
  }

  /// What `SS3 final` means; nil for nothing of ours.
  static func event(singleShift final: Character) -> TerminalEvent? {
    if final == "M" { return .key(Key(.enter)) }
    return letters[final].map { .key(Key($0)) }
  }

  private static let letters: [Character: KeyCode] = [
    "A": .up, "B": .down, "C": .right, "D": .left, "H": .home, "F": .end, "Z": .backtab,
    "P": .function(1), "Q": .function(2), "R": .function(3), "S": .function(4),
  ]

  private static let tilde: [Int: KeyCode] = [
    1: .home, 7: .home, 4: .end, 8: .end, 2: .insert, 3: .delete, 5: .pageUp, 6: .pageDown,
    11: .function(1), 12: .function(2), 13: .function(3), 14: .function(4), 15: .function(5),
    17: .function(6), 18: .function(7), 19: .function(8), 20: .function(9), 21: .function(10),
    23: .function(11), 24: .function(12),
  ]

  /// A character key with its modifiers spelled out; a shifted letter comes as the small one.
  private static func typed(_ code: Int, _ modifiers: Modifiers) -> TerminalEvent? {
    guard let scalar = UInt32(exactly: code), let key = KeyTranslation.key(scalar) else {
      return nil
    }
    guard case .character(let character) = key.code, modifiers.contains(.shift),
      let capital = character.uppercased().first
    else { return .key(Key(key.code, key.modifiers.union(modifiers))) }
    return .key(Key(capital, modifiers))
  }

  private static func number(_ numbers: [Int?], _ index: Int) -> Int? {
    numbers.indices.contains(index) ? numbers[index] : nil
  }
}
