import Spelling
public import TerminalKit

/// One row of the binding table, from which help, footer, palette, README and manual page are made.
public struct CommandEntry: Equatable, Sendable {
  public var command: Command
  public var group: CommandGroup
  /// Two or three words, for footer and palette.
  public var name: String
  /// One sentence without a full stop, for help and manual page.
  public var help: String
  /// The standard keys, as `Key` writes them; several alternatives.
  public var keys: [String]

  init(
    _ command: Command, _ group: CommandGroup, _ name: String, _ help: String, _ keys: String...
  ) {
    self.command = command
    self.group = group
    self.name = name
    self.help = help
    self.keys = keys
  }
}

public enum CommandTable {
  public static let entries: [CommandEntry] = [
    CommandEntry(.down, .move, "down", "Next row", "j", "Down", "^N"),
    CommandEntry(.up, .move, "up", "Previous row", "k", "Up"),
    CommandEntry(.halfPageDown, .move, "half page down", "Half a page down", "^D"),
    CommandEntry(.halfPageUp, .move, "half page up", "Half a page up", "^U"),
    CommandEntry(.pageDown, .move, "page down", "A page down", "PgDn", "^F"),
    CommandEntry(.pageUp, .move, "page up", "A page up", "PgUp", "^B"),
    CommandEntry(.first, .move, "first row", "First row of the list", "g", "Home"),
    CommandEntry(.last, .move, "last row", "Last row of the list", "G", "End"),
    CommandEntry(.scrollDown, .move, "scroll detail", "Scroll the detail down", "J"),
    CommandEntry(.scrollUp, .move, "scroll detail up", "Scroll the detail up", "K"),

    CommandEntry(.paneCatalog, .panes, "catalog", "Go to the catalog", "1"),
    CommandEntry(.paneInventory, .panes, "inventory", "Go to the inventory alerts", "2"),
    CommandEntry(.panePromotions, .panes, "promotions", "Go to the promotion calendar", "3"),
    CommandEntry(.paneOrders, .panes, "orders", "Go to the order queue", "4"),
    CommandEntry(.nextPane, .panes, "next pane", "Next pane", "Tab"),
    CommandEntry(.previousPane, .panes, "previous pane", "Previous pane", "S-Tab"),
    CommandEntry(
      .open, .panes, "detail", "Open the detail of the row: everything known, and why", "Enter"),
    CommandEntry(
      .zoomIn, .panes, "zoom in", "Give the pane more room: grid, list and detail, full", "+"),
    CommandEntry(.zoomOut, .panes, "zoom out", "Give the pane less room", "_"),

    CommandEntry(
      .search, .find, "search", "Search as you type; words, \"phrases\", field:value, is:stuck",
      "/"),
    CommandEntry(.sort, .find, "sort", "Sort by the next column", "s"),
    CommandEntry(.reverseSort, .find, "reverse sort", "Reverse the sort", "S"),
    CommandEntry(
      .group, .find, "group",
      "Group the order queue: by code, carrier, location, SKU, channel, or not at all", "f"),
    CommandEntry(.mark, .find, "mark", "Mark the row and go to the next", "Space"),
    CommandEntry(.range, .find, "range", "Begin or end a range of marks", "v"),
    CommandEntry(.markAll, .find, "mark all", "Mark all rows that are shown", "*"),
    CommandEntry(.clearMarks, .find, "no marks", "Clear the marks", "\\"),
    CommandEntry(
      .columns, .find, "columns", "Choose the pane's columns, their order and width", "c"),
    CommandEntry(
      .views, .find, "views", "Saved views of the pane: search, sort and columns under a name", "F"),
    CommandEntry(.view5, .find, "view 5", "Open the pane's saved view with the key 5", "5"),
    CommandEntry(.view6, .find, "view 6", "Open the pane's saved view with the key 6", "6"),
    CommandEntry(.view7, .find, "view 7", "Open the pane's saved view with the key 7", "7"),
    CommandEntry(.view8, .find, "view 8", "Open the pane's saved view with the key 8", "8"),
    CommandEntry(.view9, .find, "view 9", "Open the pane's saved view with the key 9", "9"),
    CommandEntry(.previousMonth, .find, "previous month", "Show the month before", "["),
    CommandEntry(.nextMonth, .find, "next month", "Show the month after", "]"),
    CommandEntry(.thisMonth, .find, "this month", "Show the month of today", "."),

    CommandEntry(
      .findings, .act, "findings",
      "Show what is wrong with products' content, the worst first; Enter mends", "Q"),
    CommandEntry(
      .edit, .act, "edit", "Edit a field of the product: preview first, then apply", "e"),
    CommandEntry(
      .bulkEdit, .act, "bulk edit", "Edit all marked rows with expressions: price +10% round .99",
      "b"),
    CommandEntry(
      .form, .act, "form", "Edit every field of the product, with limits and counters", "W"),
    CommandEntry(
      .editor, .act, "editor", "Edit the product, or all marked ones, in $VISUAL or $EDITOR", "E"),
    CommandEntry(
      .newProduct, .act, "new product",
      "Set up a product: its template opens in your editor, then the preview", "N"),
    CommandEntry(
      .duplicate, .act, "duplicate",
      "Set up the product, or the marked ones, once more: a copy opens in your editor", "D"),
    CommandEntry(
      .matrix, .act, "options",
      "Add and remove values of the product's options, and so variants, in your editor", "M"),
    CommandEntry(
      .archive, .act, "archive", "Archive the product, or the marked ones: preview first", "V"),
    CommandEntry(.undo, .act, "undo", "Take back the last change", "u"),
    CommandEntry(.redo, .act, "redo", "Put the last undone change back", "^R"),
    CommandEntry(
      .history, .act, "history", "What each field of the product held before, and who changed it",
      "h"),
    CommandEntry(
      .conflicts, .act, "conflicts",
      "Fields where a platform shows a third value: keep mine, take theirs", "C"),
    CommandEntry(
      .schedule, .act, "scheduled", "Changes that the clock will make: move them or call them off",
      "@"),
    CommandEntry(.copy, .act, "copy", "Copy the SKU or order name to the clipboard", "y"),
    CommandEntry(
      .runbook, .act, "runbook", "Open the runbook of the row's worst code, and tick its steps", "R"
    ),
    CommandEntry(
      .orderAction, .act, "platform",
      "Mark the order shipped, release its hold or cancel it: staged",
      "p"),
    CommandEntry(.ticket, .act, "ticket", "Link the row to a ticket in another system", "#"),
    CommandEntry(
      .copyLink, .act, "copy page", "Copy the address of the row's page on its platform", "O"),

    CommandEntry(
      .acknowledge, .triage, "acknowledge",
      "Take it: you work on it, and it fires again when your time is over", "a"),
    CommandEntry(.snooze, .triage, "snooze", "Let it sleep: 2h, fri 09:00, ship_by-4h, scan", "z"),
    CommandEntry(.note, .triage, "note", "Add a note to its log", "m"),
    CommandEntry(.assign, .triage, "assign", "Give it to somebody", "A"),
    CommandEntry(
      .dismiss, .triage, "dismiss", "Dismiss it with a reason; it comes back if it gets worse", "x"),
    CommandEntry(.escalate, .triage, "escalate", "Record that somebody else has to know", "X"),
    CommandEntry(.wake, .triage, "wake", "End an acknowledgement, snooze or dismissal", "w"),
    CommandEntry(
      .handOff, .triage, "hand-off", "Show the note for the next shift; y copies it", "H"),
    CommandEntry(
      .silence, .act, "silence",
      "Silence all alerts with the cause of this order's: says how many before it does", "!"),
    CommandEntry(
      .incidents, .act, "incidents", "Show incidents and silences; end a silence", "I"),

    CommandEntry(.importFiles, .store, "import", "Import a file or a folder of exports", "i"),
    CommandEntry(
      .columnMap, .store, "map columns",
      "Map the columns of an unknown system's file: guessed, corrected, saved under a name", "U"),
    CommandEntry(.refresh, .store, "refresh", "Look at the inboxes now", "r", "F5"),
    CommandEntry(.pause, .store, "pause", "Pause or resume the refresh", "Z"),
    CommandEntry(
      .sources, .store, "sources", "Show the sources, their last files and what was refused", "o"),
    CommandEntry(
      .identity, .store, "same article",
      "Show SKUs that may be one article: link them, or keep them apart", "="),
    CommandEntry(
      .journal, .store, "journal", "Show every change; undo or redo any of them, or a part", "L"),
    CommandEntry(
      .outbox, .store, "outbox", "Write the file of what was edited, for its platform", "P"),
    CommandEntry(.demo, .store, "demo", "Open the sample store in a throwaway file", "d"),

    CommandEntry(.help, .app, "help", "Show the keys; type to search them", "?"),
    CommandEntry(.palette, .app, "palette", "Show all commands; type to search them", ":", "^P"),
    CommandEntry(.theme, .app, "theme", "Change to the next theme", "T"),
    CommandEntry(
      .reload, .app, "reload", "Begin anew with the config as it is now, in the same place", "B"),
    CommandEntry(.redraw, .app, "redraw", "Draw the screen anew", "^L"),
    CommandEntry(.suspend, .app, "suspend", "Stop the program; `fg` brings it back", "^Z"),
    CommandEntry(
      .back, .app, "back", "Close what is on top: overlay, filter, detail, marks", "Esc"),
    CommandEntry(.quit, .app, "back, then quit", "Close what is on top, at last the program", "q"),
  ]

