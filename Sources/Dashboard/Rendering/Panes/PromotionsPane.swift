import Commerce
import TerminalKit

extension DashboardState {
  /// A month beside the agenda; where there is room the month shows bars across its days.
  func drawPromotions(heads: Rect, rows: Rect, on canvas: inout Canvas) {
    if rows.width >= 96, rows.height >= 22 {
      let agendaWidth = max(46, rows.width * 2 / 5)
      let (month, rest) = rows.splitLeft(rows.width - agendaWidth - 1)
      let head = Rect(x: heads.x, y: heads.y, width: month.width, height: 1)
      drawMonthBars(head: head, in: month, on: &canvas)
      canvas.verticalRule(at: rest.origin, length: rest.height)
      let agenda = rest.inset(left: 2)
      drawAgenda(agenda, head: heads.inset(left: month.width + 2), on: &canvas)
    } else if rows.width >= 58 {
      let (month, rest) = rows.splitLeft(23)
      drawSmallMonth(
        head: Rect(x: heads.x, y: heads.y, width: 22, height: 1), in: month, on: &canvas)
      drawAgenda(rest, head: heads.inset(left: 23), on: &canvas)
    } else {
      drawAgenda(rows, head: heads, on: &canvas)
    }
    if promotions.window.rows.isEmpty {
      drawEmpty(
        .promotions, in: rows.width >= 58 ? rows.inset(left: 23) : rows,
        calm: "Nothing planned this month; ] shows the next", on: &canvas)
    }
  }

  var monthTitle: String { "\(TimeWords.monthName(month.month)) \(month.year)" }

  // MARK: Agenda

  private static let agendaColumns: [TableColumn] = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "phase", title: "Now", priority: 0, minimum: 11),
    TableColumn(id: "when", title: "When", priority: 1, minimum: 13),
    TableColumn(
      id: "name", title: "Promotion or event", priority: 0, minimum: 16, maximum: 46, flex: 2),
    TableColumn(id: "value", title: "Offer", priority: 2, minimum: 9, maximum: 18, flex: 1),
    TableColumn(id: "channels", title: "Channels", priority: 3, minimum: 10, maximum: 26, flex: 1),
    TableColumn(id: "state", title: "State", priority: 4, minimum: 9),
    TableColumn(id: "code", title: "Code", priority: 5, minimum: 8, maximum: 14),
  ]

  private func drawAgenda(_ rect: Rect, head: Rect, on canvas: inout Canvas) {
    drawRows(
      promotions, pane: .promotions,
      parts: PaneParts(heads: head, rows: rect), columns: Self.agendaColumns, on: &canvas,
      content: agendaCell)
  }

  private func agendaCell(_ row: PromotionRow, _ cell: TableLayout.Placed, _ surface: Surface)
    -> [Span]
  {
    func span(_ text: String, _ role: Role = .text) -> [Span] {
      [Span(text, Style(role, on: surface))]
    }
    let phase = row.phase(at: now)
    switch cell.column.id {
    case "phase": return [phaseSpan(row, phase, surface)]
    case "when": return span(dayRange(row), .muted)
    case "name":
      return highlighted(
        row.name, pane: .promotions, on: surface, phase == .ended ? .muted : .text)
    case "value": return span(row.value ?? row.kindLabel, .muted)
    case "channels":
      return span(row.channels.isEmpty ? "all" : row.channels.joined(separator: " "), .muted)
    case "state":
      if case .promotion(_, let state) = row.entry {
        return span(state.rawValue, state == .approved ? .muted : .warning)
      }
      if case .change(let change) = row.entry { return [scheduledPhase(change, surface)] }
      return span("event", .faint)
    case "code": return span(row.code ?? "", .muted)
    default: return []
    }
  }

  /// `● LIVE 2 d`, `in 3 d`, `ended`, `draft`.
  func phaseSpan(_ row: PromotionRow, _ phase: PromotionPhase, _ surface: Surface) -> Span {
    let glyphs = setup.glyphs
    switch phase {
    case .live:
      let left = row.endAt.map { " " + ($0 - now).coarse } ?? ""
      return Span("\(glyphs[.live]) LIVE\(left)", Style(.good, on: surface, .bold))
    case .scheduled:
      return Span("in \((row.startAt - now).coarse)", Style(.info, on: surface))
    case .ended: return Span("ended", Style(.faint, on: surface))
    case .inactive:
      let isSoon = row.startAt > now
      let text = isSoon ? "\(glyphs[.warning]) in \((row.startAt - now).coarse)" : "not live"
      return Span(text, Style(isSoon ? .warning : .faint, on: surface))
    }
  }

  /// `20–30 Nov`; the last day is the one that still belongs to it.
  func dayRange(_ row: PromotionRow) -> String {
    let first = setup.zone.date(at: row.startAt)
    guard let endAt = row.endAt else {
      return "\(first.day) \(TimeWords.monthShort(first.month)) –"
    }
    let last = setup.zone.date(at: endAt - TimeSpan(milliseconds: 1))
    if first == last { return "\(first.day) \(TimeWords.monthShort(first.month))" }
    if first.month == last.month {
      return "\(first.day)–\(last.day) \(TimeWords.monthShort(last.month))"
    }
    return
      "\(first.day) \(TimeWords.monthShort(first.month))–\(last.day) \(TimeWords.monthShort(last.month))"
  }
}

extension TimeSpan {
  /// One unit: `3 d`, `5 h`, `20 min`.
  var coarse: String {
    let parts = short.split(separator: " ")
    return parts.prefix(2).joined(separator: " ")
  }
}

extension PromotionRow {
  var kindLabel: String {
    switch entry {
    case .promotion(let kind, _): kind.rawValue.replacing("-", with: " ")
    case .event(let kind): kind.rawValue
    case .change: "scheduled change"
    }
  }
}
