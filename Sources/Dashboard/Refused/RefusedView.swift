import Commerce
import TerminalKit

extension DashboardState {
  /// The refused rows, each with its place and cell; below, why the one under the cursor was.
  func drawRefused(_ open: RefusedOverlay, over bounds: Rect, on canvas: inout Canvas) -> Point? {
    if let sheet = open.sheet { return drawMending(sheet, over: bounds, on: &canvas) }
    let rows = open.rows ?? []
    let inside = drawOverlayBox(
      "Refused rows",
      note: open.isTaking ? "taking them again…" : "Enter mends, t takes all again, Esc goes back",
      size: Size(width: 112, height: max(8, rows.count + 6)), over: bounds, on: &canvas)
    guard !rows.isEmpty else {
      canvas.write(
        open.rows == nil ? "Looking…" : "No row is refused.", at: inside.origin,
        width: inside.width, style: Style(.muted, on: .overlay))
      return nil
    }
    let list = Rect(
      x: inside.x, y: inside.y, width: inside.width, height: max(1, inside.height - 3))
    let placeWidth = min(34, list.width / 3)
    for (offset, index) in window(
      Array(rows.indices), around: open.cursor, height: list.height
    ).enumerated() {
      let row = rows[index]
      let line = list.row(offset)
      let surface: Surface = index == open.cursor ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(row.mended == nil ? "  " : "* ", Style(.added, on: surface)),
          Span(
            TextWidth.pad(refusedPlace(row), to: placeWidth - 3) + " ", Style(.accent, on: surface)),
          Span(
            row.issue.columnName.map { "\($0) \"\(row.issue.value)\"" } ?? row.text,
            Style(.text, on: surface)),
        ], at: line.origin, width: line.width)
    }
    guard let row = open.current else { return nil }
    drawReason(row.issue.reason, in: inside, on: &canvas)
    return nil
  }

  /// `orders.csv:12:3`
  private func refusedPlace(_ row: QuarantinedRow) -> String {
    let name = row.file.split(separator: "/").last.map(String.init) ?? row.file
    let column = row.issue.place.column.map { ":\($0)" } ?? ""
    return "\(name):\(row.issue.place.line)\(column)"
  }

  /// On the last two lines.
  private func drawReason(_ reason: String, in inside: Rect, on canvas: inout Canvas) {
    let lines = TextWrap.lines(reason, width: inside.width).prefix(2)
    for (offset, line) in lines.enumerated() {
      canvas.write(
        line, at: inside.row(inside.height - 2 + offset).origin, width: inside.width,
        style: Style(.warning, on: .overlay))
    }
  }

  // MARK: Mending

  private func drawMending(
    _ sheet: MendSheet, over bounds: Rect, on canvas: inout Canvas
  ) -> Point? {
    let inside = drawOverlayBox(
      refusedPlace(sheet.row), note: mendingNote(sheet),
      size: Size(width: 100, height: sheet.cells.count + 6), over: bounds, on: &canvas)
    let list = Rect(
      x: inside.x, y: inside.y, width: inside.width, height: max(1, inside.height - 3))
    let nameWidth = min(30, list.width / 3)
    var cursor: Point?
    for (offset, index) in window(
      Array(sheet.cells.indices), around: sheet.cursor, height: list.height
    ).enumerated() {
      let line = list.row(offset)
      let isCurrent = index == sheet.cursor
      let isChanged = sheet.cells[index] != sheet.before(index)
      let isRefused = sheet.row.issue.place.column == index + 1
      let surface: Surface = isCurrent ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(isChanged ? "* " : "  ", Style(.added, on: surface)),
          Span(
            TextWidth.pad(sheet.name(of: index), to: nameWidth - 3) + " ",
            Style(isChanged ? .added : isRefused ? .warning : .muted, on: surface)),
        ], at: line.origin, width: nameWidth)
      let field = Rect(
        x: line.x + nameWidth, y: line.y, width: max(1, line.width - nameWidth), height: 1)
      if isCurrent, let editor = sheet.line {
        canvas.fill(field, Style(.input, on: .field))
        let view = editor.view(width: field.width)
        canvas.write(
          view.text, at: field.origin, width: field.width, style: Style(.input, on: .field))
        cursor = Point(x: field.x + view.cursorColumn, y: field.y)
      } else {
        let flat = sheet.cells[index].split(whereSeparator: \.isNewline).joined(separator: " ")
        canvas.write(
          flat, at: field.origin, width: field.width, style: Style(.text, on: surface))
      }
    }
    if let trial = sheet.trial {
      drawMendTrial(trial, in: inside, on: &canvas)
    } else {
      drawReason(sheet.row.issue.reason, in: inside, on: &canvas)
    }
    return cursor
  }

  private func mendingNote(_ sheet: MendSheet) -> String {
    if sheet.isTaking { return "reading…" }
    if sheet.line != nil { return "Enter takes it, Esc leaves it" }
    if sheet.trial != nil { return "Enter does it, Esc goes back" }
    return "Enter edits, x as the file has it, t takes it again"
  }

  private func drawMendTrial(
    _ trial: [ImportResult], in inside: Rect, on canvas: inout Canvas
  ) {
    func sum(_ part: (ImportResult) -> Int) -> Int { trial.reduce(0) { $0 + part($1) } }
    let refused = trial.flatMap(\.issues).first { $0.severity == .refused }
    canvas.write(
      "It would create \(sum(\.created)), update \(sum(\.updated)), leave \(sum(\.unchanged)), "
        + "refuse \(sum(\.quarantined))",
      at: inside.row(inside.height - 2).origin, width: inside.width,
      style: Style(refused == nil ? .good : .warning, on: .overlay))
    guard let refused else { return }
    canvas.write(
      "\(refused.columnName.map { "\($0) " } ?? "")\(refused.reason)",
      at: inside.row(inside.height - 1).origin, width: inside.width,
      style: Style(.warning, on: .overlay))
  }
}
