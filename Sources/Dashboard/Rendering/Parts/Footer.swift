import Commerce
import TerminalKit

extension DashboardState {
  /// The prompt while one is open, else the last message, else the keys that act now.
  func drawFooter(_ row: Rect, on canvas: inout Canvas) -> Point? {
    canvas.fill(row, Style(.text, on: .bar))
    if let prompt { return drawPrompt(prompt, in: row, on: &canvas) }
    if let message {
      canvas.write(
        [
          Span(" \(glyph(of: message.tone)) ", style(of: message.tone).on(.bar)),
          Span(message.text, Style(.text, on: .bar)),
        ], at: row.origin, width: row.width)
      return nil
    }
    let spans = findings == nil ? hintSpans(width: row.width) : findingHints
    canvas.write(spans, at: row.origin, width: row.width)
    return nil
  }

  /// A message as the lines that it takes here.
  func messageLines(_ message: Message) -> [String] {
    TextWrap.lines(message.text, width: size.width - 4)
  }

  /// A message that the footer has no room for, over the rows above it: its end says what to do.
  func drawLong(_ message: Message, above row: Rect, on canvas: inout Canvas) {
    var lines = message.isFolded ? [] : messageLines(message)
    guard lines.count > 1 else { return }
    let limit = max(2, size.height / 3)
    if lines.count > limit { lines = lines.prefix(limit - 1) + [lines[limit - 1] + "…"] }
    for (index, line) in lines.enumerated() {
      let place = Rect(x: row.x, y: row.maxY - lines.count + index, width: row.width, height: 1)
      let mark = index == 0 ? glyph(of: message.tone) : " "
      canvas.fill(place, Style(.text, on: .bar))
      canvas.write(
        [
          Span(" \(mark) ", style(of: message.tone).on(.bar)),
          Span(line, Style(.text, on: .bar)),
        ], at: place.origin, width: place.width)
    }
  }

  func glyph(of tone: Message.Tone) -> String {
    switch tone {
    case .done: setup.glyphs[.check]
    case .info: setup.glyphs[.info]
    case .warning: setup.glyphs[.warning]
    case .failure: setup.glyphs[.cross]
    }
  }

  func style(of tone: Message.Tone) -> Style {
    switch tone {
    case .done: .good
    case .info: .info
    case .warning: .warning
    case .failure: .critical
    }
  }

  /// As many hints as fit, the most useful first; commands that can't act are left out.
  private func hintSpans(width: Int) -> [Span] {
    var spans: [Span] = [Span(" ", Style(.text, on: .bar))]
    var used = 1
    for command in hintedCommands where disabledReason(command) == nil {
      guard let key = setup.keymap.label(for: command) else { continue }
      let name = CommandTable.entry(for: command).name
      let needed = TextWidth.columns(of: key) + 1 + TextWidth.columns(of: name) + 2
      guard used + needed <= width else { break }
      used += needed
      spans += [
        Span(key, Style(.key, on: .bar)), Span(" \(name)  ", Style(.muted, on: .bar)),
      ]
    }
    return spans
  }

  private var hintedCommands: [Command] {
    if snapshot.isEmpty { return [.demo, .importFiles, .help, .quit] }
    let common: [Command] =
      zoom == .detail
      ? [.help, .back, .scrollDown, .edit, .copy, .undo, .search, .quit]
      : [.help, .search, .open, .edit, .mark, .undo, .sort, .palette, .sources, .journal, .quit]
    let triage: [Command] =
      zoom == .detail
      ? [.help, .back, .acknowledge, .snooze, .note, .undo, .scrollDown, .copy, .quit]
      : [
        .help, .search, .open, .acknowledge, .snooze, .note, .wake, .mark, .undo, .handOff,
        .palette, .quit,
      ]
    switch focus {
    case .promotions:
      return [.help, .search, .open, .previousMonth, .nextMonth, .thisMonth, .palette, .quit]
    case .catalog: return common
    case .orders where zoom != .detail:
      return [
        .help, .search, .open, .acknowledge, .snooze, .note, .runbook, .group, .palette, .mark,
        .assign, .dismiss, .silence, .incidents, .handOff, .undo, .sort, .sources, .journal, .quit,
      ]
    case .inventory, .orders: return triage
    }
  }

