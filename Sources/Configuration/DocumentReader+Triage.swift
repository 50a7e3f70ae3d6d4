import Commerce
import TOML

extension DocumentReader {
  /// `[triage]`: how long people may keep what they took.
  mutating func readTriage() -> TriageSettings {
    var settings = TriageSettings()
    guard var table = root.table("triage", name: "[triage]") else { return settings }
    if let span = table.span("acknowledge_for") { settings.acknowledgedFor = span }
    if let span = table.span("acknowledge_p1_for") { settings.acknowledgedForP1 = span }
    if let span = table.span("escalate_p1_after") { settings.escalateP1After = span }
    if let span = table.span("escalate_p2_after") { settings.escalateP2After = span }
    if let span = table.span("condition_at_most") { settings.conditionAtMost = span }
    table.reportUnknownKeys()
    return settings
  }

  /// `[notify]`: what a new P1 rings.
  mutating func readNotify() -> NotifySettings {
    var settings = NotifySettings()
    guard var table = root.table("notify", name: "[notify]") else { return settings }
    let ways = NotifySettings.Way.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    if let p1 = table.list("p1", of: "one of \(ways)", Self.way) { settings.p1 = p1 }
    if let hook = table.list("hook", of: "a text: the program, then its arguments", Self.text) {
      settings.hook = hook
    }
    if let limit = hookLimit("hook_time_limit", in: &table) { settings.hookTimeLimit = limit }
    table.reportUnknownKeys()
    return settings
  }

  private static func way(_ value: TOMLValue) -> NotifySettings.Way? {
    if case .string(let text) = value { NotifySettings.Way(rawValue: text) } else { nil }
  }

  private static func text(_ value: TOMLValue) -> String? {
    if case .string(let text) = value { text } else { nil }
  }
}
