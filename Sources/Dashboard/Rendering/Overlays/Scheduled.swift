import Commerce
import TerminalKit

extension DashboardState {
  /// Changes that the clock will make, by their start; below, the fields of the one under the
  /// cursor.
  func drawSchedule(_ open: ScheduleOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Scheduled changes, \(setup.zone.identifier)",
      note: scheduleNote(open),
      size: Size(width: 112, height: min(max(8, open.changes.count * 2 + 6), bounds.height - 2)),
      over: bounds, on: &canvas)
    guard let current = open.current else {
      canvas.write(
        open.isLoaded
          ? "Nothing is scheduled; @ in a preview gives an edit a start and an end" : "Loading…",
        at: inside.origin, width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    let (list, below) = inside.splitTop(max(2, min(open.changes.count, inside.height * 3 / 5)))
    let shown = window(open.changes, around: open.cursor, height: list.height)
    for (offset, index) in shown.indices.enumerated() {
      let change = open.changes[index]
      let surface: Surface = index == open.cursor ? .selection : .overlay
      let line = list.row(offset)
      canvas.fill(line, Style(.text, on: surface))
      let phase = scheduledPhase(change, surface)
      canvas.write(
        [
          Span(
            TextWidth.pad("\(change.id)", to: 4, align: .right) + "  ", Style(.faint, on: surface)),
          Span(TextWidth.pad(phase.text, to: 14) + " ", phase.style),
          Span(scheduledTimes(change) + "  ", Style(.muted, on: surface)),
          Span(change.summary, Style(.text, on: surface)),
        ], at: line.origin, width: line.width)
    }
    canvas.horizontalRule(
      at: below.origin, length: below.width, style: Style(.border, on: .overlay))
    for (offset, field) in current.fields.prefix(max(0, below.height - 1)).enumerated() {
      canvas.write(
        scheduledField(field, on: .overlay), at: Point(x: below.x, y: below.y + 1 + offset),
        width: below.width)
    }
  }

  private func scheduleNote(_ open: ScheduleOverlay) -> String {
    guard let change = open.current else { return "Esc closes" }
    guard open.isAsking else { return "m moves, x calls off, Esc closes" }
    return change.phase(at: now) == .live
      ? "y puts the old values back now, any other key does nothing"
      : "y calls it off, any other key does nothing"
  }

  /// `27 Nov 00:00 – 2 Dec 00:00`
  func scheduledTimes(_ change: ScheduledChange) -> String {
    let start = TimeWords.stamp(change.schedule.startAt, zone: setup.zone, now: now)
    let end = change.schedule.endAt.map { TimeWords.stamp($0, zone: setup.zone, now: now) }
    return "\(start) – \(end ?? "stays")"
  }

  /// Where it stands on the clock, never on a stored flag.
  func scheduledPhase(_ change: ScheduledChange, _ surface: Surface) -> Span {
    let schedule = change.schedule
    switch change.phase(at: now) {
    case .waiting:
      return Span("in \((schedule.startAt - now).coarse)", Style(.info, on: surface))
    case .due: return Span("due now", Style(.warning, on: surface))
    case .live:
      let left = schedule.endAt.map { " " + ($0 - now).coarse } ?? ""
      return Span("\(setup.glyphs[.live]) LIVE\(left)", Style(.good, on: surface, .bold))
    case .ending: return Span("ends now", Style(.warning, on: surface))
    case .done: return Span("done", Style(.faint, on: surface))
    case .missed: return Span("missed", Style(.warning, on: surface))
    case .cancelled: return Span("called off", Style(.faint, on: surface))
    }
  }

  func scheduledField(_ field: ScheduledField, on surface: Surface) -> [Span] {
    let code = field.currency.map { $0 == setup.currency ? "" : " \($0.code)" } ?? ""
    return [
      Span("  " + TextWidth.pad(field.subject, to: 20) + " ", Style(.text, on: surface)),
      Span(TextWidth.pad(field.target.name, to: 12) + " ", Style(.muted, on: surface)),
      Span(field.old ?? "(empty)", Style(.removed, on: surface)),
      Span(" \(setup.glyphs[.arrowRight]) ", Style(.muted, on: surface)),
      Span((field.new ?? "(empty)") + code, Style(.added, on: surface)),
    ]
  }
}
