/// Shortens the attribute changes (SGR) of a frame.
///
/// ncurses names ink and paper anew with each change of either, and all attributes anew with each
/// change of one. Here changes are gathered until something is written or moved, and then only the
/// difference from what the terminal already has is sent: a third less on a typical screen. The
/// frame must start without attributes, as those of ncurses do.
///
/// Moving the cursor and choosing the character set need no attributes; erasing and blanks need
/// only the paper. The gaps between a table's columns so keep the ink of the column before them.
struct SGRSqueezer: Equatable {
  /// Whether the terminal knows how to end one attribute and leave the others: those with 256
  /// colours do.
  let canEndSingly: Bool

  /// The frame with the same effect in fewer bytes. Sequences that are not understood go through
  /// unchanged.
  func squeeze(_ frame: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(frame.count)
    var actual = SGRState()
    var wanted = SGRState()
    var set = CharacterSets()
    var index = 0
    while index < frame.count {
      let sequence = Self.sequence(in: frame, at: index)
      index += sequence.count
      if Self.isAttributes(sequence), wanted.apply(sequence.dropFirst(2).dropLast()) { continue }
      if set.isRepeated(sequence) { continue }
      let needed = Self.needed(by: sequence, actual, wanted)
      result += needed.change(from: actual, canEndSingly: canEndSingly)
      actual = needed
      result += sequence
    }
    return result + wanted.change(from: actual, canEndSingly: canEndSingly)
  }

  /// What has to be in force before a sequence.
  private static func needed(
    by sequence: ArraySlice<UInt8>, _ actual: SGRState, _ wanted: SGRState
  ) -> SGRState {
    if CharacterSets.isChoice(sequence) { return actual }
    if sequence.first == carriageReturn { return actual }
    if sequence.first == blank { return actual.withPaper(of: wanted) ?? wanted }
    guard sequence.starts(with: [0x1B, 0x5B]), let final = sequence.last else { return wanted }
    switch Character(Unicode.Scalar(final)) {
    case "A", "B", "C", "D", "G", "H", "d": return actual
    case "J", "K", "X": return actual.withPaper(of: wanted) ?? wanted
    default: return wanted
    }
  }

  private static let blank: UInt8 = 0x20
  private static let carriageReturn: UInt8 = 0x0D

  private static func isAttributes(_ sequence: ArraySlice<UInt8>) -> Bool {
    sequence.count >= 3 && sequence.first == 0x1B && sequence[sequence.startIndex + 1] == 0x5B
      && sequence.last == 0x6D
  }

  /// The escape sequence, shift or carriage return at `start`, the blanks from there, or the bytes
  /// up to the next sequence.
  private static func sequence(in frame: [UInt8], at start: Int) -> ArraySlice<UInt8> {
    if frame[start] == carriageReturn { return frame[start...start] }
    if frame[start] == blank {
      return frame[start..<(frame[start...].firstIndex { $0 != blank } ?? frame.count)]
    }
    guard frame[start] == 0x1B else {
      let end = frame[start...].firstIndex {
        $0 == 0x1B || $0 == carriageReturn || CharacterSets.isShift($0)
      }
      return frame[start..<max(start + 1, end ?? frame.count)]
    }
    guard start + 1 < frame.count else { return frame[start...] }
    switch frame[start + 1] {
    case 0x5B:
      let end = frame[(start + 2)...].firstIndex { (0x40...0x7E).contains($0) }
      return frame[start..<min(frame.count, (end ?? frame.count) + 1)]
    case 0x20...0x2F:
      return frame[start..<min(frame.count, start + 3)]
    default:
      return frame[start..<start + 2]
    }
  }
}
