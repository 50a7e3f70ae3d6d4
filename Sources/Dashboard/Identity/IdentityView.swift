import Commerce
import TerminalKit

extension DashboardState {
  /// The pairs; below, both variants side by side, and what speaks for them and against them, or what
  /// a link would do.
  func drawIdentity(_ open: IdentityOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let pairs = open.pairs ?? []
    let inside = drawOverlayBox(
      "The same article?", note: identityNote(open),
      size: Size(width: 124, height: bounds.height - 2), over: bounds, on: &canvas)
    guard let pair = open.current else {
      canvas.write(
        open.pairs == nil ? "Looking…" : "No two SKUs look like one article.", at: inside.origin,
        width: inside.width, style: Style(.muted, on: .overlay))
      return
    }
    let listHeight = min(pairs.count, max(3, inside.height / 4))
    let list = Rect(x: inside.x, y: inside.y, width: inside.width, height: listHeight)
    drawPairs(open, pairs, in: list, on: &canvas)
    let sides = drawSides(
      kept: open.plan?.kept ?? pair.kept, removed: open.plan?.removed ?? pair.removed,
      saysFate: pair.match.strength != .duplicate,
      in: Rect(
        x: inside.x, y: list.maxY + 1, width: inside.width,
        height: max(0, inside.maxY - list.maxY - 1)), on: &canvas)
    let rest = Rect(
      x: inside.x, y: sides + 1, width: inside.width, height: max(0, inside.maxY - sides - 1))
    let lines = open.asksForCertain ? certainLines(open) : open.plan.map(lines) ?? lines(pair)
    draw(lines, in: rest, on: &canvas)
  }

  private func identityNote(_ open: IdentityOverlay) -> String {
    if open.isWorking { return "working…" }
    if let plan = open.plan {
      return plan.refusal == nil
        ? "Enter links, s keeps the other, Esc goes back" : "s keeps the other, Esc goes back"
    }
    if open.asksForCertain { return "Enter links them, Esc goes back" }
    if setup.isReadOnly { return "Enter shows what a link does, Esc closes" }
    return "Enter links, n two articles, a all certain, u undo, Esc closes"
  }

  // MARK: List

  private func drawPairs(
    _ open: IdentityOverlay, _ pairs: [ArticlePair], in list: Rect, on canvas: inout Canvas
  ) {
    let shown = window(Array(pairs.indices), around: open.cursor, height: list.height)
    for (offset, index) in shown.enumerated() {
      let pair = pairs[index]
      let line = list.row(offset)
      let surface: Surface = index == open.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      let half = max(8, (line.width - 13) / 2)
      canvas.write(
        [
          Span(
            TextWidth.pad(pair.match.strength.word, to: 11), style(of: pair).on(surface)),
          Span(
            TextWidth.pad(named(pair.kept), to: half) + "  ", Style(.text, on: surface)),
          Span(named(pair.removed), Style(.text, on: surface)),
        ], at: line.origin, width: line.width)
    }
  }

  /// `MUG-01 on shop, amazon-de`
  private func named(_ facts: ArticleFacts) -> String {
    facts.channels.isEmpty
      ? facts.name : "\(facts.name) on \(facts.channels.joined(separator: ", "))"
  }

  private func style(of pair: ArticlePair) -> Style {
    switch pair.match.strength {
    case .certain: .good
    case .likely: .info
    case .doubtful: .muted
    case .duplicate: .warning
    }
  }

  // MARK: Side by side

  /// Returns the row below.
  private func drawSides(
    kept: ArticleFacts, removed: ArticleFacts, saysFate: Bool, in rect: Rect,
    on canvas: inout Canvas
  ) -> Int {
    let width = max(1, (rect.width - 3) / 2)
    let (left, right) = (
      sideLines(kept, saysFate ? "stays" : ""), sideLines(removed, saysFate ? "goes" : "")
    )
    let height = min(max(left.count, right.count), max(0, rect.height - 4))
    for offset in 0..<height {
      for (lines, x) in [(left, rect.x), (right, rect.x + width + 3)]
      where lines.indices.contains(offset) {
        canvas.write(
          lines[offset].map { Span($0.text, $0.style.on(.overlay)) },
          at: Point(x: x, y: rect.y + offset), width: width)
      }
    }
    canvas.verticalRule(
      at: Point(x: rect.x + width + 1, y: rect.y), length: height,
      style: Style(.border, on: .overlay))
    return rect.y + height
  }

  private func sideLines(_ facts: ArticleFacts, _ fate: String) -> [[Span]] {
    func line(_ name: String, _ value: String?) -> [Span] {
      [Span(TextWidth.pad(name, to: 9), .muted), Span(value ?? "-", value == nil ? .faint : .text)]
    }
    var lines = [
      [Span(facts.name, Style(.title).bold), Span("  \(fate)", .muted)],
      [Span(facts.title, .text)],
    ]
    let options = facts.options.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
    lines.append(line("options", options.isEmpty ? nil : options))
    lines.append(
      line("barcode", facts.barcodes.isEmpty ? nil : facts.barcodes.joined(separator: ", ")))
    lines.append(line("price", facts.price.map { "\($0)" }))
    lines.append(line("stock", facts.stock.map { NumberWords.grouped($0) }))
    for listing in facts.listings {
      let parts = [
        listing.isLive ? "live" : "not live", listing.sku, listing.price.map { "\($0)" },
        listing.quantity.map { "\($0) there" }, listing.articleID, listing.title,
      ]
      lines.append([
        Span("\(listing.channel) ", .accent),
        Span(parts.compactMap(\.self).joined(separator: ", "), .text),
      ])
    }
    return lines
  }

  // MARK: Why, and what

  private func lines(_ pair: ArticlePair) -> [(text: String, style: Style)] {
    var lines = pair.match.reasons.map { ("+ \($0.sentence)", Style.good) }
    lines += pair.match.doubts.map { ("- \($0.sentence)", Style.warning) }
    if let remedy = pair.remedy { lines.append((remedy, .text)) }
    return lines
  }

  private func lines(_ plan: LinkPlan) -> [(text: String, style: Style)] {
    if let refusal = plan.refusal { return [("They can't be linked: \(refusal).", .warning)] }
    return plan.sentences.map { ($0, .text) }
  }

  private func certainLines(_ open: IdentityOverlay) -> [(text: String, style: Style)] {
    let names = (open.pairs ?? []).filter { $0.match.strength == .certain }
      .map { "\($0.removed.name) to \($0.kept.name)" }
    return [
      ("Links all \(names.count) that are certain, in one change that u takes back:", .text),
      (names.joined(separator: ", "), .muted),
    ]
  }

  private func draw(
    _ lines: [(text: String, style: Style)], in rect: Rect, on canvas: inout Canvas
  ) {
    let wrapped = lines.flatMap { line in
      TextWrap.lines(line.text, width: rect.width).map { ($0, line.style) }
    }
    for (offset, line) in wrapped.prefix(rect.height).enumerated() {
      canvas.write(
        line.0, at: rect.row(offset).origin, width: rect.width, style: line.1.on(.overlay))
    }
  }
}
