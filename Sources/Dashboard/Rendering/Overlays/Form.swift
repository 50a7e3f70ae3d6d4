import Commerce
import TerminalKit

extension DashboardState {
  /// Every field with its value; below, how the field under the cursor stands to its limits.
  func drawForm(_ form: EditForm, over bounds: Rect, on canvas: inout Canvas) -> Point? {
    let changes = form.edits.count
    let inside = drawOverlayBox(
      "\(form.subject.subject)  \(form.subject.title)",
      note: form.line != nil
        ? "Enter takes it, Esc leaves it"
        : changes == 0
          ? "Enter edits, E in your editor, Esc closes"
          : "p previews \(changes) \(changes == 1 ? "change" : "changes"), x takes one back",
      size: Size(width: 112, height: form.targets.count + 4), over: bounds, on: &canvas)
    let list = Rect(
      x: inside.x, y: inside.y, width: inside.width, height: max(1, inside.height - 2))
    var cursor: Point?
    let shown = window(Array(form.targets.enumerated()), around: form.cursor, height: list.height)
    let labelWidth = min(28, list.width / 3)
    for (row, (index, target)) in shown.enumerated() {
      let line = list.row(row)
      let isCurrent = index == form.cursor
      let isChanged = form.edits[target] != nil
      let surface: Surface = isCurrent ? .selection : .overlay
      canvas.fill(line, Style(.text, on: surface))
      canvas.write(
        [
          Span(isChanged ? "* " : "  ", Style(.added, on: surface)),
          Span(
            TextWidth.pad(target.label, to: labelWidth - 3) + " ",
            Style(isChanged ? .added : .muted, on: surface)),
        ], at: line.origin, width: labelWidth)
      let field = Rect(
        x: line.x + labelWidth, y: line.y, width: max(1, line.width - labelWidth), height: 1)
      if isCurrent, let editor = form.line {
        canvas.fill(field, Style(.input, on: .field))
        let view = editor.view(width: field.width)
        canvas.write(
          view.text, at: field.origin, width: field.width, style: Style(.input, on: .field))
        cursor = Point(x: field.x + view.cursorColumn, y: field.y)
      } else {
        canvas.write(
          formValue(target, in: form), at: field.origin, width: field.width,
          style: Style(.text, on: surface))
      }
    }
    drawFormNote(form, in: inside.row(inside.height - 1), on: &canvas)
    return cursor
  }

  /// A value on one line, as people read it.
  private func formValue(_ target: EditTarget, in form: EditForm) -> String {
    let text = form.text(of: target)
    if form.edits[target] != nil { return text.isEmpty ? "(will be empty)" : text }
    switch target.field.kind {
    case .images:
      let count = ImageList.images(text).count
      return count == 1 ? "1 image" : "\(count) images"
    case .weight: return Int64(text).map { WeightText.spoken(grams: $0) } ?? text
    case .money:
      return text.isEmpty ? "" : "\(text) \(form.subject.currency(in: target.scope).code)"
    default:
      return text.split(whereSeparator: \.isNewline).joined(separator: " ")
    }
  }

  private func drawFormNote(_ form: EditForm, in row: Rect, on canvas: inout Canvas) {
    guard let target = form.target else { return }
    let text = form.currentText
    let limits = target.field.definition.limits
    let isOver = limits.contains { text.count > $0.characters }
    let note: String
    if !limits.isEmpty {
      note = TextLimit.counter(text, limits)
    } else {
      switch target.field.kind {
      case .choice(let words): note = words.joined(separator: ", ")
      case .money: note = "24.99, +10%, -5.00, round .99"
      case .weight: note = "850 g, 1.2 kg, +10%"
      case .images: note = "append URL, remove 2, move 3 to 1, alt 1 \"text\", alt from title"
      case .tags: note = "with commas between them"
      default: note = target.scope.kind == .channel ? "empty is as the product" : ""
      }
    }
    canvas.write(
      note, at: row.origin, width: row.width, style: Style(isOver ? .warning : .muted, on: .overlay)
    )
  }

  /// What was typed and not applied before.
  func drawDrafts(_ list: DraftsOverlay, over bounds: Rect, on canvas: inout Canvas) {
    let inside = drawOverlayBox(
      "Not applied yet", note: "Enter goes on, x discards, Esc later",
      size: Size(width: 76, height: list.drafts.count * 2 + 4), over: bounds, on: &canvas)
    canvas.write(
      list.drafts.contains { !$0.session.isEmpty }
        ? "You had typed this when the program ended:" : "You have typed this:",
      at: inside.origin, width: inside.width, style: Style(.muted, on: .overlay))
    for (index, draft) in list.drafts.enumerated() {
      let y = 1 + index * 2
      guard y + 1 < inside.height else { break }
      let surface: Surface = index == list.cursor ? .selection : .overlay
      for line in [inside.row(y), inside.row(y + 1)] {
        canvas.fill(line, Style(.text, on: surface))
      }
      canvas.write(
        " \(draft.title)", at: inside.row(y).origin, width: inside.width,
        style: Style(.text, on: surface))
      canvas.write(
        "   \(words(of: draft))", at: inside.row(y + 1).origin, width: inside.width,
        style: Style(.muted, on: surface))
    }
  }

  private func words(of draft: EditDraft) -> String {
    switch draft.place {
    case .field, .bulk: draft.entries.first?.text ?? ""
    case .form:
      draft.entries.compactMap { entry in entry.target.map { "\($0.label): \(entry.text)" } }
        .joined(separator: "; ")
    case .document: "\(draft.entries.first?.text.split(separator: "\n").count ?? 0) lines"
    }
  }
}
