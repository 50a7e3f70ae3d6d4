import Commerce
import TerminalKit

extension DashboardState {
  func drawFields(_ chooser: FieldChooser, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Edit \(chooser.subject)", note: "a letter or Enter picks, Esc closes",
      size: Size(width: 70, height: FieldChooser.fields.count + 2), over: bounds, on: &canvas)
    let shown = window(
      Array(FieldChooser.fields.enumerated()), around: chooser.cursor, height: inside.height)
    for (row, (index, field)) in shown.enumerated() {
      let line = inside.row(row)
      let surface: Surface = index == chooser.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(" \(field.letter.map(String.init) ?? " ")  ", Style(.key, on: surface)),
          Span(TextWidth.pad(field.label, to: 18), Style(.text, on: surface)),
          Span(chooser.shownValue(of: field), Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
  }

  /// Before → after of each field, refused ones with the reason, and what a yes will do.
  func drawPlan(_ plan: PlanOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Preview: \(plan.summary)", note: planNote(plan),
      size: Size(width: 112, height: min(plan.rows.count * 3 + 6, bounds.height - 4)),
      over: bounds, on: &canvas)
    let (head, body) = inside.splitTop(2)
    canvas.write(planCounts(plan), at: head.origin, width: head.width)
    let (rest, foot) = body.splitTop(max(0, body.height - 1))
    canvas.write(planKeys(plan), at: foot.origin, width: foot.width)
    var y = rest.y
    for row in plan.rows.dropFirst(min(plan.scroll, max(0, plan.rows.count - 1))) {
      let lines = planLines(row, width: rest.width)
      guard y + lines.count <= rest.maxY else { break }
      for line in lines {
        canvas.write(line, at: Point(x: rest.x, y: y), width: rest.width)
        y += 1
      }
    }
  }

  private func planNote(_ plan: PlanOverlay) -> String {
    if plan.isApplying { return "applying" }
    if plan.effective == 0 { return "nothing can be applied, Esc closes" }
    if let count = plan.needsCount { return "type \(count), then Enter: \(plan.typedCount)" }
    return plan.count(.warning) > 0
      ? "y applies all the same, Esc cancels" : "Enter applies, Esc cancels"
  }

  /// What else can be done with the plan.
  private func planKeys(_ plan: PlanOverlay) -> [Span] {
    var spans: [Span] = []
    func add(_ key: String, _ text: String) {
      spans += [
        Span(key, Style(.key, on: .overlay)), Span(" \(text)   ", Style(.muted, on: .overlay)),
      ]
    }
    if plan.overridable > 0 {
      let names = plan.guards.map(\.rawValue).joined(separator: ", ")
      add("o", "overrides \(names) (\(plan.overridable)), with a reason")
    }
    if plan.effective > 0, plan.setup == nil { add("@", "schedules it") }
    return spans
  }

  private func planCounts(_ plan: PlanOverlay) -> [Span] {
    var spans = [
      Span("\(plan.effective) to change", Style(.good, on: .overlay))
    ]
    if plan.count(.warning) > 0 {
      spans.append(
        Span(
          "  \(setup.glyphs[.warning]) \(plan.count(.warning)) doubtful",
          Style(.warning, on: .overlay)))
    }
    if let reason = plan.reason {
      spans.append(Span("  reason: \(reason)", Style(.info, on: .overlay)))
    }
    if plan.count(.refused) > 0 {
      spans.append(
        Span(
          "  \(setup.glyphs[.cross]) \(plan.count(.refused)) refused",
          Style(.critical, on: .overlay)))
    }
    return spans
  }

  private func planLines(_ row: EditPlanRow, width: Int) -> [[Span]] {
    let isRefused = row.verdict == .refused
    let code = row.currency.map { " \($0.code)" } ?? ""
    var lines: [[Span]] = [
      [
        Span(TextWidth.pad(row.subject, to: 22), Style(.text, on: .overlay)),
        Span(TextWidth.pad(row.target.label, to: 16), Style(.muted, on: .overlay)),
        Span(row.old ?? "(empty)", Style(.removed, on: .overlay)),
        Span(" \(setup.glyphs[.arrowRight]) ", Style(.muted, on: .overlay)),
        Span((row.new ?? "(empty)") + code, Style(isRefused ? .faint : .added, on: .overlay)),
      ]
    ]
    if let because = row.because {
      let style: Style = isRefused ? .critical : .warning
      let sign = setup.glyphs[isRefused ? .cross : .warning]
      let wrapped = TextWrap.lines("\(row.verdict.rawValue): \(because)", width: width - 4)
      for (index, text) in wrapped.enumerated() {
        lines.append([Span(index == 0 ? "  \(sign) \(text)" : "    \(text)", style.on(.overlay))])
      }
    }
    return lines
  }
}

extension FieldChooser {
  /// A value on one line, as people read it.
  fileprivate func shownValue(of field: EditableField) -> String {
    let text = values[field] ?? ""
    switch field.kind {
    case .images:
      let count = ImageList.images(text).count
      return text.isEmpty ? "" : count == 1 ? "1 image" : "\(count) images"
    case .weight: return Int64(text).map { WeightText.spoken(grams: $0) } ?? text
    default: return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }
}
