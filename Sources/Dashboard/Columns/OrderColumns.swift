import Commerce
import TerminalKit

extension PaneColumn where Row == OrderRow {
  static let orders: [PaneColumn] = [
    PaneColumn("score", "Pri", priority: 0, 6) { row, cell in
      guard let priority = row.priority else { return [] }
      return [Span("\(priority) \(row.score)", priority.style.on(cell.surface))]
    },
    PaneColumn("name", "Order", priority: 0, 9, maximum: 19, flex: 1) { row, cell in
      cell.highlighted(row.name)
    },
    PaneColumn("code", "Stuck", priority: 0, 16, maximum: 17) { row, cell in
      guard let worst = row.stuck.first, let priority = row.priority else {
        return cell.span(row.state == .open ? "" : row.state.rawValue, .faint)
      }
      let more = row.stuck.count > 1 ? " +\(row.stuck.count - 1)" : ""
      return [Span(worst.code.label + more, priority.wordStyle.on(cell.surface))]
    },
    PaneColumn("deadline", "Deadline", priority: 0, 20, maximum: 23) { row, cell in
      guard row.state == .open, let deadline = row.stuck.first?.deadline ?? row.deadline else {
        return []
      }
      let now = cell.state.now
      return [
        Span(
          TimeWords.deadline(deadline, now: now),
          TimeWords.style(of: deadline, now: now).on(cell.surface))
      ]
    },
    PaneColumn("total", "Total", priority: 1, 10, maximum: 14, align: .right) { row, cell in
      guard let total = row.total else { return cell.span(NumberWords.unknown, .faint) }
      return cell.span(total.grouped + cell.state.suffix(total), .money)
    },
    PaneColumn("channel", "Channel", priority: 3, 9, maximum: 12) { row, cell in
      let isMarketplace = cell.state.setup.kind(ofChannel: row.channel) == .marketplace
      return cell.span(row.channel, isMarketplace ? .info : .muted)
    },
    PaneColumn("customer", "Customer", priority: 5, 12, maximum: 22, flex: 1) { row, cell in
      cell.highlighted(row.customer ?? "", .muted)
    },
    PaneColumn("country", "Ctry", priority: 6, 4) { row, cell in
      cell.span(row.country ?? "", .muted)
    },
    PaneColumn("payment", "Payment", priority: 7, 10, maximum: 18) { row, cell in
      cell.span(row.payment.label, .muted)
    },
    PaneColumn("fulfillment", "Fulfilment", priority: 8, 11) { row, cell in
      cell.span(row.fulfilment.label, .muted)
    },
    PaneColumn("units", "Units", priority: 10, 5, align: .right) { row, cell in
      cell.span("\(row.unitCount)", .number)
    },
    PaneColumn("placed", "Placed", priority: 9, 12) { row, cell in cell.stamp(row.placedAt) },
    PaneColumn("owner", "Owner", priority: 11, 8) { row, cell in
      cell.span(row.owner ?? "", .muted)
    },
    PaneColumn("note", "Last note", priority: 12, 16, maximum: 40, flex: 2, isExtra: true) {
      row, cell in cell.span(row.triage.lastNote ?? "", .muted)
    },
    PaneColumn("delivery", "Delivery", priority: 13, 12, maximum: 18, isExtra: true) { row, cell in
      cell.span(row.delivery.rawValue, .muted)
    },
    PaneColumn("state", "State", priority: 14, 9, isExtra: true) { row, cell in
      cell.span(row.state.rawValue, .muted)
    },
  ]
}
