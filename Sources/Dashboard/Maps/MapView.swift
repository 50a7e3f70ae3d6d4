import Commerce
import TerminalKit

extension DashboardState {
  /// Each column of the file, what it fills, and its first values. Returns where the cursor stands.
  func drawMap(_ open: MapOverlay, over bounds: Rect, on canvas: inout Canvas) -> Point? {
    let map = open.sheet.map
    let inside = drawOverlayBox(
      "Columns of \(fileName(open))",
      note: open.isReading
        ? "reading…"
        : open.trial != nil ? "Enter imports, Esc goes back" : "s saves, i tries, Esc closes",
      size: Size(width: 116, height: open.sheet.file.header.count + 10), over: bounds, on: &canvas)
    drawMapFacts(open, in: inside.row(0), on: &canvas)
    let list = Rect(
      x: inside.x, y: inside.y + 2, width: inside.width, height: max(1, inside.height - 8))
    let nameWidth = min(30, list.width / 3)
    let targetWidth = min(18, list.width / 4)
    let columns = Array(open.sheet.file.header.indices)
    for (offset, index) in window(columns, around: open.cursor, height: list.height).enumerated() {
      let line = list.row(offset)
      let surface: Surface = index == open.cursor ? .selection : .overlay
      let target = open.sheet.target(of: index)
      let name = open.sheet.file.header[index]
      let samples = open.sheet.file.samples(index).prefix(4).joined(separator: "  ")
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(
            TextWidth.pad(name.isEmpty ? "(no name)" : name, to: nameWidth - 1) + " ",
            Style(target == nil ? .muted : .text, on: surface)),
          Span(
            TextWidth.pad("→ \(target?.name ?? "left out")", to: targetWidth - 1) + " ",
            Style(target == nil ? .faint : .accent, on: surface)),
          Span(samples.isEmpty ? "empty" : samples, Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
    let below = Rect(
      x: inside.x, y: list.maxY + 1, width: inside.width, height: inside.maxY - list.maxY - 1)
    if let trial = open.trial {
      drawTrial(trial, in: below, on: &canvas)
    } else {
      drawMapNotes(open, in: below, on: &canvas)
    }
    guard let chooser = open.chooser else { return nil }
    return drawMapChooser(chooser, map, over: bounds, on: &canvas)
  }

  /// `stock  dates dmy  decimal ,  constants currency EUR`
  private func drawMapFacts(_ open: MapOverlay, in row: Rect, on canvas: inout Canvas) {
    let map = open.sheet.map
    let delimiter =
      ColumnMap.delimiters.first { $0.character == open.sheet.file.delimiter }?.name ?? ""
    var facts: [(String, String)] = [
      ("kind", map.kind.rawValue), ("dates", map.dates?.rawValue ?? "as written"),
      ("decimal", map.decimal?.rawValue ?? (open.sheet.file.delimiter == ";" ? "," : ".")),
      ("delimiter", delimiter), ("text", open.sheet.file.encoding.rawValue),
    ]
    if !map.constants.isEmpty {
      let texts = map.orderedConstants.map { "\($0.target) \($0.value)" }
      facts.append(("always", texts.joined(separator: ", ")))
    }
    let spans = facts.flatMap { name, value in
      [
        Span("\(name) ", Style(.muted, on: .overlay)),
        Span("\(value)  ", Style(.accent, on: .overlay)),
      ]
    }
    canvas.write(spans, at: row.origin, width: row.width)
  }

  private func drawMapNotes(_ open: MapOverlay, in rect: Rect, on canvas: inout Canvas) {
    let missing = open.sheet.problems.map { ($0, Role.warning) }
    let doubts = open.sheet.doubts.map { ($0, Role.warning) }
    let state =
      open.isUnsaved
      ? ("not saved: s saves it under a name", Role.muted)
      : ("saved as \(open.sheet.map.name): --as map:\(open.sheet.map.name)", Role.good)
    let lines = (missing + doubts + [state]).flatMap { text, role in
      let sign = role == .warning ? "\(setup.glyphs[.warning]) " : ""
      return TextWrap.lines(sign + text, width: rect.width).map { ($0, role) }
    }
    drawMapLines(lines, in: rect.splitBottom(1).0, on: &canvas)
    guard rect.height > 2 else { return }
    let hints = [
      ("Enter", "chooses"), ("x", "leaves out"), ("t", "kind"), ("c", "constant"), ("d", "dates"),
      (".", "decimal"),
    ]
    let spans = hints.flatMap { key, does in
      [Span(key, Style(.key, on: .overlay)), Span(" \(does)  ", Style(.muted, on: .overlay))]
    }
    canvas.write(spans, at: rect.row(rect.height - 1).origin, width: rect.width)
  }

  /// What an import would do, and the first reasons for what it would not.
  private func drawTrial(_ trial: ImportResult, in rect: Rect, on canvas: inout Canvas) {
    func count(_ number: Int) -> String { NumberWords.grouped(number) }
    canvas.write(
      [
        Span("It would create ", Style(.text, on: .overlay)),
        Span(count(trial.created), Style(.added, on: .overlay)),
        Span(", update ", Style(.text, on: .overlay)),
        Span(count(trial.updated), Style(.accent, on: .overlay)),
        Span(", leave \(count(trial.unchanged)), refuse ", Style(.text, on: .overlay)),
        Span(
          "\(count(trial.quarantined))",
          Style(trial.quarantined > 0 ? .warning : .text, on: .overlay)),
        Span(" of \(count(trial.rows)) rows", Style(.text, on: .overlay)),
      ], at: rect.origin, width: rect.width)
    let refused = trial.issues.filter { $0.severity == .refused }.prefix(rect.height)
    let lines = refused.flatMap { issue in
      let column = issue.place.column.map { ":\($0)" } ?? ""
      let cell = issue.columnName.map { " \($0) \"\(issue.value)\"" } ?? ""
      let text = "line \(issue.place.line)\(column)\(cell) \(issue.reason)"
      return TextWrap.lines(text, width: rect.width).map { ($0, Role.warning) }
    }
    drawMapLines(lines, in: rect.splitTop(1).1, on: &canvas)
  }

  private func drawMapLines(
    _ lines: [(text: String, role: Role)], in rect: Rect, on canvas: inout Canvas
  ) {
    for (row, line) in lines.prefix(max(0, rect.height)).enumerated() {
      canvas.write(
        line.text, at: rect.row(row).origin, width: rect.width,
        style: Style(line.role, on: .overlay))
    }
  }

  private func drawMapChooser(
    _ chooser: MapChooser, _ map: ColumnMap, over bounds: Rect, on canvas: inout Canvas
  ) -> Point {
    let choices = chooser.choices(for: map)
    let title =
      switch chooser.purpose {
      case .target: "What it fills"
      case .kind: "What the rows are"
      }
    let inside = drawOverlayBox(
      title, note: "Enter takes it, Esc leaves it",
      size: Size(width: 68, height: min(22, max(8, choices.count + 4))), over: bounds, on: &canvas)
    let field = inside.row(0)
    canvas.fill(field, Style(.input, on: .field))
    let view = chooser.line.view(width: field.width)
    canvas.write(
      chooser.line.isEmpty ? "type to narrow" : view.text, at: field.origin, width: field.width,
      style: Style(chooser.line.isEmpty ? .placeholder : .input, on: .field))
    let list = Rect(
      x: inside.x, y: inside.y + 1, width: inside.width, height: max(1, inside.height - 1))
    for (offset, index) in window(
      Array(choices.indices), around: chooser.cursor, height: list.height
    ).enumerated() {
      let surface: Surface = index == chooser.cursor ? .selection : .overlay
      let line = list.row(offset)
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(
            TextWidth.pad(choices[index].id ?? "left out", to: 17) + " ",
            Style(choices[index].id == nil ? .muted : .text, on: surface)),
          Span(choices[index].help, Style(.muted, on: surface)),
        ], at: line.origin, width: line.width)
    }
    return Point(x: field.x + view.cursorColumn, y: field.y)
  }
}
