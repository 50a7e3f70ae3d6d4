import ArgumentParser
import Commerce
import Connectors
import Store

struct QuarantineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "quarantine",
    abstract: "Refused rows: see them, mend them, take them again.",
    discussion: """
      A refused row is kept as it stands in its file. It goes when it is mended, when its file comes \
      again without it, or when a later file of its source has the same SKU or order right.
      """,
    subcommands: [List.self, Show.self, Mend.self, Retry.self], defaultSubcommand: List.self)

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "List the refused rows, the newest first (the default).")
    @OptionGroup var options: GlobalOptions

    @Option(help: "One source only.")
    var source: String?

    @Option(help: "At most so many rows.")
    var limit: Int?

    func validate() throws {
      if let limit, limit < 0 { throw ValidationError("--limit can't be negative") }
    }

    func run() throws {
      let workspace = try Workspace.open(options, readOnly: true)
      let rows = try workspace.store.quarantine(source: source, limit: limit ?? .max)
      var writer = RowWriter(format: options.format, columns: QuarantineCommand.columns)
      for row in rows {
        writer.write(json: .refused(row), cells: QuarantineCommand.columns.map { $0.text(row) })
      }
      writer.finish()
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Show a refused row cell by cell, and why it was refused.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Its number, as the list shows it.")
    var row: Int64

    func run() throws {
      let workspace = try Workspace.open(options, readOnly: true)
      let row = try workspace.store.quarantined(row)
      guard options.format != .json else {
        Output.line(JSONValue.refused(row, withCells: true).description)
        return
      }
      Output.line(row.issue.line(in: row.file))
      if let by = row.mendedBy { Output.line("mended by \(by), waiting to be taken again") }
      guard let cells = row.cells else {
        Output.line(row.text)
        return
      }
      for (name, cell) in zip(row.header, cells) where !cell.isEmpty {
        Output.line("  \(name)=\(cell)")
      }
    }
  }

  struct Mend: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Correct cells of a refused row, and take it again.",
      discussion: "aisle quarantine mend 7 'Variant Price=19.90' SKU=MUG-RED")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Its number, as the list shows it.")
    var row: Int64

    @Argument(help: "Cells: COLUMN=VALUE.")
    var cells: [String] = []

    @Option(name: .customLong("row"), help: "The whole row anew, as it would stand in its file.")
    var text: String?

    @Flag(name: .customLong("dry-run"), help: "Say what would change, and change nothing.")
    var dryRun = false

    @Flag(help: "Keep the correction, and take it again later: aisle quarantine retry.")
    var later = false

    func run() throws {
      let workspace = try Workspace.openForWriting(options)
      let refused = try workspace.store.quarantined(row)
      let mended = try mended(refused)
      if later, !dryRun {
        _ = try workspace.store.mend(row, to: mended, actor: workspace.actor)
        Output.line("\(row): kept; aisle quarantine retry takes it again")
        return
      }
      let results = try RetakeService(workspace: workspace)
        .retake(row, as: mended, dryRun: dryRun)
      try QuarantineCommand.report(results, options, dryRun: dryRun)
    }

    private func mended(_ refused: QuarantinedRow) throws -> String {
      if let text {
        guard cells.isEmpty else { throw ValidationError("name cells or --row, not both") }
        return text
      }
      guard !cells.isEmpty else { throw ValidationError("name what to correct: COLUMN=VALUE") }
      guard var values = refused.cells else {
        throw CommandFailure(
          "\(row): this row can't be cut into the cells of its header; correct it with --row")
      }
      for cell in cells {
        let change = try QuarantineCommand.change(cell, in: refused.header)
        values[change.index] = change.value
      }
      guard let text = refused.text(with: values) else {
        throw CommandFailure("\(row): the row can't be written again; correct it with --row")
      }
      return text
    }
  }

  struct Retry: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take refused rows again: after mending, or after the map or the catalog changed.")
    @OptionGroup var options: GlobalOptions

    @Argument(help: "Their numbers; all refused rows where none is named.")
    var rows: [Int64] = []

    @Flag(name: .customLong("dry-run"), help: "Say what would change, and change nothing.")
    var dryRun = false

    func run() throws {
      let workspace = try Workspace.openForWriting(options)
      let results = try RetakeService(workspace: workspace)
        .retake(rows.isEmpty ? nil : rows, dryRun: dryRun)
      if results.isEmpty, !options.json { Output.line("No row is refused") }
      try QuarantineCommand.report(results, options, dryRun: dryRun)
    }
  }

  /// `COLUMN=VALUE`, where a column's name may hold a `=` too: the longest that fits.
  static func change(
    _ text: String, in header: [String]
  ) throws -> (index: Int, value: String) {
    let fitting = header.indices.filter { index in
      text.lowercased().hasPrefix(header[index].lowercased() + "=")
    }
    guard let index = fitting.max(by: { header[$0].count < header[$1].count }) else {
      throw ValidationError(
        "\"\(text)\" names no column of the row; its columns are \(header.joined(separator: ", "))")
    }
    return (index, String(text.dropFirst(header[index].count + 1)))
  }

  static func report(
    _ results: [ImportResult], _ options: GlobalOptions, dryRun: Bool
  ) throws {
    let verb = dryRun ? "would be " : ""
    for result in results {
      if options.json {
        Output.line(JSONValue.importResult(result).description)
      } else {
        Output.line(
          "\(result.file)  \(verb)\(result.created) created, \(result.updated) updated, "
            + "\(result.unchanged) unchanged, \(result.quarantined) refused")
        for issue in result.issues { Output.note(issue.line(in: result.file)) }
      }
      result.noteSkipped()
    }
    if results.contains(where: { $0.quarantined > 0 }) { throw SomeRowsRefused() }
  }

  private static let columns: [TextColumn<QuarantinedRow>] = [
    TextColumn("id", isNumber: true) { "\($0.id)" },
    TextColumn("file") { row in
      let name = row.file.split(separator: "/").last.map(String.init) ?? row.file
      let column = row.issue.place.column.map { ":\($0)" } ?? ""
      return "\(name):\(row.issue.place.line)\(column)"
    },
    TextColumn("column") { $0.issue.columnName ?? "" },
    TextColumn("value") { String($0.issue.value.prefix(40)) },
    TextColumn("reason") { $0.issue.reason },
    TextColumn("mended_by") { $0.mendedBy ?? "" },
  ]
}

extension JSONValue {
  static func refused(_ row: QuarantinedRow, withCells: Bool = false) -> JSONValue {
    var members: [Member] = [
      Member(key: "id", value: .number(row.id)), Member(key: "source", value: .string(row.source)),
      Member(key: "format", value: .string(row.format)),
      Member(key: "file", value: .string(row.file)), Member(key: "at", value: .instant(row.at)),
      Member(key: "line", value: .number(row.issue.place.line)),
      Member(key: "column", value: .number(row.issue.place.column)),
      Member(key: "column_name", value: .text(row.issue.columnName)),
      Member(key: "value", value: .string(row.issue.value)),
      Member(key: "reason", value: .string(row.issue.reason)),
      Member(key: "row", value: .string(row.text)),
      Member(key: "mended_by", value: .text(row.mendedBy)),
    ]
    if withCells, let cells = row.cells {
      members.append(
        Member(
          key: "cells",
          value: .object(zip(row.header, cells).map { Member(key: $0, value: .string($1)) })))
    }
    return .object(members)
  }
}