  private func drawPrompt(_ prompt: Prompt, in row: Rect, on canvas: inout Canvas) -> Point? {
    let label = " \(promptLabel(prompt)) "
    let labelWidth = canvas.write(
      label, at: row.origin, width: row.width / 2, style: Style(.accent, on: .bar, .bold))
    let note = promptNote(prompt)
    // A time is short, and what it means is what has to be read.
    let room =
      if case .triage = prompt.purpose { row.width - labelWidth - 12 } else { row.width / 2 }
    let noteWidth = min(TextWidth.columns(of: note.text) + 2, max(0, room))
    let field = Rect(
      x: row.x + labelWidth, y: row.y, width: max(1, row.width - labelWidth - noteWidth), height: 1)
    canvas.fill(field, Style(.input, on: .field))
    let view = prompt.line.view(width: field.width)
    if prompt.isEdit, let problem = prompt.problem { drawProblem(problem, above: row, on: &canvas) }
    canvas.write(view.text, at: field.origin, width: field.width, style: Style(.input, on: .field))
    canvas.write(
      note.text, at: Point(x: field.maxX, y: row.y), width: noteWidth - 1, style: note.style,
      align: .right)
    return Point(x: field.x + view.cursorColumn, y: row.y)
  }

  /// Why an edit can't be read, over the whole width: it names the place and what was meant.
  private func drawProblem(_ problem: String, above row: Rect, on canvas: inout Canvas) {
    let lines = TextWrap.lines(problem, width: row.width - 2).prefix(3)
    for (index, line) in lines.enumerated() {
      let place = Rect(x: row.x, y: row.y - lines.count + index, width: row.width, height: 1)
      canvas.fill(place, Style(.critical, on: .bar))
      canvas.write(
        " \(line)", at: place.origin, width: place.width, style: Style(.critical, on: .bar))
    }
  }

  private func promptLabel(_ prompt: Prompt) -> String {
    switch prompt.purpose {
    case .search(let pane): "Search \(pane.title.lowercased()):"
    case .edit(let target, let variants, let subject):
      variants.count == 1 ? "\(target.label) of \(subject):" : "\(target.label) of all \(subject):"
    case .bulkEdit(let variants):
      "Edit \(variants.count) \(variants.count == 1 ? "variant" : "variants"):"
    case .silence(let matcher, _): "Silence \(matcher.label):"
    case .searchFindings: "Filter findings:"
    case .waiveFindings(_, let subject): "Waive \(subject), until and why:"
    case .assignFindings(_, let subject): "Who sees to \(subject):"
    case .importPath: "Import file or folder:"
    case .mapFile: "Map the columns of:"
    case .mapConstant: "Column and what every row says:"
    case .mapName: "Name of the map:"
    case .shipment(_, let subject): "\(subject) shipped with:"
    case .cancellation(_, let subject): "Cancel \(subject), because:"
    case .ticket(_, let name): "Ticket for \(name):"
    case .triage(let verb, let targets):
      switch verb {
      case .assign: "Assign \(targets.shortName) to:"
      case .snooze: "Snooze \(targets.shortName) until:"
      case .dismiss: "Dismiss \(targets.shortName) because:"
      case .escalate: "Escalate \(targets.shortName), saying:"
      default: "Note on \(targets.shortName):"
      }
    case .overrideReason: "Why all the same?"
    case .scheduleTimes, .moveSchedule: "From … to …, \(setup.zone.identifier):"
    case .settle(let row): "\(row.target.label) of \(row.subject):"
    case .saveView(let pane): "Name of the \(pane.title.lowercased()) view:"
    case .viewKey(let view): "Key for \(view.name):"
    }
  }

