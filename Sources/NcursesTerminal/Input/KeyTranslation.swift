import CNcurses
import TerminalKit

/// From ncurses' names and numbers to keys.
enum KeyTranslation {
  /// The key of a character; nil for one that no key sends.
  static func key(_ scalar: UInt32) -> Key? {
    switch scalar {
    case 0x00: return Key(" ", .control)
    case 0x08, 0x7F: return Key(.backspace)
    case 0x09: return Key(.tab)
    case 0x0D: return Key(.enter)
    case 0x1B: return Key(.escape)
    case 0x01...0x1F:
      return Unicode.Scalar(scalar + 0x40).map { Key(Character($0), .control) }
    case 0x80...0x9F: return nil
    default: return Unicode.Scalar(scalar).map { Key(Character($0)) }
    }
  }

  /// The key that ncurses numbers or, where the number varies, names; nil for none of ours.
  static func key(code: Int32, name: String) -> Key? {
    if let key = numbered[code] { return key }
    if (KEY_F0...KEY_F0 + 63).contains(code) { return Key(.function(Int(code - KEY_F0))) }
    return named(name)
  }

  private static let numbered: [Int32: Key] = [
    KEY_UP: Key(.up), KEY_DOWN: Key(.down), KEY_LEFT: Key(.left), KEY_RIGHT: Key(.right),
    KEY_HOME: Key(.home), KEY_END: Key(.end), KEY_A1: Key(.home), KEY_C1: Key(.end),
    KEY_PPAGE: Key(.pageUp), KEY_NPAGE: Key(.pageDown), KEY_A3: Key(.pageUp),
    KEY_C3: Key(.pageDown), KEY_BACKSPACE: Key(.backspace), KEY_DC: Key(.delete),
    KEY_IC: Key(.insert), KEY_ENTER: Key(.enter), KEY_BTAB: Key(.backtab),
    KEY_SLEFT: Key(.left, .shift), KEY_SRIGHT: Key(.right, .shift), KEY_SR: Key(.up, .shift),
    KEY_SF: Key(.down, .shift), KEY_SHOME: Key(.home, .shift), KEY_SEND: Key(.end, .shift),
    KEY_SPREVIOUS: Key(.pageUp, .shift), KEY_SNEXT: Key(.pageDown, .shift),
    KEY_SDC: Key(.delete, .shift), KEY_SIC: Key(.insert, .shift),
  ]

  private static let extended: [String: KeyCode] = [
    "kUP": .up, "kDN": .down, "kLFT": .left, "kRIT": .right, "kHOM": .home, "kEND": .end,
    "kPRV": .pageUp, "kNXT": .pageDown, "kDC": .delete, "kIC": .insert,
  ]

  /// xterm's names end in a number that counts the modifiers: `kUP5` is Control with ↑.
  private static func named(_ name: String) -> Key? {
    let digits = name.reversed().prefix { $0.isNumber }
    guard let code = extended[String(name.dropLast(digits.count))] else { return nil }
    let number = Int(String(digits.reversed())) ?? 2
    return Key(code, Modifiers(xterm: number))
  }
}

extension Modifiers {
  /// xterm's count of modifiers: 1 and a bit each for Shift, Alt and Control.
  init(xterm number: Int) {
    let bits = max(0, number - 1)
    self = []
    if bits & 1 != 0 { insert(.shift) }
    if bits & 2 != 0 { insert(.alt) }
    if bits & 4 != 0 { insert(.control) }
  }
}
