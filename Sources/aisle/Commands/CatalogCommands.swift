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
    commandName: "products",
    abstract: "List products with price range and stock, one line each.",
    discussion: "A product is listed when one of its variants matches.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var list: ListOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    let schema = QuerySchema.of(.catalog)
    let query = try list.parsedQuery(schema, in: workspace)
    let sort = try list.parsedSort(schema, in: workspace)
    let columns = try list.chosen(
      from: productColumns,
      standard: [
        "handle", "title", "variants", "price_min", "price_max", "currency", "available", "status",
      ], .catalog, in: workspace)
    try workspace.evaluate()
    var writer = RowWriter(format: options.format, columns: columns)
    try workspace.store.eachProduct(query: query, sort: sort, limit: list.limit) { product in
      writer.write(json: .product(product), cells: columns.map { $0.text(product) })
      return true
    }
    writer.finish()
  }
}

private let productColumns: [TextColumn<ProductSummary>] = [
  TextColumn("handle") { $0.handle },
  TextColumn("title") { $0.title },
  TextColumn("vendor") { $0.vendor ?? "" },
  TextColumn("type") { $0.productType ?? "" },
  TextColumn("category") { $0.category ?? "" },
  TextColumn("status") { $0.status.rawValue },
  TextColumn("variants", isNumber: true) { "\($0.variantCount)" },
  TextColumn("images", isNumber: true) { "\($0.imageCount)" },
  TextColumn("price_min", isNumber: true) { $0.lowestPrice?.decimal ?? "" },
  TextColumn("price_max", isNumber: true) { $0.highestPrice?.decimal ?? "" },
  TextColumn("currency") { $0.lowestPrice?.currency.code ?? "" },
  TextColumn("on_hand", isNumber: true) { $0.onHand.map(String.init) ?? "" },
  TextColumn("available", isNumber: true) { $0.available.map(String.init) ?? "" },
  TextColumn("tags") { $0.tags.joined(separator: ", ") },
]

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
  try workspace.judge(
    limit: query.asksForContent || sort.field == "score" ? .max : Workspace.judgedAtOnce)
  var writer = try ListWriter(options, list, columns: columns, zone: workspace.settings.zone)
  try workspace.store.eachCatalogRow(query: query, sort: sort, limit: list.limit) { row in
    try writer.write(json: .variant(row), cells: columns.map { $0.text(row) })
    return true
  }
  try writer.finish()
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
  TextColumn("score", isNumber: true) { $0.contentScore.map(String.init) ?? "" },
  TextColumn("findings", isNumber: true) { "\($0.findingCount)" },
]

extension Query {
  /// Whether the answer depends on what the content rules have found.
  fileprivate var asksForContent: Bool {
    terms.contains { term in
      switch term.condition {
      case .field(let field, _, _), .has(let field):
        ["score", "finding", "severity"].contains(field.name)
      case .text, .flag: false
      }
    }
  }
}
