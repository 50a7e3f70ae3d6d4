import TerminalKit

/// The colour pairs in use, numbered in the order in which they were first needed.
///
/// Numbers count from 1; pair 0 is the terminal's own. When the terminal has no more, the pair with
/// the same paper that came first stands in, because wrong paper is worse than wrong ink.
struct PairTable: Equatable {
  /// Ink and paper as ncurses numbers colours; -1 is the terminal's own.
  struct Pair: Hashable {
    let ink: Int32
    let paper: Int32
  }

  private let limit: Int
  private var numbers: [Pair: Int32] = [:]
  private var ordered: [Pair] = []

  /// Makes a table for a terminal with `count` pairs, pair 0 among them.
  init(count: Int) { limit = max(0, min(count, 32_767) - 1) }

  /// The number of a pair, and whether it is new and has to be told to ncurses.
  mutating func number(of pair: Pair) -> (number: Int32, isNew: Bool) {
    if pair.ink == -1, pair.paper == -1 { return (0, false) }
    if let number = numbers[pair] { return (number, false) }
    guard ordered.count < limit else {
      let substitute = ordered.firstIndex { $0.paper == pair.paper }.map { Int32($0) + 1 } ?? 0
      return (substitute, false)
    }
    ordered.append(pair)
    let number = Int32(ordered.count)
    numbers[pair] = number
    return (number, true)
  }
}

extension PairTable.Pair {
  /// The pair of a style.
  init(_ style: ResolvedStyle) {
    self.init(ink: Self.number(style.foreground), paper: Self.number(style.background))
  }

  /// With direct colours ncurses takes 0xRRGGBB, but 1 to 7 still mean the numbered ones.
  private static func number(_ color: ResolvedColor) -> Int32 {
    switch color {
    case .terminalDefault: -1
    case .indexed(let index): Int32(index)
    case .rgb(let rgb):
      {
        let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
        return (1...7).contains(value) ? 8 : value
      }()
    }
  }
}
