import ArgumentParser
import Commerce
import Store

struct IncidentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "incidents",
    abstract: "List incidents: five or more alerts with one cause that began within an hour.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "At most so many that are over.")
  var closed = 20

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.evaluate()
    let columns: [TextColumn<Incident>] = [
      TextColumn("incident", isNumber: true) { "\($0.id)" },
      TextColumn("state") { $0.closedAt == nil ? "open" : "closed" },
      TextColumn("code") { $0.group.code.rawValue },
      TextColumn("cause") { $0.group.cause.description },
      TextColumn("alerts", isNumber: true) { "\($0.children)" },
      TextColumn("peak", isNumber: true) { "\($0.peak)" },
      TextColumn("score", isNumber: true) { "\($0.worstScore)" },
      TextColumn("began") { $0.beganAt.description },
      TextColumn("deadline") { $0.nextDeadline?.description ?? "" },
      TextColumn("closed") { $0.closedAt?.description ?? "" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in try workspace.store.incidents(closed: max(0, closed)) {
      writer.write(json: .incident(row), cells: columns.map { $0.text(row) })
    }
    writer.finish()
  }
}

struct SilenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "silence",
    abstract: "Keep known alerts from waking people; they stay listed.",
    subcommands: [SilenceAdd.self, SilenceList.self, SilenceEndCommand.self],
    defaultSubcommand: SilenceList.self)
}

struct SilenceAdd: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Silence a group, or the orders that a query finds.")

  @OptionGroup var options: GlobalOptions

  @Argument(
    help: "A group as `aisle incidents` prints it, or a query: 'SHIP_LATE location Berlin'.")
  var matcher: [String]

  @Option(help: ArgumentHelp("When it ends: \(SilenceEnd.grammar).", valueName: "WHEN"))
  var until: String

  @Option(help: "Why, for the next person.")
  var comment: String

  @Option(help: ArgumentHelp("When it begins; now without it.", valueName: "INSTANT"))
  var from: FixedInstant?

  @Flag(name: .customLong("dry-run"), help: "Only say what it would keep quiet.")
  var dryRun = false

  func run() throws {
    let workspace = try dryRun ? Workspace.open(options) : Workspace.openForWriting(options)
    let now = workspace.clock.now()
    guard let end = SilenceEnd(until, now: now, zone: workspace.settings.zone) else {
      throw ValidationError("--until \(until): write \(SilenceEnd.grammar)")
    }
    try workspace.evaluate()
    let matcher = Silence.Matcher(matcher.map(Negation.query).joined(separator: " "))
    let preview = try workspace.store.silencePreview(matcher)
    if dryRun {
      Output.line(preview.sentence)
      return
    }
    var silence = Silence(
      matcher: matcher, startsAt: from?.instant ?? now, endsAt: nil, author: workspace.actor,
      comment: comment)
    if case .at(let instant) = end { silence.endsAt = instant }
    silence.id = try workspace.store.addSilence(silence, now: now)
    silence.suppressed = preview.alerts
    if options.json {
      Output.line(JSONValue.silence(silence, now: now).description)
    } else {
      Output.line("silence \(silence.id): \(preview.sentence)")
    }
  }
}

struct SilenceList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List silences: what they keep quiet, until when, and why.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "At most so many that are over.")
  var ended = 20

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.evaluate()
    let now = workspace.clock.now()
    let columns: [TextColumn<Silence>] = [
      TextColumn("silence", isNumber: true) { "\($0.id)" },
      TextColumn("state") { $0.state(at: now).rawValue },
      TextColumn("matcher") { $0.matcher.text },
      TextColumn("quiet", isNumber: true) { "\($0.suppressed)" },
      TextColumn("ever", isNumber: true) { "\($0.suppressedEver)" },
      TextColumn("from") { $0.startsAt.description },
      TextColumn("until") { $0.endedAt?.description ?? $0.endsAt?.description ?? "resolved" },
      TextColumn("author") { $0.author },
      TextColumn("comment") { $0.comment },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in try workspace.store.silences(ended: max(0, ended)) {
      writer.write(json: .silence(row, now: now), cells: columns.map { $0.text(row) })
    }
    writer.finish()
  }
}

