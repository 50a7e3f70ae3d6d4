import TOMLKit

/// A value of the document with its place, free of the library's own classes.
struct ConfigurationNode {
  var value: Value
  /// Where the value stands; the nearest enclosing place that is known.
  var place: TextPlace

  enum Value {
    case string(String)
    case integer(Int)
    case decimal(Double)
    case boolean(Bool)
    /// `2026-11-20`, as TOML's own date.
    case date(year: Int, month: Int, day: Int)
    /// `14:00:00`, as TOML's own time.
    case time(hour: Int, minute: Int)
    case array([ConfigurationNode])
    case table(ConfigurationTable)
    case other(String)
  }

  /// What the value is, in a person's words.
  var kind: String {
    switch value {
    case .string: "a text"
    case .integer: "a whole number"
    case .decimal: "a decimal number"
    case .boolean: "true or false"
    case .date: "a date"
    case .time: "a time of day"
    case .array: "a list"
    case .table: "a table"
    case .other(let name): name
    }
  }
}

/// A table's entries by key.
struct ConfigurationTable {
  struct Entry {
    var key: String
    var keyPlace: TextPlace
    var node: ConfigurationNode
  }

  var place: TextPlace
  /// In the order of their places.
  var entries: [Entry]

  subscript(key: String) -> Entry? { entries.first { $0.key == key } }
}

extension ConfigurationTable {
  /// Reads a whole document.
  static func read(_ text: String) throws(TOMLParseError) -> ConfigurationTable {
    let document: TOMLTable
    do {
      document = try TOMLTable(string: text)
    } catch let error as TOMLParseError {
      throw error
    } catch {
      // The library throws nothing else; an empty document keeps every default.
      return ConfigurationTable(place: .start, entries: [])
    }
    let builder = NodeBuilder(places: PlaceScanner.places(in: text))
    return builder.table(document, at: NodePath(), near: .start)
  }
}

/// Turns the library's values into nodes.
private struct NodeBuilder {
  var places: [NodePath: EntryPlace]

  func table(_ table: TOMLTable, at path: NodePath, near place: TextPlace) -> ConfigurationTable {
    let entries = table.keys.compactMap { key -> ConfigurationTable.Entry? in
      guard let value = table[key] else { return nil }
      let inner = path.appending(key)
      let found = places[inner] ?? EntryPlace(key: place, value: place)
      return ConfigurationTable.Entry(
        key: key, keyPlace: found.key, node: node(value.tomlValue, at: inner, near: found.value))
    }
    return ConfigurationTable(
      place: place,
      entries: entries.sorted {
        ($0.keyPlace.line, $0.keyPlace.column, $0.key)
          < ($1.keyPlace.line, $1.keyPlace.column, $1.key)
      })
  }

  private func node(_ value: TOMLValue, at path: NodePath, near place: TextPlace)
    -> ConfigurationNode
  {
    ConfigurationNode(value: contents(value, at: path, near: place), place: place)
  }

  private func contents(_ value: TOMLValue, at path: NodePath, near place: TextPlace)
    -> ConfigurationNode.Value
  {
    if let string = value.string { return .string(string) }
    if let boolean = value.bool { return .boolean(boolean) }
    if let integer = value.int { return .integer(integer) }
    if let decimal = value.double { return .decimal(decimal) }
    if let date = value.date { return .date(year: date.year, month: date.month, day: date.day) }
    if let time = value.time { return .time(hour: time.hour, minute: time.minute) }
    if let inner = value.table { return .table(table(inner, at: path, near: place)) }
    if let array = value.array {
      return .array(
        array.enumerated().map { index, element in
          let inner = path.appending(index: index)
          return node(element.tomlValue, at: inner, near: places[inner]?.value ?? place)
        })
    }
    return .other("a \(value.type)")
  }
}
