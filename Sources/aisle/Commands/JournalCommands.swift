import ArgumentParser
import Commerce
import Store

struct JournalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "journal", abstract: "List every change set, the newest first.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "At most so many sets.")
  var limit = 50

  @Option(name: .customLong("set"), help: "List the fields that one set changed.")
  var set: Int64?

  func run() throws {
    let workspace = try Workspace.open(options, readOnly: false)
    if let set {
      try listChanges(of: set, in: workspace.store)
    } else {
      try listSets(in: workspace.store)
    }
  }

  private func listSets(in store: Store) throws {
    let columns: [TextColumn<ChangeSetSummary>] = [
      TextColumn("set", isNumber: true) { "\($0.id)" },
      TextColumn("at") { $0.at.description },
      TextColumn("actor") { $0.actor },
      TextColumn("source") { $0.source },
      TextColumn("rows", isNumber: true) { "\($0.rows)" },
      TextColumn("undone_by", isNumber: true) { $0.undoneBy.map { "\($0)" } ?? "" },
      TextColumn("summary") { $0.summary },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in try store.journal(limit: limit) {
      writer.write(json: .changeSet(row), cells: columns.map { $0.text(row) })
    }
    writer.finish()
  }

  private func listChanges(of set: Int64, in store: Store) throws {
    let columns: [TextColumn<JournalChange>] = [
      TextColumn("entity") { $0.entity.rawValue },
      TextColumn("id", isNumber: true) { "\($0.entityID)" },
      TextColumn("field") { $0.name },
      TextColumn("old") { $0.old ?? "" },
      TextColumn("new") { $0.new ?? "" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in try store.changes(ofSet: set) {
      writer.write(
        json: .object([
          "set": .integer(row.set), "entity": .string(row.entity.rawValue),
          "id": .integer(row.entityID), "field": .string(row.name), "old": .text(row.old),
          "new": .text(row.new),
        ]), cells: columns.map { $0.text(row) })
    }
    writer.finish()
  }
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back the last change, or the set with this number.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The set's number in the journal.")
  var set: Int64?

  @Flag(help: "Also where somebody changed the field since.")
  var force = false

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let outcome = try workspace.store.undo(
      set: set, actor: workspace.actor, now: workspace.clock.now(), force: force)
    try report(outcome, verb: "undone", options: options)
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo", abstract: "Put back what was undone last.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let outcome = try workspace.store.redo(
      actor: workspace.actor, now: workspace.clock.now())
    try report(outcome, verb: "redone", options: options)
  }
}

/// Says what an edit, undo or redo did; rows that were left out make exit code 2.
func report(_ outcome: EditOutcome, verb: String, options: GlobalOptions) throws {
  if options.json {
    Output.line(
      JSONValue.object([
        "set": .number(outcome.changeSet?.id), "applied": .number(outcome.applied),
        "conflicts": .array(outcome.conflicts.map(JSONValue.plan)),
      ]).description)
  } else if let set = outcome.changeSet {
    Output.line(
      "\(outcome.applied) \(outcome.applied == 1 ? "field" : "fields") \(verb) as set \(set.id): \(set.summary)"
    )
  } else {
    Output.line("Nothing was \(verb)")
  }
  for row in outcome.conflicts {
    Output.error(
      "\(row.subject): \(row.target.name) was changed by someone else meanwhile; left out")
  }
  if !outcome.conflicts.isEmpty { throw SomeRowsRefused() }
}
