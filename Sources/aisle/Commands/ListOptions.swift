import ArgumentParser
import Commerce

/// What all list commands take.
struct ListOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Words, \"phrases\", field:value, field>10, is:flag, has:field; - negates.",
      valueName: "query"))
  var query: [String] = []

  @Option(
    parsing: .unconditional, help: "The field to sort by; with a leading - the largest first.")
  var sort: String?

  @Option(help: "At most so many rows.")
  var limit: Int?

  @Option(help: "The columns of a table or CSV, separated by commas.")
  var columns: String?

  @Option(help: "A saved view of the pane: its search, sort and columns; `aisle views` lists them.")
  var view: String?

  mutating func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit can't be negative") }
  }

  /// The saved view that was asked for; nil where none was.
  func chosenView(_ pane: Pane, in workspace: Workspace) throws -> SavedView? {
    guard let name = view else { return nil }
    if let view = workspace.views.named(name, in: pane) { return view }
    let known = workspace.views.filter { $0.pane == pane }.map(\.name)
    throw ValidationError(
      "there is no \(pane.rawValue) view \"\(name)\"; one of \(known.joined(separator: ", "))")
  }

  /// The view's search and what was typed, both.
  func parsedQuery(_ schema: QuerySchema, in workspace: Workspace) throws -> Query {
    do {
      let view = try chosenView(schema.pane, in: workspace).map { [$0.query] } ?? []
      let text = (view + query.map(Negation.query)).joined(separator: " ")
      return try Query.parse(text, schema: schema, today: workspace.today)
    } catch let error as ValidationError {
      throw error
    } catch {
      throw ValidationError("the query: \(error)")
    }
  }

  func parsedSort(_ schema: QuerySchema, in workspace: Workspace) throws -> SortOrder {
    guard let sort else {
      return try chosenView(schema.pane, in: workspace)?.sort ?? schema.defaultSort
    }
    guard let order = SortOrder(sort, schema: schema) else {
      let sortable = schema.fields.filter(\.isSortable).map(\.name)
      let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
      throw ValidationError(
        "can't sort by \"\(name)\"; one of \(sortable.joined(separator: ", "))")
    }
    return order
  }

  /// The chosen columns with the function that makes their text: those of `--columns`, else those
  /// of the view that the list has too, else the standard ones.
  func chosen<Row>(
    from all: [TextColumn<Row>], standard: [String], _ pane: Pane, in workspace: Workspace
  ) throws -> [TextColumn<Row>] {
    let ofView = try chosenView(pane, in: workspace)?.columns.columns
      .map { $0.id.replacing("-", with: "_") }.filter { id in all.contains { $0.name == id } }
    let names =
      columns.map { $0.split(separator: ",").map(String.init) }
      ?? (ofView.flatMap { $0.isEmpty ? nil : $0 } ?? standard)
    return try names.map { name in
      guard let column = all.first(where: { $0.name == name }) else {
        throw ValidationError(
          "there is no column \"\(name)\"; one of \(all.map(\.name).joined(separator: ", "))")
      }
      return column
    }
  }
}

/// A column of a table or CSV.
struct TextColumn<Row>: Sendable {
  var name: String
  var isNumber = false
  var text: @Sendable (Row) -> String

  init(_ name: String, isNumber: Bool = false, _ text: @escaping @Sendable (Row) -> String) {
    self.name = name
    self.isNumber = isNumber
    self.text = text
  }
}

extension RowWriter {
  init<Row>(format: OutputFormat, columns: [TextColumn<Row>]) {
    self.init(
      format: format, columns: columns.map { Column(name: $0.name, isNumber: $0.isNumber) })
  }
}
