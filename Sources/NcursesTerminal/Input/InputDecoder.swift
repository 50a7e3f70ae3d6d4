import TerminalKit

/// Turns raw input into events.
struct InputDecoder {
  /// The number that the start of a paste is given.
  static let pasteStart: Int32 = 5000
  /// The number that the end of a paste is given.
  static let pasteEnd: Int32 = 5001

  /// What a piece of input, with those behind it, means.
  enum Meaning: Hashable {
    case event(TerminalEvent)
    /// Text follows that was pasted.
    case pasteStarts
    /// It is for nobody.
    case nothing
  }

  /// Longer sequences are none that a terminal sends.
  private static let longestSequence = 64

  /// The meaning of `first`. Escape with something right behind it is Alt with that, or the start
  /// of a sequence, which is taken as a whole: its rest must never act as keys.
  func meaning(
    of first: RawInput, next: (RawInputPatience) -> RawInput?
  ) -> Meaning {
    guard first == .byte(0x1B) else { return plain(first, [], next) }
    guard let second = next(.none) else { return .event(.key(Key(.escape))) }
    switch second {
    case .byte(0x5B): return controlSequence(next)
    case .byte(0x4F): return singleShift(next)
    case .byte(0x5D), .byte(0x50), .byte(0x5F): return text(second, next)
    case .byte(0x1B): return escapeTwice(next)
    default: return plain(second, .alt, next)
    }
  }

  private func plain(
    _ input: RawInput, _ modifiers: Modifiers, _ next: (RawInputPatience) -> RawInput?
  ) -> Meaning {
    let key: Key?
    switch input {
    case .key(Self.pasteStart, _): return .pasteStarts
    case .key(let code, let name): key = KeyTranslation.key(code: code, name: name)
    case .byte(let byte): key = scalar(from: byte, next).flatMap(KeyTranslation.key)
    }
    guard let key else { return .nothing }
    return .event(.key(Key(key.code, key.modifiers.union(modifiers))))
  }

  /// The character that starts with `byte` (UTF-8); nil when it is none.
  private func scalar(
    from byte: UInt8, _ next: (RawInputPatience) -> RawInput?
  ) -> UInt32? {
    if byte < 0x80 { return UInt32(byte) }
    let length = (~byte).leadingZeroBitCount
    guard (2...4).contains(length) else { return nil }
    var bytes = [byte]
    while bytes.count < length {
      guard case .byte(let more)? = next(.escapeDelay), more & 0xC0 == 0x80 else { return nil }
      bytes.append(more)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    return text.unicodeScalars.first?.value
  }

  /// Escape, pressed twice at once, or held down with Alt before a key.
  private func escapeTwice(_ next: (RawInputPatience) -> RawInput?) -> Meaning {
    guard let third = next(.none) else { return .event(.key(Key(.escape, .alt))) }
    if third == .byte(0x5B) { return controlSequence(next) }
    return plain(third, .alt, next)
  }

  private func controlSequence(_ next: (RawInputPatience) -> RawInput?) -> Meaning {
    var parameters = ""
    while parameters.utf8.count < Self.longestSequence {
      guard case .byte(let byte)? = next(.escapeDelay) else {
        return parameters.isEmpty ? .event(.key(Key("[", .alt))) : .nothing
      }
      guard (0x20...0x7E).contains(byte) else { return .nothing }
      let character = Character(Unicode.Scalar(byte))
      if (0x40...0x7E).contains(byte), !(character == "[" && parameters.isEmpty) {
        if parameters == "200", character == "~" { return .pasteStarts }
        let event = ControlSequence.event(parameters: parameters, final: character)
        return event.map(Meaning.event) ?? .nothing
      }
      parameters.append(character)
    }
    return .nothing
  }

  private func singleShift(_ next: (RawInputPatience) -> RawInput?) -> Meaning {
    guard case .byte(let byte)? = next(.escapeDelay) else { return .event(.key(Key("O", .alt))) }
    let event = ControlSequence.event(singleShift: Character(Unicode.Scalar(byte)))
    return event.map(Meaning.event) ?? .nothing
  }

  /// A message from the terminal, which ends with BEL or ST; one that does not go on at all was a
  /// key with Alt.
  private func text(
    _ introducer: RawInput, _ next: (RawInputPatience) -> RawInput?
  ) -> Meaning {
    var isFirst = true
    while let input = next(.escapeDelay) {
      if input == .byte(0x07) { return .nothing }
      if input == .byte(0x1B) {
        _ = next(.escapeDelay)
        return .nothing
      }
      isFirst = false
    }
    return isFirst ? plain(introducer, .alt, next) : .nothing
  }
}
