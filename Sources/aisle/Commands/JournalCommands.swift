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

  @Option(help: "List the changes of this SKU or handle, the newest first.")
  var entity: String?

  func validate() throws {
    if set != nil, entity != nil {
      throw ValidationError("--set and --entity name two lists; give one of them")
    }
  }

  func run() throws {
    let workspace = try Workspace.open(options, readOnly: false)
    if let set {
      try listChanges(of: set, in: workspace.store)
    } else if let entity {
      let id = try workspace.store.findVariant(entity)
      writeChanges(
        try workspace.store.history(ofVariant: id, limit: limit), format: options.format)
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
      TextColumn("undone_by", isNumber: true) { set in
        set.undoneBy.map { "\($0)" } ?? (set.undoneFields > 0 ? "\(set.undoneFields) fields" : "")
      },
      TextColumn("summary") { $0.summary },
      TextColumn("reason") { $0.reason ?? "" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in try store.journal(limit: limit) {
      writer.write(json: .changeSet(row), cells: columns.map { $0.text(row) })
    }
    writer.finish()
  }

  /// A set may be long: it is read in parts.
  private func listChanges(of set: Int64, in store: Store) throws {
    _ = try store.changeSet(set)
    var writer = RowWriter(format: options.format, columns: changeColumns)
    var after: Int64 = 0
    while true {
      let part = try store.changes(ofSet: set, after: after, limit: 5_000)
      for row in part {
        writer.write(json: .change(row), cells: changeColumns.map { $0.text(row) })
      }
      guard let last = part.last, part.count == 5_000 else { break }
      after = last.id
    }
    writer.finish()
  }
}

struct HistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history",
    abstract: "What each field of a product held before: when, who and from where.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A SKU, or a handle for its first variant.")
  var subject: String

  @Option(help: "Only this field.")
  var field: String?

  @Option(help: "At most so many changes.")
  var limit = 500

  func run() throws {
    let workspace = try Workspace.open(options)
    let id = try workspace.store.findVariant(subject)
    writeChanges(
      try workspace.store.history(ofVariant: id, field: field, limit: limit),
      format: options.format)
  }
}

private let changeColumns: [TextColumn<JournalChange>] = [
  TextColumn("set", isNumber: true) { "\($0.set)" },
  TextColumn("at") { $0.at.description },
  TextColumn("actor") { $0.actor },
  TextColumn("source") { $0.source },
  TextColumn("subject") { $0.subject },
  TextColumn("field") { $0.name },
  TextColumn("old") { $0.old ?? "" },
  TextColumn("new") { $0.new ?? "" },
]

private func writeChanges(_ changes: [JournalChange], format: OutputFormat) {
  var writer = RowWriter(format: format, columns: changeColumns)
  for row in changes {
    writer.write(json: .change(row), cells: changeColumns.map { $0.text(row) })
  }
  writer.finish()
}

struct UndoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo",
    abstract: "Take back the last change, the set with this number, or a part of it.",
    discussion: """
      An import is taken back whole: what it made goes, what it changed and marked as missing is as \
      before. It is refused, with the reason, where something later was built on it. It comes back \
      by importing its file again. A part of an import (--field, --only) is put back like an edit.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The set's number in the journal.")
  var set: Int64?

  @Option(help: "Only rows that this query finds now.")
  var only: String?

  @Option(help: "Only this field.")
  var field: String?

  @Flag(help: "Also where somebody changed the field since.")
  var force = false

  @Flag(name: .customLong("dry-run"), help: "Say what would be taken back, and change nothing.")
  var dryRun = false

  func run() throws {
    var request = UndoRequest(set: set, field: field, force: force)
    if let only {
      do { request.only = try Query.parse(Negation.query(only), schema: .of(.catalog)) } catch {
        throw ValidationError("--only: \(error.description)")
      }
    }
    let workspace = try Workspace.openForWriting(options)
    let set = try request.set ?? workspace.store.newestUndoable()
    if request.isWhole, let plan = try workspace.store.runUndoPlan(ofSet: set) {
      return try takeBack(plan, request, in: workspace)
    }
    if dryRun { return try preview(set, request, in: workspace) }
    let outcome = try workspace.store.undo(
      request, actor: workspace.actor, now: workspace.clock.now())
    try report(outcome, verb: "undone", options: options, in: workspace)
  }
}

extension UndoCommand {
  /// Takes an import back whole, or says what that would do.
  private func takeBack(
    _ plan: RunUndoPlan, _ request: UndoRequest, in workspace: Workspace
  ) throws {
    if dryRun {
      if options.json {
        Output.line(JSONValue.runUndo(plan).description)
      } else {
        Output.line("\(plan.file), imported as set \(plan.set): \(plan.words)")
        for obstacle in plan.obstacles { Output.error(obstacle.text) }
      }
      if !plan.isPossible(force: force) { throw CommandFailure("it can't be undone as it is") }
      return
    }
    let outcome = try workspace.store.undo(
      request, actor: workspace.actor, now: workspace.clock.now())
    try workspace.evaluate()
    if options.json {
      try report(outcome, verb: "undone", options: options, in: workspace)
    } else {
      Output.line("Undone as set \(outcome.changeSet?.id ?? 0): \(plan.words)")
      Output.note("Importing \(plan.file) again is the way back")
    }
  }

  /// The fields that an undo of anything else would put back.
  private func preview(_ set: Int64, _ request: UndoRequest, in workspace: Workspace) throws {
    let rows = try workspace.store.undoPreview(request)
    let summary = try workspace.store.changeSet(set).summary
    if rows.isEmpty { Output.note("set \(set), which has no fields: \(summary)") }
    ChangeOptions.printPlan(rows, options)
    if rows.contains(where: { $0.verdict == .refused }) { throw SomeRowsRefused() }
  }
}

struct RedoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "redo",
    abstract: "Put back what was undone last, or what the set with this number had changed.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "The number of a set that was undone, or of the undo.")
  var set: Int64?

  @Flag(help: "Also where somebody changed the field since.")
  var force = false

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let outcome = try workspace.store.redo(
      set: set, actor: workspace.actor, now: workspace.clock.now(), force: force)
    try report(outcome, verb: "redone", options: options, in: workspace)
  }
}

/// Says what an edit, undo or redo did; rows that were left out, each with what stands there now
/// and who put it there, make exit code 2.
func report(
  _ outcome: EditOutcome, verb: String, options: GlobalOptions, in workspace: Workspace
) throws {
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
  for conflict in try workspace.store.meanwhile(outcome.conflicts, limit: 1_000) {
    let row = conflict.row
    let by = conflict.change.map { " by \($0.actor) (\($0.source), set \($0.set))" } ?? ""
    Output.error(
      "\(row.subject): \(row.target.name) was changed by someone else meanwhile, it is "
        + "\(conflict.now ?? "empty") now\(by); left out")
  }
  if !outcome.conflicts.isEmpty { throw SomeRowsRefused() }
}
