import Commerce
import TerminalKit

extension DashboardState {
  private static let catalogColumns: [TableColumn] = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "title", title: "Product", priority: 0, minimum: 24, maximum: 54, flex: 3),
    TableColumn(id: "sku", title: "SKU", priority: 2, minimum: 12, maximum: 20, flex: 1),
    TableColumn(id: "price", title: "Price", priority: 1, minimum: 8, maximum: 13, align: .right),
    TableColumn(id: "compare-at", title: "Was", priority: 9, minimum: 9, align: .right),
    TableColumn(id: "cost", title: "Cost", priority: 7, minimum: 9, align: .right),
    TableColumn(id: "margin", title: "Margin", priority: 6, minimum: 6, align: .right),
    TableColumn(id: "available", title: "Avail", priority: 1, minimum: 6, align: .right),
    TableColumn(id: "on-hand", title: "Hand", priority: 8, minimum: 6, align: .right),
    TableColumn(id: "incoming", title: "In", priority: 10, minimum: 5, align: .right),
    TableColumn(id: "velocity", title: "Sells", priority: 12, minimum: 7, align: .right),
    TableColumn(id: "cover", title: "Cover", priority: 11, minimum: 7, align: .right),
    TableColumn(id: "alert", title: "Alert", priority: 3, minimum: 12, maximum: 15),
    TableColumn(id: "score", title: "Score", priority: 7, minimum: 5, align: .right),
    TableColumn(id: "findings", title: "Fix", priority: 7, minimum: 3, align: .right),
    TableColumn(id: "channels", title: "Live on", priority: 5, minimum: 14, maximum: 24, flex: 1),
    TableColumn(id: "status", title: "Status", priority: 6, minimum: 8),
    TableColumn(id: "vendor", title: "Vendor", priority: 13, minimum: 10, maximum: 18),
  ]

  func drawCatalog(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(
      catalog, pane: .catalog, parts: parts, columns: Self.catalogColumns, on: &canvas,
      content: catalogCell)
    if catalog.window.rows.isEmpty {
      drawEmpty(
        .catalog, in: parts.rows, calm: "No products yet; i imports a products file", on: &canvas)
    }
  }

  private func catalogCell(_ row: CatalogRow, _ cell: TableLayout.Placed, _ surface: Surface)
    -> [Span]
  {
    func span(_ text: String, _ role: Role = .text) -> [Span] {
      [Span(text, Style(role, on: surface))]
    }
    switch cell.column.id {
    case "title": return title(row, width: cell.width, on: surface)
    case "sku":
      return row.sku.map { highlighted($0, pane: .catalog, on: surface, .muted) }
        ?? span("no SKU", .faint)
    case "price":
      guard let price = row.price else { return span("no price", .warning) }
      return span(price.grouped + suffix(price), price.minorUnits <= 0 ? .critical : .money)
    case "compare-at": return span(row.compareAtPrice?.grouped ?? "", .muted)
    case "cost": return span(row.cost?.grouped ?? "", .muted)
    case "margin":
      guard let margin = NumberWords.marginPercent(price: row.price, cost: row.cost) else {
        return span("", .muted)
      }
      return span("\(margin)%", margin < 0 ? .critical : margin < 10 ? .warning : .number)
    case "available":
      return span(NumberWords.units(row.stock.available), stockRole(row))
    case "on-hand": return span(NumberWords.units(row.stock.onHand), .muted)
    case "incoming":
      return span(row.stock.incoming.map { $0 == 0 ? "" : "+\($0)" } ?? "", .info)
    case "velocity": return span(NumberWords.velocity(milli: row.velocityMilli), .muted)
    case "cover":
      return span(
        NumberWords.cover(deciDays: row.coverDeciDays, velocityMilli: row.velocityMilli), .muted)
    case "alert":
      guard let alert = row.alert else { return [] }
      let style = Priority(score: row.alertScore ?? 0).wordStyle.on(surface)
      return [Span(alert.label, style)]
    case "score":
      guard let score = row.contentScore else { return [] }
      return span("\(score)", score < 60 ? .warning : .muted)
    case "findings": return span(row.findingCount == 0 ? "" : "\(row.findingCount)", .warning)
    case "channels":
      return span(
        row.channels.isEmpty ? "not live" : row.channels.joined(separator: " "),
        row.channels.isEmpty ? .faint : .muted)
    case "status": return span(row.status.rawValue, row.status == .active ? .muted : .faint)
    case "vendor": return span(row.vendor ?? "", .muted)
    default: return []
    }
  }

  /// Product and choice in one cell; where it is narrow the product's name is cut, because the
  /// choice is what tells its variants apart.
  private func title(_ row: CatalogRow, width: Int, on surface: Surface) -> [Span] {
    let choice = row.optionText.isEmpty ? "" : " \(setup.glyphs[.separator]) \(row.optionText)"
    let room = max(width / 2, width - TextWidth.columns(of: choice))
    let name = TextWidth.truncate(row.name, to: room, ellipsis: setup.glyphs[.ellipsis])
    return highlighted(name, pane: .catalog, on: surface)
      + [Span(choice, Style(.muted, on: surface))]
  }

  private func stockRole(_ row: CatalogRow) -> Role {
    guard let available = row.stock.available else { return .faint }
    return available < 0 ? .critical : available == 0 ? .warning : .number
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