  public static func entry(for command: Command) -> CommandEntry {
    entries.first { $0.command == command }
      ?? CommandEntry(command, .app, command.rawValue, command.rawValue)
  }

  /// The keymap of the table alone. A key text that can't be read would leave its command
  /// unbound, which a test refuses.
  public static let standardKeymap: Keymap<Command> = keymap(overrides: [:]).keymap

  /// The keymap with the config's changes: command id → key texts that replace the standard ones.
  ///
  /// - Returns: the keymap, and a sentence for each override that could not be taken.
  public static func keymap(
    overrides: [String: [String]]
  ) -> (keymap: Keymap<Command>, problems: [String]) {
    var keymap = Keymap<Command>()
    var problems: [String] = []
    for id in overrides.keys.sorted() where Command(rawValue: id) == nil {
      let known = Command.allCases.map(\.rawValue)
      let hint = Spelling.nearest(to: id, among: known).map { "; did you mean \($0)?" } ?? ""
      problems.append("keys: there is no command \"\(id)\"\(hint)")
    }
    let changed = entries.filter { overrides[$0.command.rawValue] != nil }
    let standard = entries.filter { overrides[$0.command.rawValue] == nil }
    for entry in standard + changed {
      for text in overrides[entry.command.rawValue] ?? entry.keys {
        do {
          let replaced = keymap.bind(try KeySequence(parsing: text), to: entry.command, in: context)
          for binding in replaced where binding.value != entry.command {
            problems.append(
              "keys: \(text) now means \(entry.command.rawValue), no longer \(binding.value.rawValue)"
            )
          }
        } catch {
          problems.append("keys: \(entry.command.rawValue): \(error)")
        }
      }
    }
    return (keymap, problems)
  }

  static let context = "panes"
}

extension Keymap<Command> {
  /// The first key of a command as people read it; nil when it has none.
  public func label(for command: Command) -> String? {
    sequences(for: command, in: CommandTable.context).first?.text
  }

  public func labels(for command: Command) -> [String] {
    sequences(for: command, in: CommandTable.context).map(\.text)
  }
}
