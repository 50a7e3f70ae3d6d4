import Commerce
import TerminalKit

extension PaneColumn where Row == AlertRow {
  static let inventory: [PaneColumn] = [
    PaneColumn("score", "Pri", priority: 0, 6) { row, cell in
      let priority = row.alert.priority
      return [Span("\(priority) \(row.alert.score)", priority.style.on(cell.surface))]
    },
    PaneColumn("code", "Alert", priority: 0, 14) { row, cell in
      [Span(row.alert.code.label, row.alert.priority.wordStyle.on(cell.surface))]
    },
    PaneColumn("title", "Product", priority: 1, 14, maximum: 48, flex: 3) { row, cell in
      cell.highlighted(row.title)
    },
    PaneColumn("sku", "SKU", priority: 3, 14, maximum: 20, flex: 1) { row, cell in
      cell.highlighted(row.subject, .muted)
    },
    PaneColumn("available", "Avail", priority: 1, 6, align: .right) { row, cell in
      let available = row.stock?.available
      return cell.span(NumberWords.units(available), (available ?? 1) < 0 ? .critical : .number)
    },
    PaneColumn("on-hand", "Hand", priority: 5, 6, align: .right) { row, cell in
      cell.span(NumberWords.units(row.stock?.onHand), .muted)
    },
    PaneColumn("incoming", "In", priority: 4, 5, align: .right) { row, cell in
      cell.span((row.stock?.incoming).map { $0 == 0 ? "" : "+\($0)" } ?? "", .info)
    },
    PaneColumn("since", "Since", priority: 6, 12) { row, cell in cell.stamp(row.alert.since) },
    PaneColumn("because", "Why", priority: 7, 24, maximum: 60, flex: 2) { row, cell in
      cell.span(row.alert.because, .muted)
    },
    PaneColumn("committed", "Commit", priority: 8, 6, align: .right, isExtra: true) { row, cell in
      cell.span(NumberWords.units(row.stock?.committed), .muted)
    },
    PaneColumn("owner", "Owner", priority: 9, 8, maximum: 12, isExtra: true) { row, cell in
      cell.span(row.owner ?? "", .muted)
    },
  ]
}
