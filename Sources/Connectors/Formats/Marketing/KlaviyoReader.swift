import Commerce

/// Reads Klaviyo's campaigns: each one that has a send time is a mailing in the calendar, and its
/// counts and revenue are figures of that day.
final class KlaviyoReader: SomeRecordsReader {
  private let cells: CellReader
  private let name, id, sent: Column
  private let columns: [FigureColumn]

  init(_ setup: FormatSetup) {
    cells = setup.cells
    let header = setup.header
    name = header.column("Campaign Name")
    id = header.column("Campaign ID")
    sent = header.column("Send Time")
    columns = [
      FigureColumn(metric: "recipients", column: header.column("Total Recipients")),
      FigureColumn(metric: "deliveries", column: header.column("Successful Deliveries")),
      FigureColumn(metric: "opens", column: header.column("Unique Opens")),
      FigureColumn(metric: "clicks", column: header.column("Unique Clicks")),
      FigureColumn(metric: "orders", column: header.column("Unique Placed Order")),
      FigureColumn(metric: "revenue", column: header.column("Revenue"), isMoney: true),
      FigureColumn(metric: "unsubscribes", column: header.column("Unsubscribes")),
      FigureColumn(metric: "spam complaints", column: header.column("Spam Complaints")),
      FigureColumn(metric: "bounces", column: header.column("Bounces")),
    ].filter(\.column.isPresent)
  }

  override func records(_ row: Row) throws(CellProblem) -> [FeedRecord] {
    let title = try cells.requiredIdentifier(row, name)
    // Without a send time it is a draft: nothing was sent, and it has no day.
    guard let stamp = try cells.stamp(row, sent) else { return [] }
    let at = cells.instant(stamp)
    let start = cells.context.zone.wallClock(at: at)
    let event = CalendarEvent(
      key: row.trimmed(id) ?? "\(title) \(start.date)", name: title, kind: .mail,
      channels: [cells.context.channel.code],
      schedule: Schedule(
        start: start, end: WallClock(date: start.date.adding(days: 1), secondOfDay: 0),
        zone: cells.context.zone))
    // The instant carries the day shift already, the figures add it themselves.
    let day = start.date.adding(days: -cells.context.dayShift)
    let figures = try cells.figures(
      row, columns, report: "klaviyo-campaigns", subject: title, (day, day),
      currency: cells.context.currency)
    return [.event(event)] + figures.map(FeedRecord.figure)
  }
}
