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

  @OptionGroup var change: ChangeOptions

  @Option(help: "Not now but at this time of the store's clock: \"2026-11-27 18:00\", tomorrow.")
  var at: String?

  @Option(help: "Put the old values back at this time; a date means the end of that day.")
  var until: String?

  func validate() throws {
    _ = try change.allowedGuards()
    if until != nil, at == nil { throw ValidationError("--until needs --at, the start") }
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
      try change.dryRun || document ? Workspace.open(options) : Workspace.openForWriting(options)
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
    let plan = try workspace.store.checking(
      EditPlanner.plan(
        rows: subjects, expressions: parsed, settings: workspace.settings.editing))
    try carryOut(
      plan, summary: expressions.joined(separator: "; "), of: subjects.count, workspace)
  }

  /// Prints the plan, asks where nobody said yes, and applies it, or leaves it to the clock.
  func carryOut(
    _ guarded: [EditPlanRow], summary: String, of count: Int, _ workspace: Workspace
  ) throws {
    let times = try at.map { try scheduleTimes($0, until, in: workspace) }
    try change.carryOut(
      guarded, options: options, nothing: "Nothing to change in \(count) variants"
    ) { changing in
      let words = changing.summary(of: summary)
      if let times { return try schedule(changing, times, summary: words, in: workspace) }
      let outcome = try workspace.store.apply(
        plan: changing, summary: words, actor: workspace.actor,
        reason: changing.journalReason(change.reason), now: workspace.clock.now())
      try workspace.evaluate()
      try report(outcome, verb: "changed", options: options, in: workspace)
    }
  }

  func parseQuery(today: CivilDate) throws -> Query {
    try Self.catalogQuery(query ?? "", today: today)
  }

  static func catalogQuery(_ text: String, today: CivilDate) throws -> Query {
    do {
      return try Query.parse(Negation.query(text), schema: .of(.catalog), today: today)
    } catch {
      throw ValidationError("the query: \(error.description)")
    }
  }

  private func schedule(
    _ rows: [EditPlanRow], _ schedule: Schedule, summary: String, in workspace: Workspace
  ) throws {
    let now = workspace.clock.now()
    let change = try workspace.store.schedule(
      plan: rows, at: schedule, summary: summary, actor: workspace.actor,
      reason: rows.journalReason(change.reason), now: now)
    let done = workspace.words(try workspace.store.runSchedule(now: now))
    if !done.isEmpty { try workspace.evaluate() }
    if options.json {
      Output.line(JSONValue.scheduled(change, now: now).description)
    } else {
      Output.line("Scheduled change \(change.id), \(ScheduleText.typed(schedule)): \(summary)")
      for line in done { Output.line(line) }
    }
  }
}
