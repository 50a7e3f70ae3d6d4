import Commerce

extension CellReader {
  /// A word out of a fixed list, `-`, `_` and space being one.
  func choice<Choice: FeedChoice>(
    _ row: Row, _ column: Column, _ type: Choice.Type
  ) throws(CellProblem) -> Choice? {
    guard let text = row.trimmed(column) else { return nil }
    guard let choice = Choice(feedWord: feedWord(text)) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw CellProblem(column: column, reason: "is not one of \(known)")
    }
    return choice
  }

  /// A word that the row can't do without.
  func requiredChoice<Choice: FeedChoice>(
    _ row: Row, _ column: Column, _ type: Choice.Type
  ) throws(CellProblem) -> Choice {
    guard let choice = try choice(row, column, type) else {
      let known = Choice.allCases.map(\.rawValue).joined(separator: ", ")
      throw CellProblem(column: column, reason: "is blank; write one of \(known)")
    }
    return choice
  }

  /// Channel codes parted by `|`, `;` or `,`.
  func channels(_ row: Row, _ column: Column) -> [String] {
    pieces(row.bytes(column), separators: [0x7C, 0x3B, 0x2C])
  }

  /// The interval of a promotion or event; a bare end date is the end of that day.
  func schedule(
    _ row: Row, start: Column, end: Column, zone: Column
  ) throws(CellProblem) -> Schedule {
    guard let first = try wall(row, start) else {
      throw CellProblem(column: start, reason: "is blank; write 2026-11-27 or 2026-11-27 18:00")
    }
    var last = try wall(row, end)
    if let stamp = last, !stamp.hasTime { last?.wall.date = stamp.wall.date.adding(days: 1) }
    if let last, last.wall <= first.wall {
      throw CellProblem(column: end, reason: "is not after the start")
    }
    let name = row.trimmed(zone)
    let named = name.map { StoreZone(identifier: $0) }
    if let named, named == nil {
      throw CellProblem(column: zone, reason: "is not a time zone; write one such as Europe/Berlin")
    }
    return Schedule(
      start: first.wall, end: last?.wall, zone: (named ?? nil) ?? context.zone)
  }

  /// A wall-clock time, shifted by whole days. One with an offset is refused: the zone has a column
  /// of its own, and two answers to one question are one too many.
  private func wall(_ row: Row, _ column: Column) throws(CellProblem) -> Stamp? {
    guard var stamp = try stamp(row, column) else { return nil }
    guard stamp.offset == nil else {
      throw CellProblem(
        column: column, reason: "names an offset; leave it out and fill in the zone column")
    }
    stamp.wall.date = stamp.wall.date.adding(days: context.dayShift)
    return stamp
  }
}

/// A reader whose every row is one record.
class OneRecordReader: RowReader {
  final let header: Header
  final let cells: CellReader

  init(_ setup: FormatSetup) {
    header = setup.header
    cells = setup.cells
  }

  func record(_ row: Row) throws(CellProblem) -> FeedRecord? { nil }

  final var takesRowsAlone: Bool { true }

  final func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let read: FeedRecord?
    do throws(CellProblem) {
      read = try record(row)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    if let read { try emit(.record(read, SourcePlace(line: row.line))) }
  }
}
