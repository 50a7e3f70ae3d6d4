import Commerce

/// Reads Google Ads' campaign report: two lines of title and period, the header, campaigns, and
/// several rows of totals, which would count everything twice.
final class GoogleAdsReader: SomeRecordsReader {
  private let cells: CellReader
  private let campaign, day, currency: Column
  private let columns: [FigureColumn]
  private let period: (from: CivilDate, until: CivilDate)?
  private let periodText: String

  init(_ setup: FormatSetup) {
    cells = setup.cells
    let header = setup.header
    campaign = header.column("Campaign")
    day = header.column("Day")
    currency = header.column("Currency code", "Currency")
    columns = [
      FigureColumn(metric: "clicks", column: header.column("Clicks")),
      FigureColumn(metric: "impressions", column: header.column("Impr.", "Impressions")),
      FigureColumn(metric: "cost", column: header.column("Cost"), isMoney: true),
      FigureColumn(metric: "conversions", column: header.column("Conversions")),
      FigureColumn(
        metric: "conversion value", column: header.column("Conv. value"), isMoney: true),
    ].filter(\.column.isPresent)
    // A comma in the title line parts `January 1, 2026`: the cells are put together again.
    let lines = setup.preamble.map { $0.filter { !$0.isEmpty }.joined(separator: ", ") }
    period = lines.lazy.compactMap(writtenPeriod).first
    periodText = lines.last ?? ""
  }

  override func records(_ row: Row) throws(CellProblem) -> [FeedRecord] {
    if row.isTotal { return [] }
    let currency = try cells.currency(row, currency) ?? cells.context.currency
    return try cells.figures(
      row, columns, report: "google-ads",
      subject: try cells.requiredIdentifier(row, campaign), try period(of: row),
      currency: currency
    ).map(FeedRecord.figure)
  }

  private func period(of row: Row) throws(CellProblem) -> (from: CivilDate, until: CivilDate) {
    if let day = try cells.stamp(row, day)?.wall.date { return (day, day) }
    if let period { return period }
    throw CellProblem(
      column: day.isPresent ? day : campaign,
      reason: "belongs to no period: \"\(periodText.shortened(to: 40))\" is not one that can be "
        + "read; add the column Day to the report, or set its language to English")
  }
}

/// Reads Meta's campaign report. An export without data is one cell that says so.
final class MetaAdsReader: SomeRecordsReader {
  private let cells: CellReader
  private let starts, ends, campaign: Column
  private let columns: [FigureColumn]
  /// Of the amounts: the header names it.
  private let currency: Currency?

  init(_ setup: FormatSetup) {
    cells = setup.cells
    let header = setup.header
    starts = header.column("Reporting starts", "Début des rapports")
    ends = header.column("Reporting ends", "Fin des rapports")
    campaign = header.column("Campaign name", "Nom de la campagne")
    let spent = header.names.first {
      $0.hasPrefix("Amount spent (") || $0.hasPrefix("Montant dépensé (")
    }
    currency = spent.flatMap { $0.split(separator: "(").last }
      .flatMap { Currency(code: String($0.prefix(3))) }
    columns = [
      FigureColumn(
        metric: "cost", column: spent.map { header.column($0) } ?? .absent, isMoney: true),
      FigureColumn(metric: "impressions", column: header.column("Impressions")),
      FigureColumn(metric: "reach", column: header.column("Reach", "Couverture")),
      FigureColumn(metric: "results", column: header.column("Results", "Résultats")),
      FigureColumn(
        metric: "link clicks", column: header.column("Link clicks", "Clics sur un lien")),
    ].filter(\.column.isPresent)
  }

  override func records(_ row: Row) throws(CellProblem) -> [FeedRecord] {
    // The first row of an export may sum up the others, without a campaign's name.
    guard starts.isPresent, let name = row.trimmed(campaign), !row.isTotal else { return [] }
    // Where the header is French the day comes first.
    let order: DateOrder? = starts.name.hasPrefix("D") ? .dayFirst : nil
    guard let from = try cells.stamp(row, starts, order: order)?.wall.date else {
      throw CellProblem(column: starts, reason: "is blank; the row belongs to no day")
    }
    let until = try cells.stamp(row, ends, order: order)?.wall.date ?? from
    return try cells.figures(
      row, columns, report: "meta-ads", subject: name, (from, max(from, until)),
      currency: currency ?? cells.context.currency
    ).map(FeedRecord.figure)
  }
}

extension Row {
  /// Whether one of the first cells says that the row sums up others.
  var isTotal: Bool {
    for index in 0..<min(4, count) {
      let bytes = trimSpaces(bytes(at: index))
      if bytes.starts(with: "Total".utf8) || bytes.starts(with: "Grand total".utf8) { return true }
    }
    return false
  }
}
