import Commerce
import TerminalKit

extension DashboardState {
  func drawCatalog(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(catalog, pane: .catalog, parts: parts, columns: PaneColumn.catalog, on: &canvas)
    if catalog.window.rows.isEmpty {
      drawEmpty(
        .catalog, in: parts.rows, calm: "No products yet; i imports a products file", on: &canvas)
    }
  }

  /// Product and choice in one cell; where it is narrow the product's name is cut, because the
  /// choice is what tells its variants apart.
  func productTitle(_ row: CatalogRow, width: Int, on surface: Surface) -> [Span] {
    let choice = row.optionText.isEmpty ? "" : " \(setup.glyphs[.separator]) \(row.optionText)"
    let room = max(width / 2, width - TextWidth.columns(of: choice))
    let name = TextWidth.truncate(row.name, to: room, ellipsis: setup.glyphs[.ellipsis])
    return highlighted(name, pane: .catalog, on: surface)
      + [Span(choice, Style(.muted, on: surface))]
  }

  /// The currency after an amount, where it is not the store's own.
  func suffix(_ money: Money) -> String {
    money.currency == setup.currency ? "" : " \(money.currency.code)"
  }

  /// Text with the words of the pane's search picked out.
  func highlighted(
    _ text: String, pane: Pane, on surface: Surface, _ role: Role = .text
  ) -> [Span] {
    let words = self[list: pane].query.terms.compactMap { term -> String? in
      guard case .text(let word) = term.condition, !term.isNegated else { return nil }
      return word.lowercased()
    }
    let plain = Style(role, on: surface)
    let lower = text.lowercased()
    guard !words.isEmpty, lower.utf8.count == text.utf8.count,
      let word = words.first(where: lower.contains), let found = lower.firstRange(of: word)
    else { return [Span(text, plain)] }
    let start = lower.utf8.distance(from: lower.startIndex, to: found.lowerBound)
    let end = lower.utf8.distance(from: lower.startIndex, to: found.upperBound)
    let from = text.utf8.index(text.startIndex, offsetBy: start)
    let to = text.utf8.index(text.startIndex, offsetBy: end)
    return [
      Span(String(text[..<from]), plain),
      Span(String(text[from..<to]), Style(.searchMatch, on: surface)),
      Span(String(text[to...]), plain),
    ]
  }
}
