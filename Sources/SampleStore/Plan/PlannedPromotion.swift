import Commerce

/// A promotion of the plan, with the dates of the year that the sample is written for.
struct PlannedPromotion {
  var key: String
  var name: String
  var kind: String
  var state: String
  var channels: String
  var code: String
  var value: String
  var targets: String
  /// `2026-11-20 00:00`
  var start: String
  /// Empty for no end.
  var end: String
  var zone: String

  init(
    _ key: String, _ name: String, _ kind: PromotionKind, as state: PromotionState = .approved,
    on channels: String = "shop", code: String = "", _ value: String, _ targets: String,
    from start: String, to end: String, zone: String = "Europe/Berlin"
  ) {
    self.key = key
    self.name = name
    self.kind = kind.rawValue
    self.state = state.rawValue
    self.channels = channels
    self.code = code
    self.value = value
    self.targets = targets
    self.start = start
    self.end = end
    self.zone = zone
  }
}

/// Anything else in the calendar.
struct PlannedEvent {
  var key: String
  var name: String
  var kind: String
  var channels: String
  var start: String
  var end: String
  var zone: String

  init(
    _ key: String, _ name: String, _ kind: CalendarEventKind, on channels: String = "",
    from start: String, to end: String = "", zone: String = "Europe/Berlin"
  ) {
    self.key = key
    self.name = name
    self.kind = kind.rawValue
    self.channels = channels
    self.start = start
    self.end = end
    self.zone = zone
  }
}

/// Moves the plan's dates with the day of the exports.
struct PlanDates {
  let asOf: CivilDate

  /// Everything but a date and a time stays as it is.
  func moved(_ text: String) -> String {
    guard let date = CivilDate(text.prefix(10)) else { return text }
    let days = asOf.daysSinceEpoch - SampleOptions.defaultDay.daysSinceEpoch
    return date.adding(days: days).description + text.dropFirst(10)
  }
}
