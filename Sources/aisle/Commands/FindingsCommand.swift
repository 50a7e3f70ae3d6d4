import ArgumentParser
import Commerce
import Store

struct FindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "findings",
    abstract: "List what is wrong with products' content, by channel, the worst first.",
    discussion: """
      Waived findings stand last; is:open leaves them out. --rules lists every rule with its weight, \
      and the rules of the trade that imported files can't prove.
      """,
    subcommands: [
      ListFindingsCommand.self, WaiveCommand.self, UnwaiveCommand.self, AssignFindingsCommand.self,
    ],
    defaultSubcommand: ListFindingsCommand.self)
}

struct ListFindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List findings, the worst first.", shouldDisplay: false)

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  @Flag(help: "List the rules instead, and what can't be proved.")
  var rules = false

  func run() throws {
    if rules { return listRules() }
    let workspace = try Workspace.open(options)
    let schema = QuerySchema.findings
    let query = try list.parsedQuery(schema, in: workspace)
    let sort = try list.parsedSort(schema, in: workspace)
    let columns = try list.chosen(
      from: findingColumns,
      standard: ["severity", "score", "code", "channel", "subject", "because"], .catalog,
      in: workspace)
    try workspace.evaluate()
    try workspace.judge()
    var writer = RowWriter(format: options.format, columns: columns)
    try workspace.store.eachFindingRow(query: query, sort: sort, limit: list.limit) { row in
      writer.write(json: .finding(row), cells: columns.map { $0.text(row) })
      return true
    }
    writer.finish()
  }

  private func listRules() {
    let columns: [TextColumn<FindingCode>] = [
      TextColumn("code") { $0.rawValue },
      TextColumn("severity") { $0.severity.rawValue },
      TextColumn("weight", isNumber: true) { "\($0.severity.weight)" },
      TextColumn("applies_to") { $0.appliesTo },
      TextColumn("clears_when") { $0.clearsWhen },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for code in FindingCode.allCases {
      writer.write(
        json: .object([
          "code": .string(code.rawValue), "severity": .string(code.severity.rawValue),
          "weight": .number(code.severity.weight), "applies_to": .string(code.appliesTo),
          "clears_when": .string(code.clearsWhen), "unproven_because": .null,
        ]), cells: columns.map { $0.text(code) })
    }
    writer.finish()
    guard options.format != .csv else { return }
    if options.format == .table { Output.line("\nNo imported file can prove:") }
    for rule in UnprovenRule.all {
      if options.format == .json {
        Output.line(
          JSONValue.object([
            "code": .string(rule.code), "severity": .null, "weight": .null, "applies_to": .null,
            "clears_when": .null, "unproven_because": .string(rule.because),
          ]).description)
      } else {
        Output.line("  \(rule.code): \(rule.because)")
      }
    }
  }
}

private let findingColumns: [TextColumn<FindingRow>] = [
  TextColumn("severity") { $0.waiver == nil ? $0.severity.rawValue : "waived" },
  TextColumn("score", isNumber: true) { "\($0.score)" },
  TextColumn("code") { $0.code.rawValue },
  TextColumn("channel") { $0.channel },
  TextColumn("subject") { $0.subject },
  TextColumn("title") { $0.title },
  TextColumn("field") { $0.field?.rawValue ?? "" },
  TextColumn("value") { $0.value },
  TextColumn("because") { $0.because },
  TextColumn("clears_when") { $0.code.clearsWhen },
  TextColumn("owner") { $0.owner ?? "" },
  TextColumn("waived_until") { $0.waiver?.until.description ?? "" },
  TextColumn("waived_reason") { $0.waiver?.reason ?? "" },
  TextColumn("waived_by") { $0.waiver?.by ?? "" },
]

/// The findings that a decision is about.
struct DecisionOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Which findings: sku:MUG-RED code:GTIN_BAD, as for the list.", valueName: "query"))
  var query: [String] = []

  @Flag(help: "Don't ask, whatever their number.")
  var yes = false

  /// The ids of every matching finding; asks back where there is more than one.
  func findings(in workspace: Workspace) throws -> [Int64] {
    let query: Query
    do {
      query = try Query.parse(
        self.query.map(Negation.query).joined(separator: " "), schema: .findings)
    } catch {
      throw ValidationError("the query: \(error.description)")
    }
    guard !query.isEmpty else {
      throw ValidationError("say which findings: sku:MUG-RED code:GTIN_BAD")
    }
    var ids: [Int64] = []
    var first: FindingRow?
    try workspace.store.eachFindingRow(query: query, sort: QuerySchema.findings.defaultSort) {
      first = first ?? $0
      ids.append($0.id)
      return true
    }
    guard let first else { throw CommandFailure("no finding matches; nothing was changed") }
    if ids.count > 1, !yes {
      throw CommandFailure(
        "\(ids.count) findings match, the first is \(first.code.rawValue) on \(first.subject); "
          + "--yes takes them all, a narrower query fewer")
    }
    return ids
  }
}

struct WaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "waive",
    abstract: "Live with findings until a day: they don't count in the score meanwhile.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var decision: DecisionOptions

  @Option(help: "The last day on which it holds: 2026-12-31, or 30d.")
  var until: String

  @Option(help: "Why; it stands in the journal.")
  var reason: String

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let now = workspace.clock.now()
    guard let end = WaiverEnd.read(until, zone: workspace.settings.zone, now: now) else {
      throw ValidationError("--until takes a day such as 2026-12-31, or a number of days: 30d")
    }
    try workspace.decide(.waive(until: end, reason: reason), decision, verb: "waived", options)
  }
}

struct UnwaiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "unwaive", abstract: "End a waiver before its day: the findings count again.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var decision: DecisionOptions

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    try workspace.decide(.endWaiver, decision, verb: "counted again", options)
  }
}

struct AssignFindingsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "assign", abstract: "Say who sees to findings.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var decision: DecisionOptions

  @Option(name: .customLong("to"), help: "Who; - for nobody.")
  var owner: String

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    try workspace.decide(
      .assign(owner == "-" ? nil : owner), decision, verb: "assigned", options)
  }
}

extension Workspace {
  fileprivate func decide(
    _ decision: FindingDecision, _ which: DecisionOptions, verb: String, _ options: GlobalOptions
  ) throws {
    try judge()
    let outcome = try store.decide(
      decision, on: try which.findings(in: self), actor: actor, now: clock.now())
    try judge()
    if options.json {
      Output.line(
        JSONValue.object([
          "set": .number(outcome.changeSet?.id), "applied": .number(outcome.applied),
        ]).description)
    } else if let set = outcome.changeSet {
      Output.line("set \(set.id): \(set.summary)")
    } else {
      Output.line("Nothing was \(verb): it is decided so already")
    }
  }
}
