import Commerce
import TerminalKit

extension DashboardState {
  private static let inventoryColumns: [TableColumn] = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "score", title: "Pri", priority: 0, minimum: 6),
    TableColumn(id: "code", title: "Alert", priority: 0, minimum: 14),
    TableColumn(id: "title", title: "Product", priority: 1, minimum: 14, maximum: 48, flex: 3),
    TableColumn(id: "sku", title: "SKU", priority: 3, minimum: 14, maximum: 20, flex: 1),
    TableColumn(id: "state", title: "State", priority: 2, minimum: 10, maximum: 14),
    TableColumn(id: "available", title: "Avail", priority: 1, minimum: 6, align: .right),
    TableColumn(id: "on-hand", title: "Hand", priority: 5, minimum: 6, align: .right),
    TableColumn(id: "incoming", title: "In", priority: 4, minimum: 5, align: .right),
    TableColumn(id: "since", title: "Since", priority: 6, minimum: 12),
    TableColumn(id: "because", title: "Why", priority: 7, minimum: 24, maximum: 60, flex: 2),
  ]

  func drawInventory(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(
      inventory, pane: .inventory, parts: parts, columns: Self.inventoryColumns, on: &canvas,
      content: inventoryCell)
    if inventory.window.rows.isEmpty {
      drawEmpty(
        .inventory, in: parts.rows,
        calm: "\(setup.glyphs[.good]) No stock needs a decision", on: &canvas)
    }
  }

  private func inventoryCell(_ row: AlertRow, _ cell: TableLayout.Placed, _ surface: Surface)
    -> [Span]
  {
    func span(_ text: String, _ role: Role = .text) -> [Span] {
      [Span(text, Style(role, on: surface))]
    }
    let priority = row.alert.priority.style.on(surface)
    switch cell.column.id {
    case "score": return [Span("\(row.alert.priority) \(row.alert.score)", priority)]
    case "code":
      return [Span(row.alert.code.label, row.alert.priority.wordStyle.on(surface))]
    case "title": return highlighted(row.title, pane: .inventory, on: surface)
    case "sku": return highlighted(row.subject, pane: .inventory, on: surface, .muted)
    case "state":
      let words = TriageWords.state(row.triage, unansweredSince: nil, now: now)
      return words.map { [Span($0.text, $0.style.on(surface))] } ?? []
    case "available":
      let available = row.stock?.available
      return span(NumberWords.units(available), (available ?? 1) < 0 ? .critical : .number)
    case "on-hand": return span(NumberWords.units(row.stock?.onHand), .muted)
    case "incoming":
      return span((row.stock?.incoming).map { $0 == 0 ? "" : "+\($0)" } ?? "", .info)
    case "since":
      return span(
        row.alert.since.map { TimeWords.stamp($0, zone: setup.zone, now: now) } ?? "", .muted)
    case "because": return span(row.alert.because, .muted)
    default: return []
    }
  }
}
