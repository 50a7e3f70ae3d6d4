internal import Commerce
internal import GRDB

/// Takes promotions and calendar events. An entry is known by its key on the channel.
final class CalendarImporter {
  private let context: ImportContext
  private let load: SQL
  private let insert: SQL
  private let update: SQL

  init(_ context: ImportContext) throws {
    self.context = context
    let db = context.db
    load = try SQL(
      db,
      """
      SELECT id, \(StoredEntry.columns.joined(separator: ", ")) FROM calendar_entry
      WHERE entry = ? AND channel_id = ? AND key = ?
      """)
    let marks = Array(repeating: "?", count: StoredEntry.columns.count + 4)
      .joined(separator: ", ")
    insert = try SQL(
      db,
      """
      INSERT INTO calendar_entry (\(StoredEntry.columns.joined(separator: ", ")), name_key,
        entry, channel_id, key)
      VALUES (\(marks))
      """)
    update = try SQL(
      db,
      """
      UPDATE calendar_entry SET
        \(StoredEntry.columns.map { "\($0) = ?" }.joined(separator: ", ")), name_key = ?,
        version = version + 1
      WHERE id = ?
      """)
  }

  func take(_ promotion: Promotion, _ place: SourcePlace) throws {
    try take(StoredEntry(promotion), entry: "promotion", key: promotion.key, place)
  }

  func take(_ event: CalendarEvent, _ place: SourcePlace) throws {
    try take(StoredEntry(event), entry: "event", key: event.key, place)
  }

  private func take(
    _ new: StoredEntry, entry: String, key: String, _ place: SourcePlace
  ) throws {
    if let end = new.endAt, end <= new.startAt {
      return try context.refuse(
        place, value: "\(new.startLocal) – \(new.endLocal ?? "")",
        reason: "\(new.name) ends before it starts; correct its times in the file")
    }
    let known = try load.start().bind(entry).bind(context.channelID).bind(key).first {
      (id: $0.int(), entry: StoredEntry($0))
    }
    guard let known else {
      try new.bind(to: insert.start()).bind(Keys.sort(new.name)).bind(entry)
        .bind(context.channelID).bind(key).run()
      context.tally.newEntries += 1
      return context.tally.count(.created)
    }
    guard known.entry != new, !context.isOutdated else { return context.tally.count(.unchanged) }
    try new.bind(to: update.start()).bind(Keys.sort(new.name)).bind(known.id).run()
    context.tally.count(.updated)
  }
}

/// A calendar entry's columns: the schedule as its author wrote it, and the instants it gives.
struct StoredEntry: Equatable {
  var name: String
  var kind: String
  var state: String?
  var channels: String
  var code: String?
  var value: String?
  var targets: String?
  var startLocal: String
  var endLocal: String?
  var zone: String
  var startAt: Instant
  var endAt: Instant?

  static let columns = [
    "name", "kind", "state", "channels", "code", "value", "targets", "start_local", "end_local",
    "zone", "start_at", "end_at",
  ]

  init(_ promotion: Promotion) {
    self.init(
      name: promotion.name, kind: promotion.kind.rawValue, state: promotion.state.rawValue,
      channels: promotion.channels, schedule: promotion.schedule)
    code = promotion.code
    value = promotion.value
    targets = promotion.targets
  }

  init(_ event: CalendarEvent) {
    self.init(
      name: event.name, kind: event.kind.rawValue, state: nil, channels: event.channels,
      schedule: event.schedule)
  }

  private init(
    name: String, kind: String, state: String?, channels: [String], schedule: Schedule
  ) {
    self.name = name
    self.kind = kind
    self.state = state
    self.channels = TextList.encode(channels)
    startLocal = schedule.start.stored
    endLocal = schedule.end?.stored
    zone = schedule.zone.identifier
    startAt = schedule.startAt
    endAt = schedule.endAt
  }

  init(_ row: SQL) {
    name = row.text()
    kind = row.text()
    state = row.optionalText()
    channels = row.text()
    code = row.optionalText()
    value = row.optionalText()
    targets = row.optionalText()
    startLocal = row.text()
    endLocal = row.optionalText()
    zone = row.text()
    startAt = row.instant() ?? Instant(milliseconds: 0)
    endAt = row.instant()
  }

  func bind(to statement: SQL) -> SQL {
    statement.bind(name).bind(kind).bind(state).bind(channels).bind(code).bind(value)
      .bind(targets).bind(startLocal).bind(endLocal).bind(zone).bind(Optional(startAt))
      .bind(endAt)
  }

  /// Nil when the machine's zone data has no such zone any more.
  var schedule: Schedule? {
    guard let zone = StoreZone(identifier: zone), let start = WallClock(stored: startLocal)
    else { return nil }
    return Schedule(start: start, end: endLocal.flatMap(WallClock.init(stored:)), zone: zone)
  }
}

extension WallClock {
  /// `2026-11-22 10:00:00`
  var stored: String { "\(description):\(second < 10 ? "0" : "")\(second)" }

  init?(stored text: String) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let date = CivilDate(parts[0]) else { return nil }
    let clock = parts[1].split(separator: ":").compactMap { Int($0) }
    guard clock.count == 3 else { return nil }
    self.init(date: date, hour: clock[0], minute: clock[1], second: clock[2])
  }
}
