import ArgumentParser
import Commerce
import Dashboard
import Store

struct AlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "List what needs a decision on stock, the worst first.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    let schema = QuerySchema.of(.inventory)
    let query = try list.parsedQuery(schema, in: workspace)
    let sort = try list.parsedSort(schema, in: workspace)
    let columns = try list.chosen(
      from: Self.columns, standard: ["priority", "score", "code", "subject", "title", "because"],
      .inventory, in: workspace)
    try workspace.evaluate()
    var writer = try ListWriter(options, list, columns: columns, zone: workspace.settings.zone)
    try workspace.store.eachAlertRow(query: query, sort: sort, limit: list.limit) { row in
      try writer.write(json: .alert(row), cells: columns.map { $0.text(row) })
      return true
    }
    try writer.finish()
  }

  private static let columns: [TextColumn<AlertRow>] = [
    TextColumn("priority") { $0.alert.priority.description },
    TextColumn("score", isNumber: true) { "\($0.alert.score)" },
    TextColumn("code") { $0.alert.code.rawValue },
    TextColumn("subject") { $0.subject },
    TextColumn("title") { $0.title },
    TextColumn("since", isInstant: true) { $0.alert.since?.description ?? "" },
    TextColumn("available", isNumber: true) { $0.stock?.available.map(String.init) ?? "" },
    TextColumn("state") { ($0.triage.state ?? .firing).rawValue },
    TextColumn("owner") { $0.owner ?? "" },
    TextColumn("because") { $0.alert.because },
    TextColumn("clears_when") { $0.alert.clearsWhen },
  ]
}

struct PromotionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promotions", abstract: "List promotions and calendar events.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    let schema = QuerySchema.of(.promotions)
    let query = try list.parsedQuery(schema, in: workspace)
    let sort = try list.parsedSort(schema, in: workspace)
    let now = options.clock.now()
    let columns = try list.chosen(
      from: Self.columns(now),
      standard: ["id", "name", "kind", "state", "phase", "start", "end", "channels"],
      .promotions, in: workspace)
    let conflicts = options.format == .json ? try workspace.store.conflicts(now: now) : []
    // Read whole: a calendar is small, and counting targets asks the store again.
    var rows: [PromotionRow] = []
    try workspace.store.eachPromotionRow(
      query: query, sort: sort, limit: list.limit, now: now
    ) { row in
      rows.append(row)
      return true
    }
    var writer = try ListWriter(options, list, columns: columns, zone: workspace.settings.zone)
    for row in rows {
      try writer.write(
        json: .promotion(
          row, now: now, targets: workspace.targetCount(of: row), conflicts: conflicts),
        cells: columns.map { $0.text(row) })
    }
    try writer.finish()
  }

  private static func columns(_ now: Instant) -> [TextColumn<PromotionRow>] {
    [
      TextColumn("id") { $0.key },
      TextColumn("name") { $0.name },
      TextColumn("kind") { row in
        switch row.entry {
        case .promotion(let kind, _): kind.rawValue
        case .event(let kind): kind.rawValue
        case .change: "change"
        }
      },
      TextColumn("state") { row in
        if case .promotion(_, let state) = row.entry { state.rawValue } else { "event" }
      },
      TextColumn("phase") { $0.phase(at: now).rawValue },
      TextColumn("start", isInstant: true) { $0.startAt.description },
      TextColumn("end", isInstant: true) { $0.endAt?.description ?? "" },
      TextColumn("channels") { $0.channels.isEmpty ? "all" : $0.channels.joined(separator: " ") },
      TextColumn("code") { $0.code ?? "" },
      TextColumn("value") { $0.value ?? "" },
    ]
  }
}
