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

  @Option(
    name: .customLong("override"), parsing: .singleValue,
    help: ArgumentHelp(
      "Let rows in that this guard keeps out, with a --reason; may be given several times.",
      valueName: "guard"))
  var overrides: [String] = []

  @Option(help: "Why the guards are overridden; the journal keeps it.")
  var reason: String?

  @Option(help: "Not now but at this time of the store's clock: \"2026-11-27 18:00\", tomorrow.")
  var at: String?

  @Option(help: "Put the old values back at this time; a date means the end of that day.")
  var until: String?

  /// The guards that are overridden; nothing is without a reason.
  private func allowedGuards() throws -> Set<EditGuard> {
    guard !overrides.isEmpty else { return [] }
    let guards = try overrides.map { name in
      guard let known = EditGuard(rawValue: name) else {
        let names = EditGuard.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no guard \"\(name)\"; one of \(names)")
      }
      guard known.override == .withReason else {
        throw ValidationError("\(name) can't be overridden")
      }
      return known
    }
    guard let reason, !reason.allSatisfy(\.isWhitespace) else {
      throw ValidationError("--override needs a --reason, which goes into the journal")
    }
    return Set(guards)
  }

  func validate() throws {
    _ = try allowedGuards()
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

  /// Prints the plan, asks where nobody said yes, and applies it, or leaves it to the clock.
  func carryOut(
    _ guarded: [EditPlanRow], summary: String, of count: Int, _ workspace: Workspace
  ) throws {
    let allowed = try allowedGuards()
    let plan = guarded.map { $0.overriding(allowed) }
    let times = try at.map { try scheduleTimes($0, until, in: workspace) }
    let changing = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
    let refused = plan.filter { $0.verdict == .refused }
    if dryRun || !yes || options.json { printPlan(plan.filter { $0.verdict != .unchanged }) }
    if dryRun, !options.json { hintOverrides(refused) }
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
    let words = changing.summary(of: summary)
    if let times {
      try schedule(changing, times, summary: words, in: workspace)
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    let outcome = try workspace.store.apply(
      plan: changing, summary: words, actor: workspace.actor,
      reason: changing.journalReason(reason), now: workspace.clock.now())
    try workspace.evaluate()
    try report(outcome, verb: "changed", options: options, in: workspace)
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

  private func schedule(
    _ rows: [EditPlanRow], _ schedule: Schedule, summary: String, in workspace: Workspace
  ) throws {
    let now = workspace.clock.now()
    let change = try workspace.store.schedule(
      plan: rows, at: schedule, summary: summary, actor: workspace.actor,
      reason: rows.journalReason(reason), now: now)
    let done = workspace.words(try workspace.store.runSchedule(now: now))
    if !done.isEmpty { try workspace.evaluate() }
    if options.json {
      Output.line(JSONValue.scheduled(change, now: now).description)
    } else {
      Output.line("Scheduled change \(change.id), \(ScheduleText.typed(schedule)): \(summary)")
      for line in done { Output.line(line) }
    }
  }

  /// Which guards a reason would get past.
  private func hintOverrides(_ refused: [EditPlanRow]) {
    let guards = Set(refused.filter(\.isOverridable).flatMap(\.guards))
    guard !guards.isEmpty else { return }
    let words = EditGuard.allCases.filter(guards.contains).map { "--override \($0.rawValue)" }
    Output.note("\(words.joined(separator: " ")) --reason \"…\" lets them in")
  }

  private func noteDoubts(_ plan: [EditPlanRow]) {
    for row in plan where row.verdict == .warning || row.verdict == .refused {
      Output.error(
        "\(row.subject): \(row.target.name) \(row.old ?? "(empty)") → \(row.new ?? "(empty)"): "
          + "\(row.verdict.rawValue): \(row.because ?? "no reason given")")
    }
    hintOverrides(plan.filter { $0.verdict == .refused })
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
