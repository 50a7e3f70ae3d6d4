import Commerce
import TerminalKit

extension DashboardState {
  // MARK: Runbook

  func drawRunbook(_ book: RunbookOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "\(book.runbook.code) on \(book.name)",
      note: book.output == nil
        ? "Space ticks, Enter runs the command, Esc closes" : "j and k scroll, Esc goes back",
      size: Size(width: 100, height: bounds.height - 2), over: bounds, on: &canvas)
    if let output = book.output {
      drawOutput(output, in: inside, on: &canvas)
      return
    }
    let (head, rest) = inside.splitTop(2)
    canvas.write(
      [
        Span(book.runbook.title, Style(.title, on: .overlay, .bold)),
        Span("  \(runWords(book))", Style(.muted, on: .overlay)),
      ], at: head.origin, width: head.width)
    let (lines, focus) = runbookLines(book, width: rest.width)
    // The step under the cursor stays whole on the screen, what leads to it above.
    let first = max(0, min(focus.upperBound - rest.height, focus.lowerBound))
    let start = focus.upperBound <= rest.height ? 0 : first
    for (offset, line) in lines.dropFirst(start).prefix(rest.height).enumerated() {
      let row = rest.row(offset)
      if focus.contains(start + offset) {
        canvas.fill(row, Style(.text, on: .selection))
        canvas.write(line.map { $0.on(.selection) }, at: row.origin, width: row.width)
      } else {
        canvas.write(line, at: row.origin, width: row.width)
      }
    }
  }

  private func runWords(_ book: RunbookOverlay) -> String {
    guard let run = book.run else { return "not begun; the first tick begins it" }
    let done = "\(run.ticks.count) of \(run.steps) done"
    if run.finishedAt != nil { return done }
    return
      "\(done), begun by \(run.startedBy) \(TimeWords.stamp(run.startedAt, zone: setup.zone, now: now))"
  }

  /// The lines of a runbook, and which of them are the step under the cursor.
  private func runbookLines(
    _ book: RunbookOverlay, width: Int
  ) -> (lines: [[Span]], focus: Range<Int>) {
    var lines: [[Span]] = []
    var focus = 0..<1
    for block in book.runbook.blocks {
      switch block {
      case .heading(let text): lines += [[], [Span(text, Style(.title, on: .overlay))]]
      case .paragraph(let text):
        if !lines.isEmpty { lines.append([]) }
        lines += TextWrap.lines(text, width: width).map { [Span($0, Style(.muted, on: .overlay))] }
      case .step(let step):
        lines.append([])
        let start = lines.count
        lines += stepLines(step, book, width: width)
        if step.number == book.cursor + 1 { focus = start..<lines.count }
      }
    }
    return (lines, focus)
  }

  private func stepLines(
    _ step: Runbook.Step, _ book: RunbookOverlay, width: Int
  ) -> [[Span]] {
    let tick = book.run?.ticks[step.number]
    let sign = tick == nil ? "[ ]" : "[\(setup.glyphs[.check])]"
    let signStyle = Style(tick == nil ? .text : .good, on: .overlay)
    var lines: [[Span]] = []
    for (index, text) in TextWrap.lines(step.text, width: max(20, width - 8)).enumerated() {
      lines.append([
        index == 0 ? Span("\(sign) ", signStyle) : Span("    "),
        Span(
          index == 0 ? TextWidth.pad("\(step.number).", to: 3) + " " : "    ",
          Style(.muted, on: .overlay)),
        Span(text, Style(tick == nil ? .text : .muted, on: .overlay)),
      ])
    }
    for line in step.commands {
      let shown: (text: String, style: Style)
      do {
        shown = (try RunbookCommand(line, values: book.values).text, Style(.accent, on: .overlay))
      } catch {
        shown = ("\(line)  (\(error))", Style(.faint, on: .overlay))
      }
      lines.append([Span("          "), Span(shown.text, shown.style)])
    }
    if let tick {
      let at = TimeWords.stamp(tick.at, zone: setup.zone, now: now)
      lines.append([Span("        done by \(tick.actor), \(at)", Style(.faint, on: .overlay))])
    }
    return lines
  }

  private func drawOutput(_ output: CommandOutput, in inside: Rect, on canvas: inout Canvas) {
    let (head, rest) = inside.splitTop(2)
    canvas.write(
      output.command, at: head.origin, width: head.width, style: Style(.accent, on: .overlay))
    if output.isRunning {
      canvas.write(
        "running\(setup.glyphs[.ellipsis])", at: rest.origin, width: rest.width,
        style: Style(.muted, on: .overlay))
      return
    }
    let highest = max(0, output.lines.count - rest.height)
    for (offset, line) in output.lines.dropFirst(min(output.scroll, highest)).prefix(rest.height)
      .enumerated()
    {
      canvas.write(
        line, at: rest.row(offset).origin, width: rest.width, style: Style(.text, on: .overlay))
    }
  }

  // MARK: Order actions

  func drawActionMenu(_ menu: OrderActionMenu, over bounds: Rect, on canvas: inout Canvas) {
    let choices = OrderActionMenu.Choice.allCases
    let inside = drawOverlayBox(
      "What to do about \(menu.subject)", note: "a letter or Enter picks, Esc closes",
      size: Size(width: 74, height: choices.count + 4), over: bounds, on: &canvas)
    for (index, choice) in choices.enumerated() {
      let line = inside.row(index)
      let surface: Surface = index == menu.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(" \(choice.letter)  ", Style(.key, on: surface)),
          Span(TextWidth.pad(choice.label, to: 18), Style(.text, on: surface)),
          Span(choice.help, Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
    canvas.write(
      "Staged here, done on the platform, and true when an import shows it.",
      at: inside.row(choices.count + 1).origin, width: inside.width,
      style: Style(.muted, on: .overlay))
  }

  func drawOrderPlan(_ plan: OrderPlanOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let count = plan.accepted.count
    let note =
      plan.isStaging
      ? "staging" : plan.hasWarning ? "y stages, Esc leaves it" : "Enter stages, Esc leaves it"
    let inside = drawOverlayBox(
      "Preview: \(count) of \(plan.plans.count) to stage", note: note,
      size: Size(width: 100, height: min(plan.plans.count * 3 + 3, bounds.height - 4)),
      over: bounds, on: &canvas)
    var y = inside.y
    for row in plan.plans.dropFirst(plan.scroll) {
      for line in planLines(row, width: inside.width) where y < inside.maxY {
        canvas.write(line, at: Point(x: inside.x, y: y), width: inside.width)
        y += 1
      }
    }
  }

  private func planLines(_ plan: OrderActionPlan, width: Int) -> [[Span]] {
    var lines: [[Span]] = [
      [
        Span("\(plan.name)  ", Style(.title, on: .overlay)),
        Span(plan.action.words, Style(plan.mayGoIn ? .added : .faint, on: .overlay)),
      ]
    ]
    if let because = plan.because {
      let style: Style = plan.verdict == .refused ? .critical : .warning
      lines += TextWrap.lines("\(plan.verdict.rawValue): \(because)", width: width - 4).map {
        [Span("    \($0)", style.on(.overlay))]
      }
    }
    if plan.mayGoIn {
      lines.append([Span("    then \(plan.handOver)", Style(.muted, on: .overlay))])
    }
    return lines
  }
}

extension Span {
  fileprivate func on(_ surface: Surface) -> Span { Span(text, style.on(surface)) }
}
