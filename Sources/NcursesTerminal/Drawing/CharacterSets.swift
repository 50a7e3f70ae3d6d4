/// Which character set a terminal draws with, as far as a frame has said.
struct CharacterSets: Equatable {
  private var shift: UInt8?
  private var designated: [UInt8] = []

  /// Whether a sequence chooses what is chosen already; one that chooses anew is remembered.
  mutating func isRepeated(_ sequence: ArraySlice<UInt8>) -> Bool {
    guard Self.isChoice(sequence), let first = sequence.first else { return false }
    if Self.isShift(first) {
      defer { shift = first }
      return shift == first
    }
    defer { designated = Array(sequence) }
    return sequence.elementsEqual(designated)
  }

  /// Whether a sequence only chooses a set: SI, SO, or `ESC (` with a letter.
  static func isChoice(_ sequence: ArraySlice<UInt8>) -> Bool {
    if sequence.count == 1 { return sequence.first.map(isShift) ?? false }
    return sequence.count == 3 && sequence.starts(with: [0x1B, 0x28])
  }

  /// SO or SI.
  static func isShift(_ byte: UInt8) -> Bool { byte == 0x0E || byte == 0x0F }
}
