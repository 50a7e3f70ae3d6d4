import ArgumentParser
import Commerce
import Store

struct TriageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "triage",
    abstract: "Say what is done about orders and stock that need a decision.",
    discussion: """
      A subject is an order's name, order:NAME or sku:SKU; --where takes all that a query matches. \
      Everything done here is taken back by `aisle undo`.
      """,
    subcommands: [
      AcknowledgeCommand.self, AssignCommand.self, NoteCommand.self, SnoozeCommand.self,
      DismissCommand.self, EscalateCommand.self, WakeCommand.self, HandOffCommand.self,
      ResolveCommand.self,
    ])
}

/// What all verbs take.
struct TriageOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("Order names, order:NAME or sku:SKU.", valueName: "subject"))
  var subjects: [String] = []

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp("All that a query matches instead.", valueName: "QUERY"))
  var query: String?

  @Option(help: "What --where looks through: orders or inventory.")
  var pane: TriagePane = .orders

  @Flag(help: "Take over from somebody else; snooze over a deadline.")
  var force = false

  mutating func validate() throws {
    guard subjects.isEmpty != (query == nil) else {
      throw ValidationError(
        subjects.isEmpty
          ? "name a subject, or several with --where" : "--where and subjects exclude each other")
    }
  }

  /// The subjects, each once; one that does not exist refuses the whole.
  func resolved(in workspace: Workspace) throws -> [TriageSubject] {
    var seen: Set<TriageSubject> = []
    var found: [TriageSubject] = []
    func add(_ subject: TriageSubject) {
      if seen.insert(subject).inserted { found.append(subject) }
    }
    for text in subjects { add(try workspace.triageSubject(text)) }
    guard let query else { return found }
    let schema = QuerySchema.of(pane == .orders ? .orders : .inventory)
    let parsed: Query
    do { parsed = try Query.parse(Negation.query(query), schema: schema) } catch {
      throw ValidationError("the query: \(error.description)")
    }
    switch pane {
    case .orders:
      try workspace.store.eachOrderRow(query: parsed, sort: schema.defaultSort) { row in
        add(TriageSubject(.order, row.id))
        return true
      }
    case .inventory:
      try workspace.store.eachAlertRow(query: parsed, pane: .inventory, sort: schema.defaultSort) {
        add($0.triageSubject)
        return true
      }
    }
    return found
  }
}

enum TriagePane: String, ExpressibleByArgument, CaseIterable {
  case orders
  case inventory
}

/// One verb: what it does, and to what.
protocol TriageVerbCommand: ParsableCommand {
  var options: GlobalOptions { get }
  var triage: TriageOptions { get }
  func action() throws -> TriageRequest.Action
}

extension TriageVerbCommand {
  func run() throws {
    let action = try action()
    let workspace = try Workspace.openForWriting(options)
    try workspace.evaluate()
    let subjects = try triage.resolved(in: workspace)
    guard !subjects.isEmpty else {
      Output.note("Nothing matches; nothing was done")
      return
    }
    let outcome = try workspace.triage(action, on: subjects, isForced: triage.force)
    print(outcome, zone: workspace.settings.zone)
    if outcome.verb == .escalate {
      for done in workspace.handOver(outcome.done) {
        if done.problem == nil { Output.note(done.sentence) } else { Output.error(done.sentence) }
      }
    }
    if !outcome.refused.isEmpty { throw SomeRowsRefused() }
  }

  private func print(_ outcome: TriageOutcome, zone: StoreZone) {
    for done in outcome.done {
      Output.line(
        options.json
          ? JSONValue.triaged(done).description
          : "\(done.name): \(done.event.sentence(in: zone))")
    }
    for refused in outcome.refused {
      if options.json {
        Output.line(JSONValue.refused(refused, verb: outcome.verb).description)
      } else {
        Output.error("\(refused.name): \(refused.refusal)")
      }
    }
    Output.flush()
  }

  func snoozeExpression(_ text: String) throws -> SnoozeExpression {
    do { return try SnoozeExpression.parse(text) } catch {
      throw ValidationError("--until: \(error)")
    }
  }
}

