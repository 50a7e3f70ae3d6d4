import ArgumentParser
import Commerce
import Connectors
import Foundation
import Store

extension ExportCommand {
  /// Writes the staged decisions about orders that a format carries.
  func exportActions(_ format: OrderActionFormat) throws {
    guard pending else {
      throw ValidationError("\(format.rawValue) has only what is staged: say --pending")
    }
    let workspace = try Workspace.open(options)
    let result = try OrderActionExportService(workspace: workspace).write(
      format, channel: channel, path: output.map(Workspace.absolute), mayReplace: force)
    if options.json, output != nil {
      Output.line(JSONValue.orderActionExport(result).description)
    } else {
      Output.note(result.sentence)
    }
    for issue in result.refused {
      Output.error("\(issue.subject): \(issue.field ?? "") \(issue.reason)")
    }
    for words in result.byHand { Output.note(words) }
    if !result.refused.isEmpty { throw SomeRowsRefused() }
  }
}

/// Writes files of decisions about orders.
struct OrderActionExportService: Sendable {
  var workspace: Workspace

  struct Result: Sendable {
    var format: OrderActionFormat
    /// The path; `-` for standard output.
    var file: String
    var rows = 0
    var refused: [ExportIssue] = []
    /// What the file does not carry and a person has to do on the platform.
    var byHand: [String] = []
    var isWritten: Bool { rows > 0 || !refused.isEmpty }

    var sentence: String {
      guard isWritten else {
        return "Nothing is staged that \(format.rawValue) carries; no file was written"
      }
      return "\(file)  \(format.rawValue)  \(rows) \(rows == 1 ? "row" : "rows")"
    }
  }

  /// Writes the file whole or not at all, and marks what is in it as exported, unless the store is
  /// open for reading only. What it does not carry is told, so that nothing is forgotten.
  func write(
    _ format: OrderActionFormat, channel: String?, path: String?, mayReplace: Bool
  ) throws -> Result {
    let store = workspace.store
    let open = try store.openOrderActions(channel: channel)
    // Amazon's file is for Amazon's orders; a plain table is for all.
    let fitting = open.filter { format == .plain || $0.platform == .amazon }
    let carried = fitting.filter { format.carries($0.staged.action) }
    var result = Result(format: format, file: path ?? "-")
    if format != .plain {
      result.byHand = open.filter { export in !carried.contains { $0.staged.id == export.staged.id }
      }
      .map { export in
        let words = OrderHandOver.words(export.staged.action.kind, on: export.platform)
        return "not in the file: \(export.name) \(export.staged.action.words): \(words)"
      }
    }
    guard !carried.isEmpty else { return result }
    let sink: any ByteSink =
      try path.map { try FileSink(path: $0, mayReplace: mayReplace) }
      ?? DescriptorSink(descriptor: STDOUT_FILENO, name: "standard output")
    let lines = carried.map {
      OrderActionLine(
        staged: $0.staged, name: $0.name, channel: $0.channel, externalID: $0.externalID)
    }
    let (written, refused) = try format.write(lines, zone: store.zone, to: sink)
    try sink.commit()
    result.rows = written.count
    result.refused = refused
    if !store.isReadOnly {
      try store.markExported(
        actions: written, as: format.rawValue, now: workspace.clock.now())
    }
    return result
  }
}

extension JSONValue {
  static func orderActionFormat(_ format: OrderActionFormat) -> JSONValue {
    .object([
      "format": .string(format.rawValue), "name": .string(format.name),
      "needs": .texts(["order"]), "writes": .string(format.writes),
      "leaves_out": .string(format.leavesOut),
    ])
  }

  static func orderActionExport(_ result: OrderActionExportService.Result) -> JSONValue {
    .object([
      "file": .text(result.isWritten ? result.file : nil),
      "format": .string(result.format.rawValue), "rows": .number(result.rows),
      "by_hand": .texts(result.byHand),
      "refused": .number(result.refused.count),
    ])
  }
}
