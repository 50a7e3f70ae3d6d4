import Commerce
import TerminalKit

extension DashboardState {
  mutating func openRefused() -> [Effect] {
    overlay = .refused(RefusedOverlay())
    return [.loadRefused]
  }

  /// Rows for whichever overlay shows them; the cursor stays on its row, or where that was.
  mutating func take(refused rows: [QuarantinedRow]) {
    if case .sources(var open) = overlay {
      open.refused = rows
      overlay = .sources(open)
    }
    guard case .refused(var open) = overlay else { return }
    let id = open.current?.id
    open.rows = rows
    open.isTaking = false
    open.cursor =
      rows.firstIndex { $0.id == id } ?? min(open.cursor, max(0, rows.count - 1))
    overlay = .refused(open)
  }

  mutating func handleRefused(_ key: Key, _ open: RefusedOverlay) -> [Effect] {
    if let sheet = open.sheet { return handleMending(key, open, sheet) }
    var list = open
    if closes(key) {
      overlay = .sources(SourcesOverlay())
      return [.loadRefused]
    }
    if let steps = steps(for: key) {
      list.cursor = min(max(0, list.cursor + steps), max(0, (list.rows?.count ?? 0) - 1))
      overlay = .refused(list)
      return []
    }
    switch (key.code, key.modifiers) {
    case (.enter, _), (.character("e"), []):
      guard let row = list.current else { return [.bell] }
      list.sheet = MendSheet(row)
      overlay = .refused(list)
      return []
    case (.character("t"), []):
      guard !list.isTaking, list.current != nil, !refusesToWrite() else { return [.bell] }
      list.isTaking = true
      overlay = .refused(list)
      return [.retakeRefused(nil)]
    case (.character("U"), []):
      guard let row = list.current, row.format.hasPrefix("map:") else {
        say(.info, "Only a file that a column map reads has one to change")
        return [.bell]
      }
      prompt = Prompt(.mapFile, text: row.file)
      return []
    default: return []
    }
  }

  private mutating func refusesToWrite() -> Bool {
    if setup.isReadOnly { say(.info, "The store is open read-only") }
    return setup.isReadOnly
  }

  // MARK: Mending

  private mutating func handleMending(
    _ key: Key, _ open: RefusedOverlay, _ before: MendSheet
  ) -> [Effect] {
    var list = open
    var sheet = before
    defer {
      if case .refused = overlay {
        list.sheet = list.sheet == nil ? nil : sheet
        overlay = .refused(list)
      }
    }
    if var line = sheet.line {
      switch key.code {
      case .escape: sheet.line = nil
      case .enter:
        sheet.cells[sheet.cursor] = line.text
        sheet.line = nil
        sheet.trial = nil
      default:
        _ = line.handle(key)
        sheet.line = line
      }
      return []
    }
    if sheet.trial != nil { return handleMendTrial(key, &sheet) }
    if closes(key) {
      list.sheet = nil
      return []
    }
    if let steps = steps(for: key) {
      sheet.cursor = min(max(0, sheet.cursor + steps), max(0, sheet.cells.count - 1))
      return []
    }
    switch (key.code, key.modifiers) {
    case (.enter, _), (.character("e"), []):
      guard sheet.cells[sheet.cursor] != RowIssue.blot else {
        say(.info, "Personal data is not kept here; it is as the file has it")
        return [.bell]
      }
      sheet.line = LineEditor(sheet.cells[sheet.cursor])
    case (.character("x"), []): sheet.cells[sheet.cursor] = sheet.before(sheet.cursor)
    case (.character("t"), []):
      guard !sheet.isTaking else { return [.bell] }
      sheet.isTaking = true
      return [.tryMend(row: sheet.row.id, text: sheet.text)]
    default: break
    }
    return []
  }

  private mutating func handleMendTrial(_ key: Key, _ sheet: inout MendSheet) -> [Effect] {
    if closes(key) {
      sheet.trial = nil
      return []
    }
    guard key.code == .enter, !sheet.isTaking else { return [] }
    guard !refusesToWrite() else { return [.bell] }
    sheet.isTaking = true
    return [.mendRefused(row: sheet.row.id, text: sheet.text)]
  }

  mutating func take(mendTrial results: [ImportResult]) {
    guard case .refused(var open) = overlay else { return }
    open.sheet?.isTaking = false
    open.sheet?.trial = results
    overlay = .refused(open)
  }

  /// Rows were taken again: what is still refused has new reasons.
  mutating func take(retaken results: [ImportResult]) -> [Effect] {
    let taken = results.reduce(0) { $0 + $1.created + $1.updated + $1.unchanged }
    let refused = results.reduce(0) { $0 + $1.quarantined }
    let old = results.compactMap(\.skippedBecause).first
    let rows = "\(taken) \(taken == 1 ? "row" : "rows") taken"
    if let old {
      say(.warning, "\(rows): \(old)")
    } else if refused > 0 {
      let reason = results.flatMap(\.issues).first { $0.severity == .refused }?.reason ?? ""
      say(.warning, "\(rows), \(refused) still refused: \(reason)")
    } else {
      say(.done, rows)
    }
    if case .refused(var open) = overlay {
      open.sheet = nil
      open.isTaking = false
      overlay = .refused(open)
    }
    return [.loadRefused]
  }

  /// After a failure the row stays, to be tried again.
  mutating func stopTakingRefused() {
    guard case .refused(var open) = overlay else { return }
    open.isTaking = false
    open.sheet?.isTaking = false
    overlay = .refused(open)
  }
}
