import Commerce
import TerminalKit

extension DashboardState {
  /// Three lines on the row under the cursor: what it is, why it is here, what to do next.
  func drawReason(_ rect: Rect, on canvas: inout Canvas) {
    let lines = reasonLines
    for (offset, line) in lines.prefix(rect.height).enumerated() {
      canvas.write(line, at: Point(x: rect.x + 1, y: rect.y + offset), width: rect.width - 2)
    }
  }

  private var reasonLines: [[Span]] {
    switch focus {
    case .orders: orderReason
    case .inventory: described(inventory).map { reason($0.alert, title: $0.title) } ?? []
    case .catalog: catalogReason
    case .promotions: promotionReason
    }
  }

  /// The row of a list that the strip and the inspector speak of.
  func described<Row>(_ list: ListState<Row>) -> Row? {
    list.window.rows.first { $0.id == describedID } ?? list.current
  }

  private var orderReason: [[Span]] {
    guard let row = described(orders) else { return [] }
    guard case .order(let detail) = currentDetail, let worst = detail.alerts.first else {
      return [
        [
          Span("\(row.name)  ", .title), Span(row.customer ?? "", .muted),
          Span("  payment \(row.payment.label), \(row.fulfilment.label)", .muted),
        ],
        row.stuck.isEmpty
          ? [Span("\(setup.glyphs[.good]) Nothing is stuck", .good)] : [Span("…", .faint)],
      ]
    }
    var lines = reason(worst, title: "\(row.name)  \(row.customer ?? "")")
    if detail.alerts.count > 1 {
      lines[0].append(
        Span(
          "  also: " + detail.alerts.dropFirst().map(\.code.label).joined(separator: ", "),
          .warning))
    }
    return lines
  }

  private func reason(_ alert: Alert, title: String) -> [[Span]] {
    let wrapped = TextWrap.lines(alert.because, width: max(20, size.width - 8))
    var lines: [[Span]] = [
      [
        Span("\(alert.priority)", alert.priority.style),
        Span(" \(alert.code.label)  ", alert.priority.wordStyle.bold),
        Span(title, .title),
      ],
      [Span("Why   ", .muted), Span(wrapped.first ?? "")],
    ]
    if wrapped.count > 1 {
      lines.append([Span("      "), Span(wrapped.dropFirst().joined(separator: " "))])
    }
    lines.append([Span("Next  ", .muted), Span(NextStep.text(for: alert.code), .accent)])
    return lines
  }

  private var catalogReason: [[Span]] {
    guard let row = described(catalog) else { return [] }
    var price = [
      Span(row.price?.description ?? "no price", .money),
      Span(row.compareAtPrice.map { "  was \($0.grouped)" } ?? "", .muted),
      Span(row.cost.map { "  cost \($0.grouped)" } ?? "  cost unknown", .muted),
    ]
    if let margin = NumberWords.marginPercent(price: row.price, cost: row.cost) {
      price.append(Span("  margin \(margin)%", margin < 10 ? .warning : .good))
    }
    let stock = row.stock
    return [
      [Span(row.fullTitle, .title), Span("  \(row.sku ?? "no SKU")", .muted)],
      price,
      [
        Span("available \(NumberWords.units(stock.available))"),
        Span(
          "  on hand \(NumberWords.units(stock.onHand))  committed \(NumberWords.units(stock.committed))  incoming \(NumberWords.units(stock.incoming))",
          .muted),
        Span(
          "  cover \(NumberWords.cover(deciDays: row.coverDeciDays, velocityMilli: row.velocityMilli))",
          .muted),
      ],
      [
        Span(
          row.channels.isEmpty ? "live nowhere" : "live on \(row.channels.joined(separator: ", "))",
          .muted),
        Span(row.alert.map { "  \($0.label)" } ?? "", .warning),
      ],
    ]
  }

  private var promotionReason: [[Span]] {
    guard let row = described(promotions) else { return [] }
    let schedule = row.schedule
    return [
      [
        Span("\(row.name)  ", .title), phaseSpan(row, row.phase(at: now), .base),
        Span("  \(row.value ?? row.kindLabel)", .muted),
      ],
      [
        Span("\(schedule.start) – \(schedule.end.map(\.description) ?? "no end")"),
        Span("  \(schedule.zone.identifier)", .muted),
      ],
      [
        Span(row.channels.isEmpty ? "all channels" : row.channels.joined(separator: ", "), .muted),
        Span(row.code.map { "  code \($0)" } ?? "", .accent),
      ],
    ]
  }
}
