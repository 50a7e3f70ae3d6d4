/// Which descriptions to try for a terminal, and what its name and environment say of it.
struct TerminalNames: Equatable {
  /// The value of TERM; empty when there is none.
  let term: String
  private let colorTerm: String

  init(term: String?, environment: [String: String]) {
    self.term = term ?? environment["TERM"] ?? ""
    colorTerm = environment["COLORTERM"] ?? ""
  }

  /// Names to try in order.
  ///
  /// A terminal that says it has true colours is first tried under the name by which its
  /// description says so too; ncurses sends them only then. The last one is what nearly every
  /// terminal of today understands.
  var candidates: [String] {
    var names: [String] = []
    if colorTerm == "truecolor" || colorTerm == "24bit", term.hasSuffix("-256color") {
      names.append(term.dropLast("-256color".count) + "-direct")
    }
    if !term.isEmpty { names.append(term) }
    if !names.contains(Self.common) { names.append(Self.common) }
    return names
  }

  /// Whether a name stands in for the terminal's own, which is worth a word to the user.
  func isSubstitute(_ name: String) -> Bool {
    name == Self.common && term != Self.common
  }

  /// Whether the terminal's font is known to lack the signs of the Unicode set.
  var lacksSigns: Bool {
    ["linux", "vt100", "vt102", "vt220", "ansi", "cons25"].contains(term)
  }

  private static let common = "xterm-256color"
}
