public import Commerce
import TerminalKit

/// The lines of a detail, in order; the screen shows a window of them.
struct DetailDocument {
  private(set) var lines: [[Span]] = []
  let width: Int

  init(width: Int) { self.width = width }

  mutating func blank() { if lines.last?.isEmpty == false { lines.append([]) } }

  mutating func add(_ spans: [Span]) { lines.append(spans) }

  mutating func heading(_ text: String) {
    blank()
    lines.append([Span(text, .title)])
  }

  /// `label   value`, the value in its own column.
  mutating func field(_ label: String, _ value: [Span], labelWidth: Int = 13) {
    lines.append([Span(TextWidth.pad(label, to: labelWidth), .muted)] + value)
  }

  mutating func field(_ label: String, _ value: String, _ style: Style = .text) {
    field(label, [Span(value, style)])
  }

  /// An address, a link where the terminal knows them.
  mutating func link(_ label: String, _ address: String) {
    field(label, [Span(address, .muted, link: WebAddress(address))])
  }

  /// A text that wraps, each line after the first set in.
  mutating func paragraph(_ text: String, _ style: Style = .text, indent: Int = 0) {
    for line in TextWrap.lines(text, width: max(8, width - indent)) {
      lines.append([Span(String(repeating: " ", count: indent)), Span(line, style)])
    }
  }
}

extension DashboardState {
  /// The detail of the row under the cursor, or what it is waiting for.
  func drawInspector(_ rect: Rect, mode: ScreenLayout.Mode, on canvas: inout Canvas) {
    let inside: Rect
    let frame = mode == .single ? rect : rect.inset(by: 1)
    inside = frame.inset(horizontal: 1)
    let document = detailDocument(width: inside.width)
    let highest = max(0, document.lines.count - inside.height)
    let scroll = min(detailScroll, highest)
    if mode != .single {
      let note =
        highest > 0
        ? "\(scroll + 1)–\(min(scroll + inside.height, document.lines.count)) of \(document.lines.count)"
        : ""
      canvas.box(rect, .border, title: inspectorTitle, note: note, noteStyle: .muted)
    }
    for (offset, line) in document.lines.dropFirst(scroll).prefix(inside.height).enumerated() {
      canvas.write(line, at: Point(x: inside.x, y: inside.y + offset), width: inside.width)
    }
    if highest > 0 {
      canvas.scrollbar(
        in: Rect(x: rect.maxX - 1, y: frame.y, width: 1, height: frame.height),
        total: document.lines.count, visible: inside.height, offset: scroll)
    }
  }

  private var inspectorTitle: String {
    switch focus {
    case .catalog: "Product"
    case .inventory: "Stock"
    case .promotions: "Promotion"
    case .orders: "Order"
    }
  }

  func detailDocument(width: Int) -> DetailDocument {
    var document = DetailDocument(width: width)
    if focus == .promotions, let row = described(promotions) {
      describe(row, in: &document)
      return document
    }
    switch currentDetail {
    case .variant(let variant): describe(variant, in: &document)
    case .order(let order): describe(order, in: &document)
    case nil:
      document.add([Span(hasCurrentRow ? "Loading…" : "Nothing is selected", .muted)])
    }
    return document
  }

  /// Every alert with its sum, its reason, what clears it and the next step.
  func describe(_ alerts: [Alert], in document: inout DetailDocument) {
    guard !alerts.isEmpty else { return }
    document.heading(
      alerts.count == 1 ? "Why it is here" : "Why it is here: \(alerts.count) alerts")
    for alert in alerts {
      var head = [
        Span("\(alert.priority) \(alert.score)", alert.priority.style),
        Span(" \(alert.code.label)", alert.priority.wordStyle.bold),
        Span("  \(alert.code.rawValue)", .faint),
      ]
      if let deadline = alert.deadline {
        head.append(
          Span(
            "  \(TimeWords.deadline(deadline, now: now))", TimeWords.style(of: deadline, now: now)))
      }
      document.add(head)
      document.paragraph(alert.because, indent: 2)
      let sum = alert.parts.map { "\($0.points) \($0.name)" }.joined(separator: " + ")
      document.paragraph("\(sum) = \(alert.score)", .muted, indent: 2)
      document.paragraph("Next: \(NextStep.text(for: alert.code))", .accent, indent: 2)
      document.paragraph("Clears: \(alert.clearsWhen)", .muted, indent: 2)
    }
  }
}

extension DashboardState {
  /// A detail as plain lines, for the command line.
  public func lines(of detail: Detail, width: Int) -> [String] {
    var document = DetailDocument(width: width)
    switch detail {
    case .variant(let variant): describe(variant, in: &document)
    case .order(let order): describe(order, in: &document)
    }
    return document.plainLines
  }

  public func lines(of promotion: PromotionRow, width: Int) -> [String] {
    var document = DetailDocument(width: width)
    describe(promotion, in: &document)
    return document.plainLines
  }
}

extension DetailDocument {
  fileprivate var plainLines: [String] {
    lines.map { TextSanitizer.sanitize($0.map(\.text).joined()) }
  }
}
