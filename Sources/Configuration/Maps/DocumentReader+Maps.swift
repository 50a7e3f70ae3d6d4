import Commerce
import Spelling
import TOML

extension DocumentReader {
  /// `[map.NAME]` tables. A map with a mistake is left out: half a map would shift meanings.
  mutating func readMaps() -> [ColumnMap] {
    guard let entry = root.entry("map") else { return [] }
    guard case .table(let tables) = entry.node.value else {
      log.error(
        entry.keyPlace, "map is \(entry.node.value.kind), not a table",
        mend: "write [map.NAME], once for each map")
      return []
    }
    return tables.entries.compactMap { entry in
      guard case .table(let table) = entry.node.value else {
        log.error(
          entry.keyPlace, "the map \"\(entry.key)\" is \(entry.node.value.kind), not a table",
          mend: "write [map.\(TOMLText.key(entry.key))]")
        return nil
      }
      var reader = TableReader(
        table, at: entry.node.place, name: "[map.\(entry.key)]", log: log)
      return Self.map(entry.key, &reader)
    }
  }

  private static func map(_ name: String, _ table: inout TableReader) -> ColumnMap? {
    let before = table.log.problems.count { $0.severity == .error }
    defer { table.reportUnknownKeys() }
    let kind = table.choice("kind", of: MapKind.self)
    guard let kind else {
      if table.table["kind"] == nil {
        table.log.error(
          table.place, "the map \"\(name)\" names no kind",
          mend: "add kind = one of \(MapKind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      for key in ["columns", "constants", "decimal", "dates", "delimiter", "encoding"] {
        _ = table.entry(key)
      }
      return nil
    }
    var map = ColumnMap(name, kind)
    map.decimal = table.choice("decimal", of: DecimalSign.self)
    map.dates = table.choice("dates", of: DateOrder.self)
    map.encoding = table.encoding("encoding")
    let names = ColumnMap.delimiters.map { "\"\($0.name)\"" }.joined(separator: ", ")
    map.delimiter = table.value("delimiter", as: "one of \(names)") { value in
      guard case .string(let text) = value else { return nil }
      return ColumnMap.delimiters.first { $0.name == text || String($0.character) == text }?
        .character
    }
    map.columns = texts("columns", of: kind, in: &table) { text, _ in
      text.contains { !$0.isWhitespace } ? nil : "names no column of the file"
    }
    map.constants = texts("constants", of: kind, in: &table) { text, column in
      ColumnMap.problem(ofConstant: text, for: column)
    }
    for target in map.columns.keys.sorted() where map.constants[target] != nil {
      table.log.error(
        table.place, "the map \"\(name)\" fills \(target) from a column and with a constant",
        mend: "take one of them out")
    }
    // What a mistake left out is missing for that reason alone.
    guard table.log.problems.count(where: { $0.severity == .error }) == before else { return nil }
    guard map.missing.isEmpty else {
      table.log.error(
        table.place,
        "the map \"\(name)\" fills no \(map.missing.joined(separator: ", ")), which "
          + "\(kind.rawValue) can't do without",
        mend: "name the file's column, or a constant")
      return nil
    }
    return map
  }

  /// A table of our columns with a text for each; the nearest is named for one that is unknown.
  private static func texts(
    _ key: String, of kind: MapKind, in table: inout TableReader,
    problem: (String, MapColumn) -> String?
  ) -> [String: String] {
    guard let entry = table.entry(key) else { return [:] }
    guard case .table(let inner) = entry.node.value else {
      table.log.error(
        entry.node.place, "\(key) is \(entry.node.value.kind), not a table",
        mend: "write \(key).sku = \"…\"")
      return [:]
    }
    let known = kind.columns.map(\.name)
    var texts: [String: String] = [:]
    for entry in inner.entries {
      guard let column = kind.column(entry.key) else {
        let nearest = Spelling.nearest(
          to: entry.key, among: known, within: max(2, entry.key.count / 3))
        table.log.error(
          entry.keyPlace, "\(entry.key) is not a column of \(kind.rawValue)",
          mend: nearest.map { "did you mean \($0)?" }
            ?? "its columns are \(known.joined(separator: ", "))")
        continue
      }
      guard case .string(let text) = entry.node.value else {
        table.log.error(
          entry.node.place, "\(entry.key) can't be \(entry.node.value.described)",
          mend: "write a text in quotes")
        continue
      }
      if let reason = problem(text, column) {
        table.log.error(
          entry.node.place, "\(entry.key) can't be \"\(text)\": \(reason)",
          mend: "correct it, or take the line out")
        continue
      }
      texts[entry.key] = text
    }
    return texts
  }

  /// A source may name a map as its format; one that is not there would fail with every file.
  func checkFormats(of configuration: Configuration) {
    let names = configuration.maps.map(\.name)
    for source in configuration.sources {
      guard let format = source.format, format.hasPrefix("map:"),
        !names.contains(String(format.dropFirst(4)))
      else { continue }
      let place = sourcePlace(source.id, "format")
      let nearest = Spelling.nearest(to: String(format.dropFirst(4)), among: names)
      log.error(
        place,
        "the source \"\(source.id)\" names the map \"\(format.dropFirst(4))\", which can't be used",
        mend: nearest.map { "did you mean map:\($0)?" }
          ?? "write the map, or correct what is wrong with it")
    }
  }

  private func sourcePlace(_ id: String, _ key: String) -> TOMLPlace {
    guard case .array(let nodes) = root.table["source"]?.node.value else { return .start }
    for node in nodes {
      guard case .table(let table) = node.value,
        case .string(let found) = table["id"]?.node.value, found == id
      else { continue }
      return table[key]?.node.place ?? node.place
    }
    return .start
  }
}
