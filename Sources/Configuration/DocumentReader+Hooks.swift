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
    if let limit = hookLimit("limit", in: &table) { hooks.limit = limit }
    table.reportUnknownKeys()
    return hooks
  }

  /// How long a hook may take: ten minutes at most, because somebody or something waits for it.
  mutating func hookLimit(_ key: String, in table: inout TableReader) -> TimeSpan? {
    guard let limit = table.span(key) else { return nil }
    if limit <= .minutes(10) { return limit }
    if let entry = table.entry(key) {
      log.error(
        entry.node.place, "\(key) is not between 1s and 10m",
        mend: "a hook that takes longer should put its work aside and end")
    }
    return nil
  }
}
