import Commerce

/// A date and time as a file writes it: what the wall showed, and the offset where one is given.
struct Stamp: Hashable {
  var wall: WallClock
  /// Milliseconds within the second.
  var milliseconds: Int64 = 0
  /// Seconds to add to UTC; nil when the text names no zone.
  var offset: Int?
  /// Whether the text had a time of day.
  var hasTime: Bool
}

/// Reads the dates that exports contain:
/// `2025-12-06`, `2025-12-06 10:37[:33[.250]]`, with `T` or a space, followed by nothing, `Z`,
/// `-0500`, `-05:00` or a zone's abbreviation; `08/07/2016 10:12:40 BST` and `8.7.2016 10:12`,
/// whose order of day and month follows the abbreviation, else `order`; without either, nil.
func stamp(_ text: UnsafeBufferPointer<UInt8>, order: DateOrder? = nil) -> Stamp? {
  var scanner = StampScanner(text)
  guard let first = scanner.number(), let separator = scanner.take() else { return nil }
  guard let second = scanner.number(), scanner.take() == separator, let third = scanner.number()
  else { return nil }
  var time = (seconds: 0, milliseconds: Int64(0))
  let hasTime = scanner.skipDateEnd()
  if hasTime {
    guard let read = scanner.time() else { return nil }
    time = read
  }
  scanner.skipSpaces()
  let zone: NamedZone?
  switch scanner.zone() {
  case .none: zone = nil
  case .known(let known): zone = known
  case .unknown: return nil
  }
  let date: CivilDate?
  switch separator {
  case 0x2D where first.digits == 4, 0x2F where first.digits == 4:
    date = CivilDate(year: first.value, month: second.value, day: third.value)
  case 0x2F, 0x2E, 0x2D:
    guard first.digits <= 2, third.digits == 4 || third.digits == 2 else { return nil }
    let year = third.digits == 2 ? 2_000 + third.value : third.value
    // A point between day and month is written day first everywhere.
    switch separator == 0x2E ? .dayFirst : zone?.order ?? order {
    case .dayFirst: date = CivilDate(year: year, month: second.value, day: first.value)
    case .monthFirst: date = CivilDate(year: year, month: first.value, day: second.value)
    case nil: return nil
    }
  default: return nil
  }
  guard let date else { return nil }
  return Stamp(
    wall: WallClock(date: date, secondOfDay: time.seconds), milliseconds: time.milliseconds,
    offset: zone?.offset, hasTime: hasTime)
}

extension CellReader {
  /// A stamp as an instant: in its own offset, else in the source's zone; shifted by whole days.
  func instant(_ stamp: Stamp, bound: IntervalBound = .start) -> Instant {
    let date = stamp.wall.date.adding(days: context.dayShift)
    let fraction = TimeSpan(milliseconds: stamp.milliseconds)
    if let offset = stamp.offset {
      let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(stamp.wall.secondOfDay - offset)
      return Instant(seconds: seconds) + fraction
    }
    let wall = WallClock(date: date, secondOfDay: stamp.wall.secondOfDay)
    return context.zone.instant(of: wall, as: bound).instant + fraction
  }

  /// A date and time; blank is nil.
  func instant(
    _ row: Row, _ column: Column, order: DateOrder? = nil
  ) throws(CellProblem) -> Instant? {
    try stamp(row, column, order: order).map { instant($0) }
  }

  /// A date and time where a blank clears and an absent column says nothing.
  func statedInstant(
    _ row: Row, _ column: Column, order: DateOrder? = nil
  ) throws(CellProblem) -> Stated<Instant> {
    guard column.isPresent else { return .unstated }
    return try instant(row, column, order: order).map { .value($0) } ?? .cleared
  }

  /// A date, shifted by whole days; blank is nil. A time of day is dropped.
  func date(
    _ row: Row, _ column: Column, order: DateOrder? = nil
  ) throws(CellProblem) -> CivilDate? {
    try stamp(row, column, order: order)?.wall.date.adding(days: context.dayShift)
  }

  /// What the cell says, neither shifted nor placed in a zone.
  func stamp(_ row: Row, _ column: Column, order: DateOrder? = nil) throws(CellProblem) -> Stamp? {
    let bytes = row.trimmedBytes(column)
    guard !bytes.isEmpty else { return nil }
    guard
      let stamp = Connectors.stamp(bytes, order: context.dates ?? order)
        ?? writtenStamp(String(decoding: bytes, as: UTF8.self))
    else {
      throw CellProblem(
        column: column,
        reason: "is not a date that can be read for certain; write 2026-11-22 10:00, or give the "
          + "source or the map dates = \"dmy\" or \"mdy\"")
    }
    return stamp
  }
}
