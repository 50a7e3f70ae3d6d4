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
    var writer = RowWriter(format: options.format, columns: columns)
    try workspace.store.eachAlertRow(query: query, sort: sort, limit: list.limit) { row in
      writer.write(json: .alert(row), cells: columns.map { $0.text(row) })
      return true
    }
    writer.finish()
  }

  private static let columns: [TextColumn<AlertRow>] = [
    TextColumn("priority") { $0.alert.priority.description },
    TextColumn("score", isNumber: true) { "\($0.alert.score)" },
    TextColumn("code") { $0.alert.code.rawValue },
    TextColumn("subject") { $0.subject },
    TextColumn("title") { $0.title },
    TextColumn("since") { $0.alert.since?.description ?? "" },
    TextColumn("available", isNumber: true) { $0.stock?.available.map(String.init) ?? "" },
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
    var writer = RowWriter(format: options.format, columns: columns)
    try workspace.store.eachPromotionRow(
      query: query, sort: sort, limit: list.limit, now: now
    ) { row in
      writer.write(json: .promotion(row, now: now), cells: columns.map { $0.text(row) })
      return true
    }
    writer.finish()
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
      TextColumn("start") { $0.startAt.description },
      TextColumn("end") { $0.endAt?.description ?? "" },
      TextColumn("channels") { $0.channels.isEmpty ? "all" : $0.channels.joined(separator: " ") },
      TextColumn("code") { $0.code ?? "" },
      TextColumn("value") { $0.value ?? "" },
    ]
  }
}
