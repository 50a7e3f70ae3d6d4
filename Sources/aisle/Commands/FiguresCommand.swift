import ArgumentParser
import Commerce
import Store

struct FiguresCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "List what analytics, ads and mailing reports counted, the newest days first.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Words of the campaign or other subject.")
  var subject: [String] = []

  @Option(help: "Only this report: google-ads, meta-ads, klaviyo-campaigns, google-analytics.")
  var report: String?

  @Option(help: "Only this figure: clicks, cost, revenue.")
  var metric: String?

  @Option(help: "Only days from this one on, as 2026-11-01.")
  var from: String?

  @Option(help: "Only days up to this one.")
  var until: String?

  @Option(help: "At most so many rows.")
  var limit: Int?

  func run() throws {
    var request = FigureRequest(
      report: report, metric: metric?.lowercased(), subject: subject.joined(separator: " "),
      limit: limit)
    request.from = try from.map(day)
    request.until = try until.map(day)
    let workspace = try Workspace.open(options)
    var writer = RowWriter(format: options.format, columns: Self.columns)
    try workspace.store.eachFigure(request) { row in
      writer.write(json: .figure(row), cells: Self.columns.map { $0.text(row) })
      return true
    }
    writer.finish()
  }

  private func day(_ text: String) throws -> CivilDate {
    guard let date = CivilDate(text) else {
      throw ValidationError("\"\(text)\" is not a day; write one such as 2026-11-22")
    }
    return date
  }

  private static let columns: [TextColumn<FigureRow>] = [
    TextColumn("from") { $0.figure.from.description },
    TextColumn("until") { $0.figure.until.description },
    TextColumn("channel") { $0.channel },
    TextColumn("report") { $0.figure.report },
    TextColumn("subject") { $0.figure.subject },
    TextColumn("metric") { $0.figure.metric },
    TextColumn("value", isNumber: true) { $0.figure.value.description },
    TextColumn("currency") { $0.figure.currency?.code ?? "" },
  ]
}

extension JSONValue {
  static func figure(_ row: FigureRow) -> JSONValue {
    .object([
      "channel": .string(row.channel), "report": .string(row.figure.report),
      "subject": .string(row.figure.subject), "metric": .string(row.figure.metric),
      "from": .string(row.figure.from.description),
      "until": .string(row.figure.until.description),
      "value": .string(row.figure.value.description),
      "currency": .text(row.figure.currency?.code),
    ])
  }
}
