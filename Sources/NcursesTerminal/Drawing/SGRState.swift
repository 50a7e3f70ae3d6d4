/// The attributes that a terminal draws with (ECMA-48, SGR).
struct SGRState: Equatable {
  /// Attributes that are on, by their number: 1 bold, 2 dim, 3 italic, 4 underlined, 5 blinking,
  /// 7 reversed, 8 hidden.
  private var attributes: Set<Int> = []
  /// The parameters that set the ink, such as `38;5;216`; empty for the terminal's own.
  private var ink = ""
  /// The parameters that set the paper.
  private var paper = ""

  /// Takes the parameters of a sequence; returns false, unchanged, when one is not understood.
  mutating func apply(_ parameters: ArraySlice<UInt8>) -> Bool {
    guard parameters.allSatisfy({ (0x30...0x3B).contains($0) }) else { return false }
    let words = String(decoding: parameters, as: UTF8.self)
      .split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    var next = self
    var index = 0
    while index < words.count {
      let length = next.apply(words[index...])
      guard length > 0 else { return false }
      index += length
    }
    self = next
    return true
  }

  /// This state with the paper of another one; nil where attributes would show on blanks, or as
  /// paper.
  func withPaper(of other: SGRState) -> SGRState? {
    guard attributes.union(other.attributes).isSubset(of: [1, 2, 3]) else { return nil }
    var result = self
    result.paper = other.paper
    return result
  }

  /// The shortest sequence that leads from another state to this one.
  func change(from old: SGRState, canEndSingly: Bool) -> [UInt8] {
    if self == old { return [] }
    let anew = (["0"] + difference(from: SGRState())).joined(separator: ";")
    var shortest = self == SGRState() ? "" : anew
    let mustEnd = !old.attributes.isSubset(of: attributes)
    if !mustEnd || canEndSingly {
      let step = difference(from: old).joined(separator: ";")
      if step.utf8.count < shortest.utf8.count { shortest = step }
    }
    return Array("\u{1B}[\(shortest)m".utf8)
  }

  private func difference(from old: SGRState) -> [String] {
    var words: [String] = []
    var kept = old.attributes
    for (end, ended) in Self.ends where !ended.intersection(kept).isSubset(of: attributes) {
      words.append(String(end))
      kept.subtract(ended)
    }
    words += attributes.subtracting(kept).sorted().map(String.init)
    if ink != old.ink { words.append(ink.isEmpty ? "39" : ink) }
    if paper != old.paper { words.append(paper.isEmpty ? "49" : paper) }
    return words
  }

  /// What ends which attributes.
  private static let ends: [(number: Int, ended: Set<Int>)] = [
    (22, [1, 2]), (23, [3]), (24, [4]), (25, [5]), (27, [7]), (28, [8]),
  ]

  /// Takes the first parameter, with those that belong to it; returns how many, 0 for an unknown.
  private mutating func apply(_ words: ArraySlice<String>) -> Int {
    let word = words.first ?? ""
    guard let number = Int(word.isEmpty ? "0" : word) else { return applyColons(word) }
    switch number {
    case 0: self = SGRState()
    case 1...5, 7, 8: attributes.insert(number)
    case 30...37, 90...97: ink = word
    case 39: ink = ""
    case 40...47, 100...107: paper = word
    case 49: paper = ""
    case 38, 48: return applyExtended(words)
    default:
      guard let (_, ended) = Self.ends.first(where: { $0.number == number }) else { return 0 }
      attributes.subtract(ended)
    }
    return 1
  }

  /// `38;5;n` or `38;2;r;g;b`, and the same with 48.
  private mutating func applyExtended(_ words: ArraySlice<String>) -> Int {
    let kind = words.dropFirst().first
    let length = kind == "5" ? 3 : kind == "2" ? 5 : 0
    guard length > 0, words.count >= length else { return 0 }
    set(words.prefix(length).joined(separator: ";"))
    return length
  }

  /// `38:2::r:g:b` and the like, which are one parameter.
  private mutating func applyColons(_ word: String) -> Int {
    guard word.hasPrefix("38:") || word.hasPrefix("48:") else { return 0 }
    set(word)
    return 1
  }

  private mutating func set(_ color: String) {
    if color.hasPrefix("38") { ink = color } else { paper = color }
  }
}
