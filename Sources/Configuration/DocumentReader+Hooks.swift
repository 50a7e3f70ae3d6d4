import Commerce
import TOML

extension DocumentReader {
  /// `[hooks]`: programs of the user's, as argument vectors.
  mutating func readHooks() -> HookSettings {
    var hooks = HookSettings()
    guard var table = root.table("hooks", name: "[hooks]") else { return hooks }
    let escalate = table.list("escalate", of: "a text") { value in
      if case .string(let text) = value, !text.isEmpty { text } else { nil }
    }
    if let escalate { hooks.escalate = escalate }
    if let limit = table.span("limit") {
      if limit > .seconds(0), limit <= .minutes(10) {
        hooks.limit = limit
      } else if let entry = table.entry("limit") {
        log.error(
          entry.node.place, "limit is not between 1s and 10m",
          mend: "a hook that takes longer should put its work aside and end")
      }
    }
    table.reportUnknownKeys()
    return hooks
  }
}
