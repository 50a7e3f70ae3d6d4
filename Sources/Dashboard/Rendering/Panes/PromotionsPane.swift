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

  /// Columns of the screen that the agenda's table has in a pane of this size.
  func agendaWidth(of width: Int, height: Int) -> Int {
    if width >= 96, height >= 22 { return max(46, width * 2 / 5) - 1 }
    return width >= 58 ? width - 23 : width
  }

  var monthTitle: String { "\(TimeWords.monthName(month.month)) \(month.year)" }

  // MARK: Agenda

  private func drawAgenda(_ rect: Rect, head: Rect, on canvas: inout Canvas) {
    drawRows(
      promotions, pane: .promotions,
      parts: PaneParts(heads: head, rows: rect), columns: PaneColumn.agenda, on: &canvas)
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
