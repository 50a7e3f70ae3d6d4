/// One tab of a row of tabs.
public struct Tab: Hashable, Sendable {
  /// Its name.
  public var title: String
  /// A count behind the name; empty for none.
  public var badge: String

  /// Makes a tab.
  public init(_ title: String, badge: String = "") {
    self.title = title
    self.badge = badge
  }
}

extension Canvas {
  /// Draws tabs on one row, each with its number, as far as there is room; the shown one keeps its
  /// name when the others are down to their numbers.
  public mutating func tabs(
    _ tabs: [Tab], active: Int, in row: Rect, surface: Surface = .bar
  ) {
    let full = tabs.indices.map { spans(tabs[$0], $0, active == $0, named: true, surface) }
    let short = tabs.indices.map {
      spans(tabs[$0], $0, active == $0, named: active == $0, surface)
    }
    let fits = full.joined().reduce(0) { $0 + TextWidth.columns(of: $1.text) } <= row.width
    write(Array((fits ? full : short).joined()), at: row.origin, width: row.width)
  }

  private func spans(
    _ tab: Tab, _ index: Int, _ isActive: Bool, named: Bool, _ surface: Surface
  ) -> [Span] {
    let style = Style(isActive ? .tabActive : .tab, on: surface)
    var spans = [Span(" \(index + 1)" + (named ? " \(tab.title)" : ""), style)]
    if !tab.badge.isEmpty {
      spans.append(Span(" ", style))
      spans.append(Span(tab.badge, Style(.badge, on: surface)))
    }
    return spans + [Span(" ", style)]
  }
}
