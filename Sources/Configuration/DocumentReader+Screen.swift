import Commerce
import TOML

extension DocumentReader {
  /// `[refresh]`, `[ui]` and `[keys]`.
  mutating func readScreen(into configuration: inout Configuration) {
    if var refresh = root.table("refresh", name: "[refresh]") {
      if let every = refresh.span("every") {
        configuration.refreshSeconds = Int(every.milliseconds / 1_000)
      }
      refresh.reportUnknownKeys()
    }
    if var screen = root.table("ui", name: "[ui]") {
      configuration.theme = screen.text("theme")
      if let rest = screen.span("detail_after") { configuration.detailAfter = rest }
      screen.reportUnknownKeys()
    }
    if let keys = root.table("keys", name: "[keys]") {
      readKeys(keys.table, under: "", into: &configuration.keys)
    }
  }

  /// Action ids contain dots, which TOML reads as tables in tables: they are joined again.
  ///
  /// Whether an action exists is for the program to say, which has the table of bindings.
  private func readKeys(
    _ table: TOMLTable, under prefix: String, into keys: inout [String: [String]]
  ) {
    for entry in table.entries {
      let action = prefix.isEmpty ? entry.key : "\(prefix).\(entry.key)"
      switch entry.node.value {
      case .table(let inner): readKeys(inner, under: action, into: &keys)
      case .string(let key): keys[action] = [key]
      case .array(let nodes):
        keys[action] = nodes.compactMap { node in
          if case .string(let key) = node.value { return key }
          reportKey(action, node)
          return nil
        }
      default: reportKey(action, entry.node)
      }
    }
  }

  private func reportKey(_ action: String, _ node: TOMLNode) {
    log.error(
      node.place, "\(action) can't be \(node.value.described)",
      mend: "write a key in quotes, or several in brackets; [] for none")
  }
}
