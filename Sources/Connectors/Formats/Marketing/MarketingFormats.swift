import Commerce

/// Reports of what was spent and what came of it. Their counts and amounts go in as figures for a
/// day or a stretch of days; rates and averages follow from them and are left out.
enum MarketingFormats {
  static let all: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("google-analytics", "Google Analytics 4 report", .google, .figures),
      headers: [], recognisesRows: AnalyticsReader.recognises,
      makeReader: { AnalyticsReader($0) }),
    FormatDefinition(
      format: FeedFormat("google-ads", "Google Ads campaigns", .google, .figures),
      headers: [["Campaign", "Clicks", "Impr.", "Cost"]],
      makeReader: { GoogleAdsReader($0) }),
    FormatDefinition(
      format: FeedFormat("meta-ads", "Meta Ads campaigns", .meta, .figures),
      headers: [
        ["Reporting starts", "Reporting ends", "Impressions"],
        ["Début des rapports", "Fin des rapports", "Impressions"],
        ["No data available."], ["Aucune donnée disponible."],
      ],
      makeReader: { MetaAdsReader($0) }),
    FormatDefinition(
      format: FeedFormat("klaviyo-campaigns", "Klaviyo campaigns", .klaviyo, .figures),
      headers: [["Campaign Name", "Subject", "Send Time", "Total Recipients"]],
      makeReader: { KlaviyoReader($0) }),
  ]
}

/// A column whose cells become figures.
struct FigureColumn {
  var metric: String
  var column: Column
  /// Whether the figure is an amount of money.
  var isMoney = false
}

extension CellReader {
  /// The figures of one row; cells that say nothing give none.
  func figures(
    _ row: Row, _ columns: [FigureColumn], report: String, subject: String,
    _ period: (from: CivilDate, until: CivilDate), currency: Currency
  ) throws(CellProblem) -> [FigureRecord] {
    var figures: [FigureRecord] = []
    for figure in columns {
      guard let value = try self.figure(row, figure.column) else { continue }
      figures.append(
        FigureRecord(
          report: report, subject: subject, metric: figure.metric,
          from: period.from.adding(days: context.dayShift),
          until: period.until.adding(days: context.dayShift), value: value,
          currency: figure.isMoney ? currency : nil))
    }
    return figures
  }
}

/// A reader whose every row gives some records, or one issue.
class SomeRecordsReader: RowReader {
  func records(_ row: Row) throws(CellProblem) -> [FeedRecord] { [] }

  final func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let read: [FeedRecord]
    do throws(CellProblem) {
      read = try records(row)
    } catch {
      try emit(.issue(row.issue(error)))
      return
    }
    for record in read { try emit(.record(record, SourcePlace(line: row.line))) }
  }
}
