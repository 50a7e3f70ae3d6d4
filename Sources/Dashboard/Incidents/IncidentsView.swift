import Commerce
import TerminalKit

extension DashboardState {
  /// What breaks many orders at once, then what is kept quiet, until when, by whom and why.
  func drawIncidents(_ open: IncidentsOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Incidents and silences",
      note: setup.isReadOnly ? "Enter its orders, Esc closes" : footnote(open),
      size: Size(width: 120, height: bounds.height - 4), over: bounds, on: &canvas)
    guard open.isLoaded else { return }
    let rows = self.rows(open)
    let cursorRow = rows.firstIndex { $0.index == open.cursor && $0.line != nil } ?? 0
    let shown = window(rows, around: cursorRow, height: inside.height)
    for (offset, index) in shown.indices.enumerated() {
      let row = rows[index]
      let isCurrent = row.line != nil && row.index == open.cursor
      let surface: Surface = isCurrent ? .selection : .overlay
      let line = inside.row(offset)
      if isCurrent { canvas.fill(line, Style(.text, on: surface)) }
      canvas.write(spans(row, on: surface), at: line.origin, width: line.width)
    }
  }

  private func footnote(_ open: IncidentsOverlay) -> String {
    switch open.current {
    case .incident: "Enter its orders, ! silences it, Esc closes"
    case .silence: "Enter its orders, e ends it, Esc closes"
    case nil: "Esc closes"
    }
  }

  /// A heading, a remark, or one of the overlay's lines.
  private struct Row {
    var text = ""
    var isHeading = false
    var line: IncidentsOverlay.Line?
    var index = -1
    /// Its second line.
    var isSecond = false
  }

  private func rows(_ open: IncidentsOverlay) -> [Row] {
    var rows = [Row(text: "Incidents", isHeading: true)]
    for (index, incident) in open.incidents.enumerated() {
      rows.append(Row(line: .incident(incident), index: index))
      rows.append(Row(line: .incident(incident), index: index, isSecond: true))
    }
    if open.incidents.isEmpty {
      rows.append(Row(text: "None: nothing has broken five orders within an hour"))
    }
    rows.append(Row())
    rows.append(Row(text: "Silences", isHeading: true))
    for (index, silence) in open.silences.enumerated() {
      let place = open.incidents.count + index
      rows.append(Row(line: .silence(silence), index: place))
      rows.append(Row(line: .silence(silence), index: place, isSecond: true))
    }
    if open.silences.isEmpty {
      rows.append(Row(text: "None: ! on an order silences everything with its cause"))
    }
    return rows
  }

  private func spans(_ row: Row, on surface: Surface) -> [Span] {
    switch row.line {
    case .incident(let incident):
      row.isSecond ? more(incident, on: surface) : spans(incident, on: surface)
    case .silence(let silence):
      row.isSecond ? more(silence, on: surface) : spans(silence, on: surface)
    case nil:
      [Span(row.text, row.isHeading ? Style(.title, on: surface).bold : Style(.muted, on: surface))]
    }
  }

  private static let indent = String(repeating: " ", count: 14)

  private func head(
    _ word: String, _ id: Int64, _ title: String, isOver: Bool, wordStyle: Style,
    on surface: Surface
  ) -> [Span] {
    [
      Span(TextWidth.pad(word, to: 8), wordStyle.on(surface)),
      Span(TextWidth.pad("\(id)", to: 4, align: .right) + "  ", Style(.faint, on: surface)),
      Span(title, Style(isOver ? .faint : .text, on: surface)),
    ]
  }

  private func spans(_ incident: Incident, on surface: Surface) -> [Span] {
    let isOver = incident.closedAt != nil
    let priority = Priority(score: incident.worstScore)
    return head(
      isOver ? "closed" : "\(priority) \(incident.worstScore)", incident.id,
      "\(incident.group.code.label), \(incident.group.cause)", isOver: isOver,
      wordStyle: isOver ? Style(.faint) : priority.style, on: surface)
  }

  private func more(_ incident: Incident, on surface: Surface) -> [Span] {
    let began = TimeWords.stamp(incident.beganAt, zone: setup.zone, now: now)
    let state =
      incident.closedAt.map { "over since \(TimeWords.stamp($0, zone: setup.zone, now: now))" }
      ?? incident.nextDeadline.map { "deadline \(TimeWords.remaining(until: $0, now: now))" }
    let parts = [
      "\(incident.children) of \(incident.peak) fire", "since \(began)", state,
    ]
    return [
      Span(
        Self.indent + parts.compactMap(\.self).joined(separator: ", "),
        Style(.muted, on: surface))
    ]
  }

  private func spans(_ silence: Silence, on surface: Surface) -> [Span] {
    let state = silence.state(at: now)
    return head(
      state.rawValue, silence.id, silence.matcher.text, isOver: state == .ended,
      wordStyle: Style(state == .active ? .info : .faint), on: surface)
  }

  private func more(_ silence: Silence, on surface: Surface) -> [Span] {
    let state = silence.state(at: now)
    func stamp(_ at: Instant) -> String { TimeWords.stamp(at, zone: setup.zone, now: now) }
    let end: String
    if let endedAt = silence.endedAt {
      end = "ended \(stamp(endedAt))" + (silence.endedBy.map { " by \($0)" } ?? "")
    } else if state == .planned {
      end = "begins \(stamp(silence.startsAt))"
    } else {
      end =
        silence.endsAt.map { "ends \(TimeWords.remaining(until: $0, now: now))" }
        ?? "until resolved"
    }
    let count =
      state == .ended
      ? "kept \(silence.suppressedEver) quiet" : "keeps \(silence.suppressed) quiet"
    return [
      Span("\(Self.indent)\(count), ", Style(.muted, on: surface)),
      Span(end, Style(silence.isEndingSoon(at: now) ? .warning : .muted, on: surface)),
      Span(", \(silence.author): \(silence.comment)", Style(.muted, on: surface)),
    ]
  }
}
