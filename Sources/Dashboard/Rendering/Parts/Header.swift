import Commerce
import TerminalKit

extension DashboardState {
  /// Store, mode, data age and clock: what has to be true before anything else is believed.
  func drawHeader(_ row: Rect, on canvas: inout Canvas) {
    let bar = Style(.text, on: .bar)
    canvas.fill(row, bar)
    let clock = TimeWords.clock(now, zone: setup.zone) + " "
    let age = ageSpans()
    let right = age + [Span("  ", bar), Span(clock, bar)]
    let rightWidth = right.reduce(0) { $0 + TextWidth.columns(of: $1.text) }
    canvas.write(right, at: Point(x: row.maxX - rightWidth, y: row.y), width: rightWidth)
    canvas.write(
      headerSpans(), at: Point(x: row.x, y: row.y), width: max(0, row.width - rightWidth - 1))
  }

  private func headerSpans() -> [Span] {
    let bar = Style(.text, on: .bar)
    var spans = [
      Span(" aisle ", Style(.accent, on: .bar, .bold)), Span(" \(setup.storeName) ", bar.bold),
    ]
    if let environment = setup.environment {
      spans.append(Span(" \(environment.uppercased()) ", Style(.badge, on: .bar)))
    }
    if setup.isDemo { spans.append(Span(" DEMO ", Style(.info, on: .bar, .bold))) }
    if setup.isReadOnly { spans.append(Span(" READ-ONLY ", Style(.info, on: .bar, .bold))) }
    if heldUntil != nil, hasNewerData {
      spans.append(Span(" ORDER HELD ", Style(.info, on: .bar)))
    }
    spans += silenceSpans()
    if snapshot.pendingEdits > 0 {
      let comma = snapshot.conflicts > 0 ? "," : " "
      spans.append(
        Span(
          " \(setup.glyphs[.pencil]) \(snapshot.pendingEdits) pending\(comma)",
          Style(.info, on: .bar)))
    }
    if snapshot.conflicts > 0 {
      let word = snapshot.conflicts == 1 ? "conflict" : "conflicts"
      spans.append(Span(" \(snapshot.conflicts) \(word) ", Style(.warning, on: .bar)))
    }
    if snapshot.quarantined > 0 {
      spans.append(
        Span(
          " \(setup.glyphs[.warning]) \(snapshot.quarantined) refused ",
          Style(.warning, on: .bar)))
    }
    if isConfigOld { spans.append(Span(" config changed ", Style(.info, on: .bar))) }
    return spans
  }

  /// What is kept quiet, and that it soon will not be.
  private func silenceSpans() -> [Span] {
    let quiet = snapshot.panes.values.reduce(0) { $0 + $1.silenced }
    guard quiet > 0 else { return [] }
    if let end = snapshot.silenceEndsAt, end - now < Silence.announcedBefore, end > now {
      return [
        Span(" \(quiet) SILENCED, ends in \((end - now).short) ", Style(.warning, on: .bar))
      ]
    }
    return [Span(" \(quiet) silenced ", Style(.info, on: .bar))]
  }

  /// `⟳ 4s`, `PAUSED 40s`, `STALE 92s`, or the failing source.
  private func ageSpans() -> [Span] {
    let failing = snapshot.sources.filter { $0.error != nil }
    var spans: [Span] = []
    if let first = failing.first {
      let text = failing.count == 1 ? "\(first.id) failing" : "\(failing.count) sources failing"
      spans.append(Span("\(setup.glyphs[.cross]) \(text)  ", Style(.critical, on: .bar)))
    }
    if snapshot.unindexed > 0 {
      spans.append(Span("indexing \(snapshot.unindexed)  ", Style(.muted, on: .bar)))
    }
    if snapshot.unjudged > 0 {
      spans.append(
        Span("content \(NumberWords.grouped(snapshot.unjudged)) left  ", Style(.muted, on: .bar)))
    }
    if let progress = changeProgress ?? importProgress {
      spans.append(Span("\(setup.glyphs[.hourglass]) \(progress)", Style(.info, on: .bar)))
      return spans
    }
    guard let evaluatedAt = snapshot.evaluatedAt else {
      spans.append(Span("no data yet", Style(.muted, on: .bar)))
      return spans
    }
    let span = now - evaluatedAt
    let age = TimeWords.age(span)
    if isPaused {
      spans.append(Span("\(setup.glyphs[.pause]) PAUSED \(age)", Style(.stale, on: .bar)))
    } else if span > .seconds(4 * setup.refreshSeconds + 5) {
      spans.append(Span("STALE \(age)", Style(.stale, on: .bar)))
    } else {
      spans.append(Span("\(setup.glyphs[.clock]) \(age)", Style(.good, on: .bar)))
    }
    return spans
  }

  /// The four panes with what calls for attention in each.
  func drawTabs(_ row: Rect, on canvas: inout Canvas) {
    canvas.fill(row, Style(.tab, on: .bar))
    let tabs = Pane.allCases.map { Tab($0.title, badge: badge(of: $0)) }
    canvas.tabs(tabs, active: focus.number - 1, in: row)
  }

  /// Only what wakes people is a block of colour.
  func badgeStyle(of pane: Pane) -> Style {
    if pane == .promotions { return .good }
    return (snapshot.panes[pane]?.alerts[.p1] ?? 0) > 0 ? .badge : .warning
  }

  /// `3 P1` where something wakes people, else the number of alerts; for promotions what is live.
  func badge(of pane: Pane) -> String {
    guard let counts = snapshot.panes[pane] else { return "" }
    if pane == .promotions {
      let live = promotions.window.rows.count { $0.phase(at: now) == .live }
      return live > 0 ? "\(live) live" : ""
    }
    if let urgent = counts.alerts[.p1], urgent > 0 {
      return "\(setup.glyphs[.urgent])\(urgent) P1 of \(counts.alertTotal)"
    }
    return counts.alertTotal > 0 ? "\(counts.alertTotal)" : ""
  }
}
