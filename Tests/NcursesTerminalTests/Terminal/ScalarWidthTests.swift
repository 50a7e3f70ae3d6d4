import CNcurses
import Testing

@testable import NcursesTerminal
@testable import TerminalKit

@MainActor
struct ScalarWidthTests {
  /// The C library may know another version of Unicode, so a few may differ; each of those is
  /// replaced when it is drawn.
  @Test func `widths are those that ncurses goes by`() throws {
    try #require(CharacterSet.choose(environment: [:]) == .unicode, "needs a UTF-8 locale")
    var differing: [String] = []
    for value in UInt32(0x20)..<0x3_1350 {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let theirs = cn_width(value)
      let ours =
        switch ScalarWidth(scalar) {
        case .base(let columns): columns
        case .combining: 0
        default: Int(theirs)
        }
      if theirs >= 0, ours != Int(theirs) { differing.append(String(value, radix: 16)) }
    }
    #expect(differing.count < 40, "\(differing)")
  }
}
