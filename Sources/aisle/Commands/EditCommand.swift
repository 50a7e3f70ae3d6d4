import ArgumentParser
import Commerce
import Foundation
import Store

struct EditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit",
    abstract: "Change fields of all variants that a query matches: preview, then apply.",
    discussion: """
      Expressions: price 24.99 · price +10% round .99 · price -5.00 · title replace "Tee" "T-shirt" \
      · tags append sale · compare-at clear · cost copy from price · weight 1.2 kg \
      · images move 3 to 1 · amazon-de.title append " (2-pack)" · locale:de.title "Becher" \
      · '"Google Shopping / Condition" new'

      Or as a document: --document prints it, --editor opens it in $VISUAL or $EDITOR, --from FILE \
      takes it. What a document leaves out is left alone.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Which variants, in the query language.")
  var query: String?

  @Argument(help: "What to do, one expression an argument.")
  var expressions: [String] = []

  @Flag(help: "Edit the products as one document in $VISUAL or $EDITOR.")
  var editor = false

  @Flag(help: "Print that document and change nothing.")
  var document = false

  @Option(help: "Take an edited document; - reads standard input.")
  var from: String?

  @Flag(name: .customLong("dry-run"), help: "Print the plan and change nothing.")
  var dryRun = false

  @Flag(help: "Apply without asking.")
  var yes = false

  func validate() throws {
    let places = [editor, document, from != nil].count { $0 }
    guard places <= 1 else {
      throw ValidationError("--editor, --document and --from are three ways; name one")
    }
    if from != nil, query != nil {
      throw ValidationError("--from FILE says itself which products; leave out the query")
    }
    if from == nil, query == nil { throw ValidationError("which variants? name a query") }
    if places == 0, expressions.isEmpty {
      throw ValidationError("what to do? for example: aisle edit 'tags:summer' 'price -15%'")
    }
    if places == 1, !expressions.isEmpty {
      throw ValidationError("a document takes no expressions beside it")
    }
  }

  func run() throws {
    let workspace =
      try dryRun || document ? Workspace.open(options) : Workspace.openForWriting(options)
    if document { return try printDocument(workspace) }
    if editor { return try editDocument(workspace) }
    if let from { return try takeDocument(from, workspace) }
    let parsedQuery = try parseQuery(today: workspace.today)
    let directory = try workspace.store.fieldDirectory()
    let parsed = try expressions.map { text in
      do { return try EditExpression.parse(text, directory: directory) } catch {
        throw ValidationError("\(text): \(error)")
      }
    }
    let subjects = try workspace.store.editSubjects(
      query: parsedQuery, needs: EditNeeds(of: parsed))
    let plan = try workspace.store.checkingIdentities(
      of: EditPlanner.plan(
        rows: subjects, expressions: parsed, settings: workspace.settings.editing))
    try carryOut(
      plan, summary: expressions.joined(separator: "; "), of: subjects.count, workspace)
  }

  /// Prints the plan, asks where nobody said yes, and applies it.
  func carryOut(
    _ plan: [EditPlanRow], summary: String, of count: Int, _ workspace: Workspace
  ) throws {
    let changing = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
    let refused = plan.filter { $0.verdict == .refused }
    if dryRun || !yes || options.json { printPlan(plan.filter { $0.verdict != .unchanged }) }
    // A list that was printed has the reasons; applied without asking, the doubts have to be told.
    if !dryRun, yes, !options.json { noteDoubts(plan) }
    guard !dryRun else {
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    guard !changing.isEmpty else {
      Output.note("Nothing to change in \(count) variants")
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    guard try yes || isConfirmed(changing.count) else {
      throw CommandFailure("nothing was changed; --yes applies without asking")
    }
    let outcome = try workspace.store.apply(
      plan: changing, summary: changing.summary(of: summary), actor: workspace.actor,
      now: workspace.clock.now())
    try workspace.evaluate()
    try report(outcome, verb: "changed", options: options)
    if !refused.isEmpty { throw SomeRowsRefused() }
  }

  func parseQuery(today: CivilDate) throws -> Query {
    do {
      return try Query.parse(Negation.query(query ?? ""), schema: .of(.catalog), today: today)
    } catch {
      throw ValidationError("the query: \(error.description)")
    }
  }

  func isConfirmed(_ count: Int) throws -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    FileHandle.standardError.write(
      Data("Change \(count) \(count == 1 ? "field" : "fields")? [y/N] ".utf8))
    return readLine()?.lowercased() == "y"
  }

  private func noteDoubts(_ plan: [EditPlanRow]) {
    for row in plan where row.verdict == .warning || row.verdict == .refused {
      Output.error(
        "\(row.subject): \(row.target.name) \(row.old ?? "(empty)") → \(row.new ?? "(empty)"): "
          + "\(row.verdict.rawValue): \(row.because ?? "no reason given")")
    }
  }

  private func printPlan(_ rows: [EditPlanRow]) {
    let columns: [TextColumn<EditPlanRow>] = [
      TextColumn("subject") { $0.subject },
      TextColumn("field") { $0.target.name },
      TextColumn("old") { $0.old ?? "" },
      TextColumn("new") { $0.new ?? "" },
      TextColumn("verdict") { $0.verdict.rawValue },
      TextColumn("because") { $0.because ?? "" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in rows { writer.write(json: .plan(row), cells: columns.map { $0.text(row) }) }
    writer.finish()
  }
}