struct AcknowledgeCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "ack",
    abstract: "Take it: you work on it until your time is over, then it fires again.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(help: "When it fires again: 2h, fri 09:00; as the config says without.")
  var until: String?

  func action() throws -> TriageRequest.Action {
    .acknowledge(until: try until.map(snoozeExpression))
  }
}

struct AssignCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Give it to somebody.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(help: "Who gets it; \"none\" for nobody.")
  var to: String

  func action() throws -> TriageRequest.Action { .assign(to: to == "none" ? nil : to) }
}

struct NoteCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Add a note to its log.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(name: [.customLong("text"), .customShort("m")], help: "The note.")
  var text: String

  func action() throws -> TriageRequest.Action { .note(text) }
}

struct SnoozeCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "snooze",
    abstract: "Let it sleep until a time or until something happens.",
    discussion: """
      2h · 30m · 3d · fri 09:00 · tomorrow 08:00 · 2027-01-15 · 2027-01-15 09:00 · ship_by-4h (any \
      of its deadlines) · scan · stock · x5 (5 more of its group) · worse (score +10). A snooze \
      that a deadline falls into is refused without --force.
      """)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(help: "Until when: 2h, fri 09:00, ship_by-4h, scan, stock, x5, worse.")
  var until: String

  func action() throws -> TriageRequest.Action { .snooze(until: try snoozeExpression(until)) }
}

struct DismissCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "dismiss", abstract: "Dismiss it with a reason; it comes back if it gets worse.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(help: "Why it needs nothing.")
  var reason: String

  func action() throws -> TriageRequest.Action { .dismiss(reason: reason) }
}

struct EscalateCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "escalate",
    abstract: "Record that somebody else has to know, and run the escalate hook of the config.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions
  @Option(help: "What they should know.")
  var reason: String?

  func action() throws -> TriageRequest.Action { .escalate(reason) }
}

struct WakeCommand: TriageVerbCommand {
  static let configuration = CommandConfiguration(
    commandName: "wake", abstract: "End an acknowledgement, snooze or dismissal.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var triage: TriageOptions

  func action() throws -> TriageRequest.Action { .wake }
}

/// What people look for and must not have: it says what to do instead.
struct ResolveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resolve", abstract: "There is none: alerts resolve by themselves.",
    shouldDisplay: false)

  @OptionGroup var options: GlobalOptions
  @Argument(parsing: .captureForPassthrough) var rest: [String] = []

  func run() throws {
    throw CommandFailure(
      "what fires can't be resolved by hand: it resolves by itself when its cause is gone;"
        + " aisle triage dismiss SUBJECT --reason TEXT takes it off the queue")
  }
}

struct HandOffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "handoff", abstract: "Print the note for the next shift, in Markdown.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "How long the next shift is: its snoozes and deadlines are told.")
  var hours = 12

  @Option(
    help: "Notes from then on: 2026-11-22T06:00:00Z, or 8h ago; as long as the shift without.")
  var since: String?

  mutating func validate() throws {
    guard (1...336).contains(hours) else {
      throw ValidationError("--hours is a number from 1 to 336")
    }
  }

  func run() throws {
    let workspace = try Workspace.open(options)
    let since = try since.map { try start($0, now: workspace.clock.now()) }
    try workspace.evaluate()
    let (handoff, text) = try workspace.handOff(ahead: .hours(hours), since: since)
    if options.json {
      Output.line(JSONValue.handOff(handoff).description)
    } else {
      Output.line(text.hasSuffix("\n") ? String(text.dropLast()) : text)
    }
    Output.flush()
  }

  private func start(_ text: String, now: Instant) throws -> Instant {
    if let instant = Instant(rfc3339: text) { return instant }
    if case .span(let span) = try? SnoozeExpression.parse(text) { return now - span }
    throw ValidationError("--since: \"\(text)\" is neither 2026-11-22T06:00:00Z nor 8h")
  }
}
