import ArgumentParser
import Commerce
import Store

struct PendingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pending",
    abstract: "List edits that the platforms have not shown yet, conflicts first.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Only fields where the platform shows a third value.")
  var conflicts = false

  @Option(help: "At most so many.")
  var limit = 10_000

  func run() throws {
    let workspace = try Workspace.open(options)
    let rows =
      conflicts
      ? try workspace.store.pendingConflicts(limit: limit)
      : try workspace.store.pendingEdits(limit: limit)
    let columns: [TextColumn<PendingEditRow>] = [
      TextColumn("subject") { $0.subject },
      TextColumn("field") { $0.target.name },
      TextColumn("base") { $0.base ?? "" },
      TextColumn("mine") { $0.mine ?? "" },
      TextColumn("theirs") { $0.hasConflict ? $0.theirs ?? "" : "" },
      TextColumn("state") { $0.hasConflict ? "conflict" : "pending" },
      TextColumn("set", isNumber: true) { "\($0.changeSet)" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in rows { writer.write(json: .pending(row), cells: columns.map { $0.text(row) }) }
    writer.finish()
  }
}

struct SettleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "settle",
    abstract: "Decide about a field that is pending or in conflict.",
    discussion: """
      mine keeps the store's value, theirs takes the platform's, base goes back to the value from \
      before the edit; anything else is the new value. Each is a change set and can be undone.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "A SKU, or a handle.")
  var subject: String

  @Argument(help: "The field, as `aisle pending` names it.")
  var field: String

  @Argument(help: "mine, theirs, base, or a value.")
  var choice: String

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let variant = try workspace.store.findVariant(subject)
    let pending = try workspace.store.pendingEdits(ofVariant: variant)
    guard let row = pending.first(where: { $0.target.name == field }) else {
      let names = pending.map(\.target.name).joined(separator: ", ")
      throw CommandFailure(
        "\(subject): no edit of \(field) is pending"
          + (names.isEmpty ? "" : "; pending are \(names)"))
    }
    let settlement = Settlement(row, SettlementChoice(typed: choice))
    if let problem = try workspace.problem(with: settlement) { throw CommandFailure(problem) }
    let outcome = try workspace.store.settle(
      [settlement], actor: workspace.actor, now: workspace.clock.now())
    try workspace.evaluate()
    try report(outcome, verb: "settled", options: options, in: workspace)
  }
}

extension SettlementChoice {
  fileprivate init(typed text: String) {
    switch text {
    case "mine": self = .mine
    case "theirs": self = .theirs
    case "base": self = .base
    default: self = .value(text)
    }
  }
}
