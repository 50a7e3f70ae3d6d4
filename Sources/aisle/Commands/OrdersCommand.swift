import ArgumentParser
import Commerce
import Store

struct OrdersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "orders", abstract: "List orders, the worst first.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    let schema = QuerySchema.of(.orders)
    let query = try list.parsedQuery(schema, in: workspace)
    let sort = try list.parsedSort(schema, in: workspace)
    let columns = try list.chosen(
      from: Self.columns,
      standard: [
        "priority", "score", "order", "stuck", "deadline", "total", "currency", "channel",
        "payment", "fulfillment",
      ], .orders, in: workspace)
    try workspace.evaluate()
    var writer = RowWriter(format: options.format, columns: columns)
    try workspace.store.eachOrderRow(query: query, sort: sort, limit: list.limit) { row in
      writer.write(json: .order(row), cells: columns.map { $0.text(row) })
      return true
    }
    writer.finish()
  }

  private static let columns: [TextColumn<OrderRow>] = [
    TextColumn("priority") { $0.priority?.description ?? "" },
    TextColumn("score", isNumber: true) { "\($0.score)" },
    TextColumn("order") { $0.name },
    TextColumn("channel") { $0.channel },
    TextColumn("placed_at") { $0.placedAt?.description ?? "" },
    TextColumn("customer") { $0.customer ?? "" },
    TextColumn("country") { $0.country ?? "" },
    TextColumn("total", isNumber: true) { $0.total?.decimal ?? "" },
    TextColumn("currency") { $0.total?.currency.code ?? "" },
    TextColumn("payment") { $0.payment.rawValue },
    TextColumn("fulfillment") { $0.fulfilment.rawValue },
    TextColumn("delivery") { $0.delivery.rawValue },
    TextColumn("stuck") { $0.stuck.map(\.code.rawValue).joined(separator: " ") },
    TextColumn("deadline") { row in
      row.deadline.map { "\($0.kind.rawValue) \($0.at)" } ?? ""
    },
    TextColumn("owner") { $0.owner ?? "" },
    TextColumn("state") { $0.state.rawValue },
  ]
}
