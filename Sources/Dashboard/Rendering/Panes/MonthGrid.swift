import Commerce
import TerminalKit

extension DashboardState {
  /// The month in 22 columns: each day with a sign for what it holds.
  func drawSmallMonth(head: Rect, in rect: Rect, on canvas: inout Canvas) {
    canvas.write(monthTitle, at: head.origin, width: head.width, style: .title, align: .center)
    canvas.write("Mo Tu We Th Fr Sa Su", at: Point(x: rect.x + 1, y: rect.y), style: .muted)
    let today = setup.zone.date(at: now)
    for week in 0..<month.weeks.count {
      for weekday in 0..<7 {
        let date = month.firstShownDay.adding(days: week * 7 + weekday)
        guard month.contains(date) else { continue }
        let number = date.day < 10 ? " \(date.day)" : "\(date.day)"
        let point = Point(x: rect.x + 1 + weekday * 3, y: rect.y + 1 + week)
        canvas.write(number, at: point, style: dayStyle(date, today: today))
      }
    }
    drawLegend(in: rect.inset(left: 1, top: month.weeks.count + 2), on: &canvas)
  }

  private func dayStyle(_ date: CivilDate, today: CivilDate) -> Style {
    let entries = entries(on: date)
    let style: Style =
      entries.contains { $0.phase(at: now) == .live }
      ? .good
      : entries.contains { $0.phase(at: now) == .scheduled }
        ? .info
        : entries.isEmpty ? .muted : .text
    let marked = entries.isEmpty ? style : style.underline
    return date == today ? marked.reverse : marked
  }

  private func drawLegend(in rect: Rect, on canvas: inout Canvas) {
    let rows = promotions.window.rows
    let live = rows.count { $0.phase(at: now) == .live }
    let coming = rows.count { $0.phase(at: now) == .scheduled }
    let unready = rows.count { $0.phase(at: now) == .inactive && $0.startAt > now }
    let lines: [[Span]] = [
      [Span("\(setup.glyphs[.live]) \(live) live now", .good)],
      [Span("  \(coming) coming", .info)],
      unready > 0 ? [Span("\(setup.glyphs[.warning]) \(unready) not approved", .warning)] : [],
    ]
    for (offset, line) in lines.enumerated() where offset < rect.height {
      canvas.write(line, at: Point(x: rect.x, y: rect.y + offset), width: 20)
    }
  }

  private func entries(on date: CivilDate) -> [PromotionRow] {
    let day = setup.zone.day(date)
    return promotions.window.rows.filter { $0.touches(day) }
  }

  /// The month with a bar for each entry across the days that it touches.
  func drawMonthBars(head: Rect, in rect: Rect, on canvas: inout Canvas) {
    let columns = rect.columns(7)
    let names = Weekday.allCases.map(\.short)
    for (column, name) in zip(columns, names) {
      canvas.write(
        name, at: Point(x: column.x, y: head.y), width: column.width - 1, style: .muted,
        align: .right)
    }
    let today = setup.zone.date(at: now)
    for (week, band) in rect.bands(month.weeks.count).enumerated() {
      drawWeek(week, band: band, columns: columns, today: today, on: &canvas)
    }
  }

  private func drawWeek(
    _ week: Int, band: Rect, columns: [Rect], today: CivilDate, on canvas: inout Canvas
  ) {
    let first = month.firstShownDay.adding(days: week * 7)
    canvas.horizontalRule(at: band.origin, length: band.width, style: .border)
    for (offset, column) in columns.enumerated() {
      let date = first.adding(days: offset)
      let style: Style =
        date == today ? Style(.accent).reverse : month.contains(date) ? .text : .faint
      canvas.write(
        " \(date.day) ", at: Point(x: column.x, y: band.y), width: column.width - 1, style: style,
        align: .right)
    }
    let days = (0..<7).map { setup.zone.day(first.adding(days: $0)) }
    let bars = WeekBars.lay(promotions.window.rows, days: days, lanes: max(0, band.height - 1))
    for bar in bars.shown { draw(bar, band: band, columns: columns, on: &canvas) }
    if bars.hidden > 0 {
      canvas.write(
        " +\(bars.hidden) more ", at: Point(x: band.x + 1, y: band.y), style: .warning)
    }
  }

  private func draw(_ bar: WeekBars.Bar, band: Rect, columns: [Rect], on canvas: inout Canvas) {
    let start = columns[bar.days.lowerBound].x
    let end = columns[bar.days.upperBound - 1].maxX - 1
    let isCursor = promotions.cursorID == bar.row.id
    let surface: Surface = isCursor ? .selection : .bar
    let style: Style =
      switch bar.row.phase(at: now) {
      case .live: .good
      case .scheduled: .info
      case .ended: .faint
      case .inactive: bar.row.startAt > now ? .warning : .faint
      }
    let rect = Rect(x: start, y: band.y + 1 + bar.lane, width: end - start, height: 1)
    canvas.fill(rect, style.on(surface))
    let sign = bar.row.phase(at: now) == .live ? setup.glyphs[.live] : bar.startsHere ? "" : "‹"
    canvas.write(
      (sign.isEmpty ? "" : sign + " ") + bar.row.name, at: rect.origin, width: rect.width,
      style: style.on(surface))
  }
}

extension PromotionRow {
  /// Whether the entry is under way at some instant of `interval`; both are half-open.
  func touches(_ interval: Range<Instant>) -> Bool {
    startAt < interval.upperBound && (endAt.map { interval.lowerBound < $0 } ?? true)
  }
}

/// The bars of one week: which entry in which lane over which days.
struct WeekBars: Equatable {
  struct Bar: Equatable {
    var row: PromotionRow
    /// 0..<7
    var days: Range<Int>
    var lane: Int
    var startsHere: Bool
  }

  var shown: [Bar]
  /// Entries for which no lane was left.
  var hidden: Int

  /// Gives each entry the first free lane, in the order of `rows`.
  static func lay(_ rows: [PromotionRow], days: [Range<Instant>], lanes: Int) -> WeekBars {
    var occupied = Array(repeating: Set<Int>(), count: lanes)
    var result = WeekBars(shown: [], hidden: 0)
    for row in rows {
      let touched = days.indices.filter { row.touches(days[$0]) }
      guard let first = touched.first, let last = touched.last else { continue }
      let span = first..<last + 1
      guard let lane = occupied.firstIndex(where: { $0.isDisjoint(with: span) }) else {
        result.hidden += 1
        continue
      }
      occupied[lane].formUnion(span)
      result.shown.append(
        Bar(row: row, days: span, lane: lane, startsHere: row.startAt >= days[first].lowerBound))
    }
    return result
  }
}
