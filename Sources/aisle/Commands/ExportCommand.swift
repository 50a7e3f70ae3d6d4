import ArgumentParser
import Commerce
import Connectors
import Foundation
import Store

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a file that a platform takes, or a table of any columns.",
    discussion: """
      --pending writes just what was edited and what identifies it; the next import from the \
      platform confirms the edits. Without -o the file goes to standard output. A file that is \
      there already is replaced only with --force.
      """)

  @OptionGroup var options: GlobalOptions

  @Option(name: .customLong("as"), help: "The format; --list names them.")
  var format: String?

  @Flag(help: "Only what was edited and waits for its platform.")
  var pending = false

  @Option(
    name: .customLong("where"),
    help: ArgumentHelp(
      "Only what a query matches, of the catalog or, for discounts, of promotions.",
      valueName: "QUERY"))
  var query: String?

  @Flag(help: "Everything.")
  var all = false

  @Option(name: .shortAndLong, help: ArgumentHelp("The file to write.", valueName: "FILE"))
  var output: String?

  @Flag(help: "Replace the file if it is there.")
  var force = false

  @Option(help: "The channel that the file is for, where the platform has several.")
  var channel: String?

  @Option(help: "The columns, separated by commas, where the format leaves a choice.")
  var columns: String?

  @Flag(help: "List the formats.")
  var list = false

  mutating func validate() throws {
    guard !list else { return }
    guard format != nil else {
      throw ValidationError("say which format with --as; aisle export --list names them")
    }
    let choices = [pending, query != nil, all].filter { $0 }.count
    guard choices == 1 else {
      throw ValidationError("say what to write: one of --pending, --where QUERY and --all")
    }
    if pending, columns != nil {
      throw ValidationError("--pending chooses the columns itself; leave --columns out")
    }
  }

  func run() throws {
    if list { return listFormats() }
    if let actions = OrderActionFormat(rawValue: (self.format ?? "").lowercased()) {
      return try exportActions(actions)
    }
    if self.format?.lowercased() == ShopifyDiscountsFile.id { return try exportDiscounts() }
    let format: OutFormat
    do { format = try OutFormat(id: self.format ?? "") } catch {
      throw ValidationError(error.description)
    }
    let selection = try selection()
    let workspace = try Workspace.open(options)
    let service = ExportService(workspace: workspace)
    let path = output.map(Workspace.absolute)
    let result = try service.write(
      ExportRequest(
        format: format, selection: selection, channel: channel,
        columns: columns?.split(separator: ",").map(String.init), path: path,
        mayReplace: force))
    try report(result, path: path)
  }

  private func selection() throws -> ExportSelection {
    if pending { return .pending }
    guard let query else { return .all }
    do {
      return .matching(try Query.parse(Negation.query(query), schema: .of(.catalog)))
    } catch {
      throw ValidationError("the query: \(error.description)")
    }
  }

  private func report(_ result: ExportResult, path: String?) throws {
    if options.json, path != nil {
      Output.line(JSONValue.export(result).description)
    } else if path != nil, result.isWritten {
      Output.line(result.sentence)
    } else {
      Output.note(result.sentence)
    }
    if !options.json || path == nil {
      for issue in result.summary.issues {
        let field = issue.field.map { " \($0)" } ?? ""
        Output.error("\(issue.subject)\(field): \(issue.reason)")
      }
      let untold = result.summary.issueCount - result.summary.issues.count
      if untold > 0 { Output.error("and \(untold) more") }
      if result.conflicts > 0 { Output.error(result.conflictSentence) }
    }
    if result.summary.issueCount > 0 || result.conflicts > 0 { throw SomeRowsRefused() }
  }

  private func listFormats() {
    let columns: [TextColumn<OutFormat>] = [
      TextColumn("format") { $0.id }, TextColumn("name") { $0.name },
      TextColumn("needs") { $0.needs.joined(separator: ", ") },
      TextColumn("writes") { $0.writes }, TextColumn("leaves_out") { $0.leavesOut },
    ]
    guard options.format == .table else {
      var writer = RowWriter(format: options.format, columns: columns)
      for format in OutFormat.all {
        writer.write(json: .outFormat(format), cells: columns.map { $0.text(format) })
      }
      for format in OrderActionFormat.allCases {
        writer.write(
          json: .orderActionFormat(format),
          cells: [format.rawValue, format.name, "order", format.writes, format.leavesOut])
      }
      writer.write(
        json: .discountFormat,
        cells: [
          ShopifyDiscountsFile.id, ShopifyDiscountsFile.name, "code or name",
          ShopifyDiscountsFile.writes, ShopifyDiscountsFile.leavesOut,
        ])
      return writer.finish()
    }
    for format in OutFormat.all {
      Output.line(format.id)
      Output.line("  \(format.name): \(format.writes)")
      if !format.needs.isEmpty {
        Output.line("  identified by \(format.needs.joined(separator: ", "))")
      }
      Output.line("  left out: \(format.leavesOut)")
    }
    for format in OrderActionFormat.allCases {
      Output.line(format.rawValue)
      Output.line("  \(format.name): \(format.writes)")
      Output.line("  left out: \(format.leavesOut)")
    }
    Output.line(ShopifyDiscountsFile.id)
    Output.line("  \(ShopifyDiscountsFile.name): \(ShopifyDiscountsFile.writes)")
    Output.line("  left out: \(ShopifyDiscountsFile.leavesOut)")
    Output.flush()
  }
}

extension JSONValue {
  static func outFormat(_ format: OutFormat) -> JSONValue {
    .object([
      "format": .string(format.id), "name": .string(format.name), "needs": .texts(format.needs),
      "writes": .string(format.writes), "leaves_out": .string(format.leavesOut),
    ])
  }

  static func export(_ result: ExportResult) -> JSONValue {
    .object([
      "file": .text(result.isWritten ? result.file : nil), "format": .string(result.format.id),
      "channel": .text(result.channel), "rows": .number(result.summary.rows),
      "fields": .number(result.summary.written.count), "conflicts": .number(result.conflicts),
      "content_hash": .text(result.isWritten ? result.summary.contentHash : nil),
      "refused": .number(result.summary.issueCount),
      "issues": .array(
        result.summary.issues.map { issue in
          .object([
            "subject": .string(issue.subject), "field": .text(issue.field),
            "reason": .string(issue.reason),
          ])
        }),
    ])
  }
}
