import Commerce
import TerminalKit

extension DashboardState {
  private static let orderColumns: [TableColumn] = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "score", title: "Pri", priority: 0, minimum: 6),
    TableColumn(id: "name", title: "Order", priority: 0, minimum: 9, maximum: 19, flex: 1),
    TableColumn(id: "code", title: "Stuck", priority: 0, minimum: 16, maximum: 17),
    TableColumn(id: "deadline", title: "Deadline", priority: 0, minimum: 20, maximum: 23),
    TableColumn(id: "total", title: "Total", priority: 1, minimum: 10, maximum: 14, align: .right),
    TableColumn(id: "state", title: "State", priority: 2, minimum: 10, maximum: 14),
    TableColumn(id: "channel", title: "Channel", priority: 3, minimum: 9, maximum: 12),
    TableColumn(id: "customer", title: "Customer", priority: 5, minimum: 12, maximum: 22, flex: 1),
    TableColumn(id: "country", title: "Ctry", priority: 6, minimum: 4),
    TableColumn(id: "payment", title: "Payment", priority: 7, minimum: 10, maximum: 18),
    TableColumn(id: "fulfillment", title: "Fulfilment", priority: 8, minimum: 11),
    TableColumn(id: "units", title: "Units", priority: 10, minimum: 5, align: .right),
    TableColumn(id: "placed", title: "Placed", priority: 9, minimum: 12),
    TableColumn(id: "owner", title: "Owner", priority: 11, minimum: 8),
    TableColumn(id: "note", title: "Last note", priority: 4, minimum: 16, maximum: 40, flex: 1),
  ]

  func drawOrders(_ parts: PaneParts, on canvas: inout Canvas) {
    drawRows(
      orders, pane: .orders, parts: parts, columns: Self.orderColumns, on: &canvas,
      content: orderCell)
    if orders.window.rows.isEmpty {
      drawEmpty(
        .orders, in: parts.rows, calm: "No orders yet; i imports an orders file", on: &canvas)
    }
  }

  private func orderCell(_ row: OrderRow, _ cell: TableLayout.Placed, _ surface: Surface) -> [Span]
  {
    func span(_ text: String, _ role: Role = .text) -> [Span] {
      [Span(text, Style(role, on: surface))]
    }
    switch cell.column.id {
    case "score":
      guard let priority = row.priority else { return span("", .faint) }
      return [Span("\(priority) \(row.score)", priority.style.on(surface))]
    case "name": return highlighted(row.name, pane: .orders, on: surface)
    case "code":
      guard let worst = row.stuck.first, let priority = row.priority else {
        return span(row.state == .open ? "" : row.state.rawValue, .faint)
      }
      let more = row.stuck.count > 1 ? " +\(row.stuck.count - 1)" : ""
      return [Span(worst.code.label + more, priority.wordStyle.on(surface))]
    case "deadline":
      guard row.state == .open, let deadline = row.stuck.first?.deadline ?? row.deadline else {
        return []
      }
      return [
        Span(
          TimeWords.deadline(deadline, now: now),
          TimeWords.style(of: deadline, now: now).on(surface))
      ]
    case "total":
      guard let total = row.total else { return span(NumberWords.unknown, .faint) }
      return span(total.grouped + suffix(total), .money)
    case "channel":
      return span(
        row.channel, setup.kind(ofChannel: row.channel) == .marketplace ? .info : .muted)
    case "customer": return highlighted(row.customer ?? "", pane: .orders, on: surface, .muted)
    case "country": return span(row.country ?? "", .muted)
    case "payment": return span(row.payment.label, .muted)
    case "fulfillment": return span(row.fulfilment.label, .muted)
    case "units": return span("\(row.unitCount)", .number)
    case "placed":
      return span(
        row.placedAt.map { TimeWords.stamp($0, zone: setup.zone, now: now) } ?? "", .muted)
    case "owner": return span(row.owner ?? "", .muted)
    case "state":
      let words = TriageWords.state(row.triage, unansweredSince: unanswered(row), now: now)
      return words.map { [Span($0.text, $0.style.on(surface))] } ?? []
    case "note": return span(row.triage.lastNote ?? "", .muted)
    default: return []
    }
  }
}
