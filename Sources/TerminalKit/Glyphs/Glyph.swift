/// A sign that the screen uses, drawn in Unicode where the terminal can, else in ASCII.
///
/// Every sign is one column wide in both sets, so that a layout never depends on the set.
public enum Glyph: String, CaseIterable, Hashable, Sendable {
  case horizontal, vertical, topLeft, topRight, bottomLeft, bottomRight
  case teeLeft, teeRight, teeTop, teeBottom, crossing
  case heavyHorizontal, heavyVertical
  case arrowLeft, arrowRight, arrowUp, arrowDown
  case sortAscending, sortDescending, expanded, collapsed, pointer
  case ellipsis, bullet, separator, replacement, lineBreak, minus, times, about
  case check, cross, clock, hourglass, lock, note, flag, star, pin, pause, live, pencil, link
  case markOn, markOff, radioOn, radioOff
  case urgent, warning, info, good, unknown
  case scrollTrack, scrollThumb, gaugeFull, gaugeEmpty, shade
  case spark1, spark2, spark3, spark4, spark5, spark6, spark7, spark8
}

extension Glyph {
  /// The sign as it stands in a set.
  public func text(in glyphs: Glyphs) -> String {
    switch glyphs {
    case .unicode: forms.unicode
    case .ascii: forms.ascii
    }
  }

  private var forms: (unicode: String, ascii: String) {
    switch self {
    case .horizontal: ("─", "-")
    case .vertical: ("│", "|")
    case .topLeft: ("╭", "+")
    case .topRight: ("╮", "+")
    case .bottomLeft: ("╰", "+")
    case .bottomRight: ("╯", "+")
    case .teeLeft: ("├", "+")
    case .teeRight: ("┤", "+")
    case .teeTop: ("┬", "+")
    case .teeBottom: ("┴", "+")
    case .crossing: ("┼", "+")
    case .heavyHorizontal: ("━", "=")
    case .heavyVertical: ("┃", "|")
    case .arrowLeft: ("←", "<")
    case .arrowRight: ("→", ">")
    case .arrowUp: ("↑", "^")
    case .arrowDown: ("↓", "v")
    case .sortAscending: ("▲", "^")
    case .sortDescending: ("▼", "v")
    case .expanded: ("▾", "v")
    case .collapsed: ("▸", ">")
    case .pointer: ("▌", ">")
    case .ellipsis: ("…", "~")
    case .bullet: ("•", "*")
    case .separator: ("·", ".")
    case .replacement: ("·", ".")
    case .lineBreak: ("⏎", "/")
    case .minus: ("−", "-")
    case .times: ("×", "x")
    case .about: ("≈", "~")
    case .check: ("✓", "y")
    case .cross: ("✗", "x")
    case .clock: ("⟳", "@")
    case .hourglass: ("◷", "%")
    case .lock: ("⊘", "#")
    case .note: ("≡", "=")
    case .flag: ("⚑", "P")
    case .star: ("★", "*")
    case .pin: ("◆", "#")
    case .pause: ("‖", "|")
    case .live: ("●", "o")
    case .pencil: ("✎", "e")
    case .link: ("›", ">")
    case .markOn: ("●", "*")
    case .markOff: ("○", ".")
    case .radioOn: ("◉", "@")
    case .radioOff: ("○", "o")
    case .urgent: ("!", "!")
    case .warning: ("▲", "^")
    case .info: ("i", "i")
    case .good: ("✓", "y")
    case .unknown: ("?", "?")
    case .scrollTrack: ("│", "|")
    case .scrollThumb: ("┃", "#")
    case .gaugeFull: ("█", "#")
    case .gaugeEmpty: ("░", ".")
    case .shade: ("▒", ":")
    case .spark1: ("▁", "_")
    case .spark2: ("▂", ".")
    case .spark3: ("▃", ",")
    case .spark4: ("▄", "-")
    case .spark5: ("▅", "=")
    case .spark6: ("▆", "+")
    case .spark7: ("▇", "*")
    case .spark8: ("█", "#")
    }
  }
}