struct SilenceEndCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "end", abstract: "End a silence now.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Its number, as `aisle silence list` prints it.")
  var id: Int64

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    try workspace.store.endSilence(
      id: id, by: workspace.actor, now: workspace.clock.now())
    Output.line("silence \(id) ended")
  }
}

struct BudgetsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "budgets",
    abstract: "How many late orders each marketplace still allows, and what today would do to it.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    try workspace.evaluate()
    let accounts = try workspace.store.marketplaceAccounts(now: workspace.clock.now())
    let columns: [TextColumn<MarketplaceAccount>] = [
      TextColumn("channel") { $0.channel },
      TextColumn("late_10d") { $0.lateIn10Days.words },
      TextColumn("late_30d") { $0.lateIn30Days.words },
      TextColumn("cancelled_7d") { $0.cancelledIn7Days.words },
      TextColumn("warning") { $0.isWarning ? "warning" : "" },
      TextColumn("budget") { $0.sentence },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in accounts {
      writer.write(json: .account(row), cells: columns.map { $0.text(row) })
    }
    writer.finish()
    if options.format == .table, accounts.isEmpty {
      Output.line("no marketplace among the channels")
    }
  }
}

extension MarketplaceBudget {
  /// `2 of 250, 0.80 %`
  var words: String {
    guard let rate else { return "no orders" }
    let hundredths = rate.value % 100
    let decimals = hundredths < 10 ? "0\(hundredths)" : "\(hundredths)"
    return "\(late) of \(orders), \(rate.value / 100).\(decimals) %"
  }
}

extension SilencePreview {
  /// `keeps 12 alerts quiet, 3 of them P1: #1042, #1040 and others`
  var sentence: String {
    guard alerts > 0 else { return "nothing that fires now matches" }
    let count = alerts == 1 ? "1 alert" : "\(alerts) alerts"
    let urgency = urgent > 0 ? ", \(urgent) of them P1" : ""
    let names = subjects.joined(separator: ", ")
    return "keeps \(count) quiet\(urgency): \(names)"
      + (alerts > subjects.count ? " and others" : "")
  }
}

extension JSONValue {
  static func incident(_ row: Incident) -> JSONValue {
    .object([
      "incident": .integer(row.id), "state": .string(row.closedAt == nil ? "open" : "closed"),
      "group": .string(row.group.key), "code": .string(row.group.code.rawValue),
      "cause_kind": .string(row.group.cause.kind.rawValue),
      "cause": .string(row.group.cause.value), "alerts": .number(row.children),
      "peak": .number(row.peak), "score": .number(row.worstScore),
      "began_at": .instant(row.beganAt), "opened_at": .instant(row.openedAt),
      "closed_at": .instant(row.closedAt), "deadline_at": .instant(row.nextDeadline),
    ])
  }

  static func silence(_ row: Silence, now: Instant) -> JSONValue {
    .object([
      "silence": .integer(row.id), "state": .string(row.state(at: now).rawValue),
      "matcher": .string(row.matcher.text), "quiet": .number(row.suppressed),
      "quiet_ever": .number(row.suppressedEver), "starts_at": .instant(row.startsAt),
      "ends_at": .instant(row.endsAt), "ended_at": .instant(row.endedAt),
      "ended_by": .text(row.endedBy), "author": .string(row.author),
      "comment": .string(row.comment),
    ])
  }

  static func account(_ row: MarketplaceAccount) -> JSONValue {
    .object([
      "channel": .string(row.channel), "late_10d": .budget(row.lateIn10Days),
      "late_30d": .budget(row.lateIn30Days), "cancelled_7d": .budget(row.cancelledIn7Days),
      "left": .number(row.left), "due_today": .number(row.dueToday),
      "breaks_today": .bool(row.breaksToday), "warning": .bool(row.isWarning),
    ])
  }

  private static func budget(_ budget: MarketplaceBudget) -> JSONValue {
    .object([
      "orders": .number(budget.orders), "count": .number(budget.late),
      "allowed": .number(budget.allowed), "left": .number(budget.left),
      "rate_bp": .number(budget.rate?.value), "limit_bp": .number(budget.limit.value),
    ])
  }
}
