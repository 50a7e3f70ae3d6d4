import TOML

/// A table in one line, without places: `{a: 1, b: [“x”, {c: true}]}`.
func outline(_ table: TOMLTable) -> String {
  "{" + table.entries.map { "\($0.key): \(outline($0.node.value))" }.joined(separator: ", ") + "}"
}

func outline(_ value: TOMLValue) -> String {
  switch value {
  case .string(let text): "“\(text)”"
  case .integer(let integer): "\(integer)"
  case .float(let text): "float \(text)"
  case .boolean(let boolean): "\(boolean)"
  case .localDate(let date): "date \(date.text)"
  case .localTime(let time): "time \(time.text)"
  case .localDateTime(let text): "local \(text)"
  case .offsetDateTime(let text): "offset \(text)"
  case .array(let nodes): "[" + nodes.map { outline($0.value) }.joined(separator: ", ") + "]"
  case .table(let table): outline(table)
  }
}
