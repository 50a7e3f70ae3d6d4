import ArgumentParser
import Commerce
import Store

struct VariantsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "variants", abstract: "List variants with price and stock.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws { try listCatalog(options, list) }
}

struct ProductsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "products", abstract: "List products, a line for each of their variants.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws { try listCatalog(options, list) }
}

private func listCatalog(_ options: GlobalOptions, _ list: ListOptions) throws {
  let workspace = try Workspace.open(options)
  let schema = QuerySchema.of(.catalog)
  let query = try list.parsedQuery(schema, in: workspace)
  let sort = try list.parsedSort(schema, in: workspace)
  let columns = try list.chosen(
    from: catalogColumns,
    standard: ["sku", "title", "options", "price", "currency", "available", "on_hand", "alert"],
    .catalog, in: workspace)
  try workspace.evaluate()
  var writer = RowWriter(format: options.format, columns: columns)
  try workspace.store.eachCatalogRow(query: query, sort: sort, limit: list.limit) { row in
    writer.write(json: .variant(row), cells: columns.map { $0.text(row) })
    return true
  }
  writer.finish()
}

private let catalogColumns: [TextColumn<CatalogRow>] = [
  TextColumn("sku") { $0.sku ?? "" },
  TextColumn("handle") { $0.handle },
  TextColumn("title") { $0.title },
  TextColumn("options") { $0.options.map(\.value).joined(separator: " / ") },
  TextColumn("vendor") { $0.vendor ?? "" },
  TextColumn("channel") { $0.channels.joined(separator: " ") },
  TextColumn("status") { $0.status.rawValue },
  TextColumn("price", isNumber: true) { $0.price?.decimal ?? "" },
  TextColumn("compare_at", isNumber: true) { $0.compareAtPrice?.decimal ?? "" },
  TextColumn("cost", isNumber: true) { $0.cost?.decimal ?? "" },
  TextColumn("currency") { $0.currency.code },
  TextColumn("barcode") { $0.barcode ?? "" },
  TextColumn("on_hand", isNumber: true) { $0.stock.onHand.map(String.init) ?? "" },
  TextColumn("available", isNumber: true) { $0.stock.available.map(String.init) ?? "" },
  TextColumn("committed", isNumber: true) { $0.stock.committed.map(String.init) ?? "" },
  TextColumn("incoming", isNumber: true) { $0.stock.incoming.map(String.init) ?? "" },
  TextColumn("velocity", isNumber: true) {
    $0.velocityMilli.map { Decimal.text($0, decimals: 3) } ?? ""
  },
  TextColumn("cover_days", isNumber: true) {
    $0.coverDeciDays.map { Decimal.text($0, decimals: 1) } ?? ""
  },
  TextColumn("reorder_point", isNumber: true) { $0.reorderPoint.map(String.init) ?? "" },
  TextColumn("tags") { $0.tags.joined(separator: ", ") },
  TextColumn("alert") { $0.alert?.rawValue ?? "" },
]
