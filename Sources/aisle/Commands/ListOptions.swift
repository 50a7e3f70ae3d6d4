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

  mutating func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit can't be negative") }
  }

  func parsedQuery(_ schema: QuerySchema) throws -> Query {
    do {
      let text = query.map(Negation.query).joined(separator: " ")
      return try Query.parse(text, schema: schema)
    } catch {
      throw ValidationError("the query: \(error.description)")
    }
  }

  func parsedSort(_ schema: QuerySchema) throws -> SortOrder {
    guard let sort else { return schema.defaultSort }
    let name = sort.hasPrefix("-") ? String(sort.dropFirst()) : sort
    let sortable = schema.fields.filter(\.isSortable).map(\.name)
    guard sortable.contains(name) else {
      throw ValidationError(
        "can't sort by \"\(name)\"; one of \(sortable.joined(separator: ", "))")
    }
    return SortOrder(name, descending: sort.hasPrefix("-"))
  }

  /// The chosen columns with the function that makes their text.
  func chosen<Row>(
    from all: [TextColumn<Row>], standard: [String]
  ) throws -> [TextColumn<Row>] {
    let names = columns.map { $0.split(separator: ",").map(String.init) } ?? standard
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
