import Commerce
import TerminalKit

extension PaneColumn where Row == PromotionRow {
  static let agenda: [PaneColumn] = [
    PaneColumn("phase", "Now", priority: 0, 11) { row, cell in
      [cell.state.phaseSpan(row, row.phase(at: cell.state.now), cell.surface)]
    },
    PaneColumn("when", "When", priority: 1, 13) { row, cell in
      cell.span(cell.state.dayRange(row), .muted)
    },
    PaneColumn("name", "Promotion or event", priority: 0, 16, maximum: 46, flex: 2) { row, cell in
      cell.highlighted(row.name, row.phase(at: cell.state.now) == .ended ? .muted : .text)
    },
    PaneColumn("value", "Offer", priority: 2, 9, maximum: 18, flex: 1) { row, cell in
      cell.span(row.value ?? row.kindLabel, .muted)
    },
    PaneColumn("channels", "Channels", priority: 3, 10, maximum: 26, flex: 1) { row, cell in
      cell.span(row.channels.isEmpty ? "all" : row.channels.joined(separator: " "), .muted)
    },
    PaneColumn("state", "State", priority: 4, 9) { row, cell in
      switch row.entry {
      case .promotion(_, let state):
        cell.span(state.rawValue, state == .approved ? .muted : .warning)
      case .change(let change): [cell.state.scheduledPhase(change, cell.surface)]
      case .event: cell.span("event", .faint)
      }
    },
    PaneColumn("code", "Code", priority: 5, 8, maximum: 14) { row, cell in
      cell.span(row.code ?? "", .muted)
    },
  ]
}
