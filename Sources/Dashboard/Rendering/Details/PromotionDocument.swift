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
    if case .change(let change) = row.entry {
      describeFields(of: change, in: &document)
      return
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

  /// The fields of a scheduled change: what each will hold, and what it held when it was planned.
  func describeFields(of change: ScheduledChange, in document: inout DetailDocument) {
    let phase = scheduledPhase(change, .base)
    document.field("Change", [Span("\(change.id)  ", .muted), phase])
    document.field(
      "By", "\(change.actor), \(TimeWords.stamp(change.createdAt, zone: setup.zone, now: now))",
      .muted)
    if let reason = change.reason { document.field("Reason", reason, .muted) }
    document.heading(change.fieldCount == 1 ? "1 field" : "\(change.fieldCount) fields")
    for field in change.fields { document.add(scheduledField(field, on: .base)) }
    if change.fieldCount > change.fields.count {
      document.add([Span("  and \(change.fieldCount - change.fields.count) more", .faint)])
    }
  }
}
