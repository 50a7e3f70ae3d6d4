/// Everything a key, the palette or the config can ask for. The raw value is the id that the
/// config's `[keys]` table uses.
public enum Command: String, Hashable, Sendable, CaseIterable {
  case down = "move.down"
  case up = "move.up"
  case pageDown = "move.page-down"
  case pageUp = "move.page-up"
  case halfPageDown = "move.half-page-down"
  case halfPageUp = "move.half-page-up"
  case first = "move.first"
  case last = "move.last"
  case scrollDown = "detail.scroll-down"
  case scrollUp = "detail.scroll-up"

  case paneCatalog = "pane.catalog"
  case paneInventory = "pane.inventory"
  case panePromotions = "pane.promotions"
  case paneOrders = "pane.orders"
  case nextPane = "pane.next"
  case previousPane = "pane.previous"
  case zoomIn = "pane.zoom-in"
  case zoomOut = "pane.zoom-out"
  case open = "row.open"
  case back = "app.back"

  case search = "list.search"
  case sort = "list.sort"
  case reverseSort = "list.reverse-sort"
  case mark = "list.mark"
  case range = "list.range"
  case markAll = "list.mark-all"
  case clearMarks = "list.clear-marks"
  case columns = "list.columns"
  case views = "list.views"
  case view5 = "view.5"
  case view6 = "view.6"
  case view7 = "view.7"
  case view8 = "view.8"
  case view9 = "view.9"
  case previousMonth = "calendar.previous-month"
  case nextMonth = "calendar.next-month"
  case thisMonth = "calendar.this-month"

  case findings = "catalog.findings"
  case edit = "edit.field"
  case bulkEdit = "edit.bulk"
  case form = "edit.form"
  case editor = "edit.editor"
  case newProduct = "product.new"
  case duplicate = "product.duplicate"
  case matrix = "product.matrix"
  case archive = "product.archive"
  case undo = "edit.undo"
  case redo = "edit.redo"
  case history = "row.history"
  case conflicts = "edit.conflicts"
  case schedule = "edit.schedule"
  case copy = "row.copy"
  case runbook = "case.runbook"
  case orderAction = "order.action"
  case ticket = "case.ticket"
  case copyLink = "row.link"

  case acknowledge = "triage.acknowledge"
  case assign = "triage.assign"
  case note = "triage.note"
  case snooze = "triage.snooze"
  case dismiss = "triage.dismiss"
  case escalate = "triage.escalate"
  case wake = "triage.wake"
  case handOff = "triage.hand-off"
  case group = "orders.group"
  case incidents = "orders.incidents"
  case silence = "orders.silence"

  case importFiles = "store.import"
  case columnMap = "store.map"
  case refresh = "store.refresh"
  case pause = "store.pause"
  case sources = "store.sources"
  case identity = "store.identity"
  case journal = "store.journal"
  case outbox = "store.outbox"
  case demo = "store.demo"

  case help = "app.help"
  case palette = "app.palette"
  case theme = "app.theme"
  case reload = "app.reload"
  case redraw = "app.redraw"
  case suspend = "app.suspend"
  case quit = "app.quit"
}

/// How help groups the commands.
public enum CommandGroup: String, Hashable, Sendable, CaseIterable {
  case move = "Move"
  case panes = "Panes"
  case find = "Find and mark"
  case act = "Act"
  case triage = "Triage"
  case store = "Store"
  case app = "Program"
}

extension Command {
  /// Moves from the row under the cursor, or acts on it.
  var isAboutRow: Bool {
    switch self {
    case .down, .up, .pageDown, .pageUp, .halfPageDown, .halfPageUp, .open, .mark, .range, .edit,
      .bulkEdit, .form, .editor, .duplicate, .matrix, .archive, .copy, .runbook, .orderAction,
      .ticket, .copyLink, .acknowledge,
      .assign, .note, .snooze, .dismiss, .escalate, .wake, .history:
      true
    default: false
    }
  }
}

extension Command {
  /// The digit of a command that opens a saved view.
  var viewKey: Character? {
    switch self {
    case .view5: "5"
    case .view6: "6"
    case .view7: "7"
    case .view8: "8"
    case .view9: "9"
    default: nil
    }
  }
}
