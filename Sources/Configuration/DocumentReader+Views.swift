import Commerce
import TOML

extension DocumentReader {
  /// The `[[view]]` tables. One that can't be used is reported and left alone: the file keeps it.
  mutating func readViews() -> [SavedView] {
    var views: [SavedView] = []
    for var table in root.tables("view") {
      guard var view = Self.view(&table) else { continue }
      table.reportUnknownKeys()
      if views.contains(where: { $0.isSame(as: view) }) {
        log.error(
          table.place, "\(view.pane.rawValue) has two views named \"\(view.name)\"",
          mend: "give this one another name; the first counts")
        continue
      }
      if let key = view.key,
        let other = views.first(where: { $0.pane == view.pane && $0.key == key })
      {
        log.warning(
          table.place, "\"\(view.name)\" and \"\(other.name)\" both have the key \(key)",
          mend: "give one of them another; the first has it")
        view.key = nil
      }
      views.append(view)
    }
    return views
  }

  /// Nil, after a report, where the view has no name or pane, or its query can't be read.
  private static func view(_ table: inout TableReader) -> SavedView? {
    let panes = Pane.allCases.map(\.rawValue)
    let pane = table.value("pane", as: "one of \(panes.joined(separator: ", "))") { value in
      if case .string(let text) = value { Pane(rawValue: text.lowercased()) } else { nil }
    }
    let name = table.text("name")
    guard let pane, let name else {
      if table.table["pane"] == nil || table.table["name"] == nil {
        table.log.error(
          table.place, "this view has no \(table.table["name"] == nil ? "name" : "pane")",
          mend: "write pane and name; query, sort, columns and key may be left out")
      }
      return nil
    }
    let schema = QuerySchema.of(pane)
    var view = SavedView(pane, name)
    guard let query = query(&table, schema) else { return nil }
    view.query = query
    view.sort = table.value(
      "sort",
      as: "a field that \(pane.rawValue) can be sorted by: "
        + schema.fields.filter(\.isSortable).map(\.name).joined(separator: ", ")
    ) { value in
      if case .string(let text) = value { SortOrder(text, schema: schema) } else { nil }
    }
    let columns = table.value("columns", as: "a list of columns like [\"title:40\", \"price\"]") {
      value -> [ColumnChoice.Column]? in
      guard case .array(let nodes) = value else { return nil }
      let columns = nodes.compactMap { node -> ColumnChoice.Column? in
        if case .string(let text) = node.value { ColumnChoice.Column(reading: text) } else { nil }
      }
      return columns.count == nodes.count ? columns : nil
    }
    view.columns = ColumnChoice(columns ?? [])
    view.key = table.value("key", as: "a digit from 5 to 9, or a letter that the list leaves free")
    {
      value in
      guard case .string(let text) = value, text.count == 1, let key = text.first,
        SavedView.isKey(key)
      else { return nil }
      return key
    }
    return view
  }

  /// The query's text, empty where none is given; nil when it can't be read.
  private static func query(_ table: inout TableReader, _ schema: QuerySchema) -> String? {
    guard let entry = table.entry("query") else { return "" }
    guard case .string(let text) = entry.node.value else {
      table.log.error(
        entry.node.place, "query can't be \(entry.node.value.described)",
        mend: "write it in quotes, as it is typed after /")
      return nil
    }
    do {
      // Any day will do: only whether it can be read is asked here.
      _ = try Query.parse(text, schema: schema, today: CivilDate(daysSinceEpoch: 0))
      return text
    } catch {
      table.log.error(
        entry.node.place, "the query can't be read: \(error.description)",
        mend: "until then the view is left out")
      return nil
    }
  }
}
