import TOML

extension TOMLTable {
  /// The lines, from 0, on which a table begins, in order.
  var tableLines: [Int] {
    var lines: Set<Int> = []
    func visit(_ node: TOMLNode) {
      switch node.value {
      case .table(let inner):
        lines.insert(node.place.line - 1)
        for entry in inner.entries { visit(entry.node) }
      case .array(let nodes): for node in nodes { visit(node) }
      default: break
      }
    }
    for entry in entries { visit(entry.node) }
    return lines.sorted()
  }
}

extension TOMLValue {
  /// The value without the places of what is in it.
  var plain: String {
    switch self {
    case .array(let nodes): "[\(nodes.map(\.value.plain).joined(separator: ", "))]"
    case .table(let table):
      "{\(table.entries.map { "\($0.key) = \($0.node.value.plain)" }.joined(separator: ", "))}"
    default: "\(self)"
    }
  }
}