  private func promptNote(_ prompt: Prompt) -> (text: String, style: Style) {
    if let problem = prompt.problem {
      return (prompt.isEdit ? "Esc cancels" : problem, Style(.critical, on: .bar))
    }
    switch prompt.purpose {
    case .search(let pane):
      if let problem = self[list: pane].queryProblem {
        return (problem, Style(.warning, on: .bar))
      }
      if prompt.line.isEmpty, !searchHistory.isEmpty {
        return ("\(setup.glyphs[.arrowUp]) earlier searches", Style(.muted, on: .bar))
      }
      return ("\(NumberWords.count(self[list: pane].total)) found", Style(.muted, on: .bar))
    case .edit(let target, _, _) where target.field.isMoney:
      return ("24.99, +10%, -5.00, round .99", Style(.muted, on: .bar))
    case .edit(let target, _, _) where !target.field.definition.limits.isEmpty:
      let limits = target.field.definition.limits
      let isOver = limits.contains { prompt.line.text.count > $0.characters }
      return (
        TextLimit.counter(prompt.line.text, limits), Style(isOver ? .warning : .muted, on: .bar)
      )
    case .edit(let target, _, _) where target.field.kind == .images:
      return ("append URL, remove 2, move 3 to 1", Style(.muted, on: .bar))
    case .edit: return ("Enter previews, Esc cancels", Style(.muted, on: .bar))
    case .searchFindings:
      if let problem = findings?.list.queryProblem {
        return (problem, Style(.warning, on: .bar))
      }
      return (
        "\(NumberWords.count(findings?.list.total ?? RowCount(0))) found", Style(.muted, on: .bar)
      )
    case .waiveFindings:
      return ("30d or 2026-12-31, then why; empty ends it", Style(.muted, on: .bar))
    case .assignFindings: return ("Enter assigns, empty: nobody", Style(.muted, on: .bar))
    case .bulkEdit: return ("price +10% round .99; tags append sale", Style(.muted, on: .bar))
    case .silence(_, let preview):
      return ("\(preview.words); type 2h why", Style(.muted, on: .bar))
    case .importPath: return ("Enter imports, Esc cancels", Style(.muted, on: .bar))
    case .mapFile: return ("Enter shows its columns", Style(.muted, on: .bar))
    case .mapConstant: return ("currency EUR; a name alone clears", Style(.muted, on: .bar))
    case .mapName: return ("Enter writes it into the config", Style(.muted, on: .bar))
    case .shipment: return ("UPS 1Z999AA1; Enter previews", Style(.muted, on: .bar))
    case .cancellation: return ("Enter previews, Esc leaves it", Style(.muted, on: .bar))
    case .ticket: return ("key, URL, title; Enter links", Style(.muted, on: .bar))
    case .triage(let verb, let targets): return triageNote(verb, targets, prompt.line.text)
    case .overrideReason:
      return ("Enter lets them in, the journal keeps it", Style(.muted, on: .bar))
    case .scheduleTimes:
      return ("2026-11-27 18:00 to 2026-12-01", Style(.muted, on: .bar))
    case .moveSchedule: return ("Enter moves, Esc cancels", Style(.muted, on: .bar))
    case .settle: return ("Enter settles with this", Style(.muted, on: .bar))
    case .saveView(let pane):
      let name = prompt.line.text
      let isThere = setup.views.contains { $0.pane == pane && $0.isNamed(name) }
      return (
        isThere ? "Enter replaces this view" : "Enter asks for a key, Esc cancels",
        Style(isThere ? .warning : .muted, on: .bar)
      )
    case .viewKey:
      return ("5 to 9, or a letter after F; Enter alone for none", Style(.muted, on: .bar))
    }
  }

  private func triageNote(
    _ verb: TriageVerb, _ targets: TriageTargets, _ typed: String
  ) -> (text: String, style: Style) {
    switch verb {
    case .snooze:
      let preview = snoozePreview(typed, targets)
      let style: Role = preview.isTaken ? .good : typed.isEmpty ? .muted : .warning
      return (preview.text, Style(style, on: .bar))
    case .assign: return ("Enter assigns; empty: nobody", Style(.muted, on: .bar))
    case .dismiss: return ("back if it gets worse", Style(.muted, on: .bar))
    case .escalate: return ("Enter records it", Style(.muted, on: .bar))
    default: return ("Enter adds it", Style(.muted, on: .bar))
    }
  }
}
