public import Commerce
import TerminalKit

/// Incidents and silences in one list.
public struct IncidentsOverlay: Equatable, Sendable {
  public var incidents: [Incident]
  public var silences: [Silence]
  public var cursor = 0
  public var isLoaded = false

  public init(incidents: [Incident] = [], silences: [Silence] = []) {
    self.incidents = incidents
    self.silences = silences
  }

  public enum Line: Equatable, Sendable {
    case incident(Incident)
    case silence(Silence)
  }

  var lines: [Line] { incidents.map(Line.incident) + silences.map(Line.silence) }

  var current: Line? { lines.indices.contains(cursor) ? lines[cursor] : nil }
}

extension DashboardState {
  mutating func openIncidents() -> [Effect] {
    overlay = .incidents(IncidentsOverlay())
    return [.loadIncidents]
  }

  mutating func takeIncidents(_ incidents: [Incident], _ silences: [Silence]) {
    guard case .incidents(var open) = overlay else { return }
    open.incidents = incidents
    open.silences = silences
    open.isLoaded = true
    open.cursor = min(open.cursor, max(0, open.lines.count - 1))
    overlay = .incidents(open)
  }

  mutating func handleIncidents(_ key: Key, _ opened: IncidentsOverlay, steps: Int?) -> [Effect] {
    var open = opened
    if key.code == .escape || key == Key("q") || key == Key("I") {
      overlay = nil
    } else if let steps {
      open.cursor = min(max(0, open.cursor + steps), max(0, open.lines.count - 1))
      overlay = .incidents(open)
    } else if key.code == .enter, let line = open.current {
      return showOrders(of: line)
    } else if key == Key("!"), case .incident(let incident) = open.current {
      guard refusesChange("silence") == nil else { return [] }
      overlay = nil
      return [.previewSilence(incident.group.key)]
    } else if key == Key("e"), case .silence(let silence) = open.current {
      guard refusesChange("end silence") == nil else { return [] }
      guard silence.state(at: now) != .ended else {
        say(.info, "Silence \(silence.id) has ended already")
        return []
      }
      return [.endSilence(silence.id)]
    }
    return []
  }

  /// Says why nothing may be changed; nil when it may.
  private mutating func refusesChange(_ what: String) -> String? {
    guard setup.isReadOnly else { return nil }
    let reason = "\(what): the store is open read-only"
    say(.info, reason)
    return reason
  }

  private mutating func showOrders(of line: IncidentsOverlay.Line) -> [Effect] {
    let query: String
    switch line {
    case .incident(let incident):
      guard incident.closedAt == nil else {
        say(.info, "Incident \(incident.id) is over: nothing of it fires any more")
        return []
      }
      query = "incident:\(incident.id)"
    case .silence(let silence):
      guard silence.state(at: now) == .active else {
        say(.info, "Silence \(silence.id) is \(silence.state(at: now).rawValue)")
        return []
      }
      query = "silence:\(silence.id)"
    }
    overlay = nil
    orderGrouping = nil
    unfoldedGroups = []
    let focusing = setFocus(.orders)
    setQuery(query, on: .orders)
    return focusing + load(.orders)
  }

  // MARK: Silencing

  /// Asks what the row's group is; the prompt opens when the answer says what it would keep quiet.
  mutating func askSilence() -> [Effect] {
    guard let row = orders.current else { return [] }
    if let group = row.group { return [.previewSilence(group.query)] }
    return [.previewSilenceOfOrder(row.id)]
  }

  mutating func promptSilence(_ matcher: Silence.Matcher, _ preview: SilencePreview) {
    prompt = Prompt(.silence(matcher, preview))
  }

  /// Takes what was typed: an end, then why. Gives what is wrong with it.
  func silence(
    from text: String, _ matcher: Silence.Matcher
  ) -> (silence: Silence?, problem: String?) {
    let words = text.split(separator: " ")
    for count in [2, 1] where words.count >= count {
      let typed = words.prefix(count).joined(separator: " ")
      guard let end = SilenceEnd(typed, now: now, zone: setup.zone) else { continue }
      let comment = words.dropFirst(count).joined(separator: " ")
      guard !comment.isEmpty else { return (nil, "say why, after the end: 2h carrier strike") }
      var silence = Silence(
        matcher: matcher, startsAt: now, endsAt: nil, author: "", comment: comment)
      if case .at(let instant) = end { silence.endsAt = instant }
      return (silence, nil)
    }
    return (nil, "begin with its end: 2h, 18:00, fri 09:00 or resolved")
  }
}

extension SilencePreview {
  /// `12 alerts, 3 P1`
  var words: String {
    guard alerts > 0 else { return "nothing matches now" }
    let count = alerts == 1 ? "1 alert" : "\(alerts) alerts"
    return urgent > 0 ? "\(count), \(urgent) P1" : count
  }
}

extension Silence.Matcher {
  /// Short enough for a prompt: `Ship late, Berlin`.
  var label: String {
    switch self {
    case .group(let group): "\(group.code.label), \(group.cause.value)"
    case .query(let text): text
    }
  }
}
