import Commerce
import TerminalKit

extension DashboardState {
  func describe(_ row: PromotionRow, in document: inout DetailDocument) {
    document.paragraph(row.name, Style(.title).bold)
    document.add([
      phaseSpan(row, row.phase(at: now), .base), Span("  \(row.kindLabel)", .muted),
      Span(row.value.map { "  \($0)" } ?? "", .text),
    ])
    document.blank()
    let schedule = row.schedule
    document.field("Starts", "\(schedule.start)  \(schedule.zone.identifier)")
    document.field(
      "Ends", schedule.end.map { "\($0)  \(schedule.zone.identifier)" } ?? "no end",
      schedule.end == nil ? .warning : .text)
    if schedule.zone != setup.zone {
      document.field(
        "Here", "\(TimeWords.clock(row.startAt, zone: setup.zone)) in \(setup.zone.identifier)",
        .muted)
    }
    document.field("Channels", row.channels.isEmpty ? "all" : row.channels.joined(separator: ", "))
    if case .promotion(_, let state) = row.entry {
      document.field("State", state.rawValue, state == .approved ? .good : .warning)
      if state != .approved, row.startAt > now {
        document.paragraph("Not approved: it will not be live at its start.", .warning)
      }
    }
    if let code = row.code { document.field("Code", code, .accent) }
    if let count = row.targetCount { document.field("Targets", "\(count) variants") }
  }
}
