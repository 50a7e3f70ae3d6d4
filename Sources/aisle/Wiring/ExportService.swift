import Commerce
import Connectors
import Foundation
import Store

/// What to write, and where to.
struct ExportRequest: Sendable {
  var format: OutFormat
  var selection: ExportSelection
  /// Nil finds it by the platform.
  var channel: String?
  var columns: [String]?
  /// Absolute; nil is standard output.
  var path: String?
  var mayReplace = false
}

/// What came of it.
struct ExportResult: Sendable {
  var format: OutFormat
  var channel: String?
  /// The path; `-` for standard output.
  var file: String
  var summary = OutSummary()
  /// Pending edits that met a third value on the platform and are not in the file.
  var conflicts = 0
  /// False when there was nothing to write: then there is no file.
  var isWritten = true
  /// Whether the pending edits were marked as written.
  var isMarked = false

  var sentence: String {
    guard isWritten else {
      return "Nothing waits for \(channel ?? "any channel"); no file was written"
    }
    let rows = "\(summary.rows) \(summary.rows == 1 ? "row" : "rows")"
    let fields = summary.written.count
    guard fields > 0, isMarked else { return "\(file)  \(format.id)  \(rows)" }
    return "\(file)  \(format.id)  \(rows), \(fields) pending \(fields == 1 ? "edit" : "edits")"
  }

  var conflictSentence: String {
    "\(conflicts) \(conflicts == 1 ? "edit was" : "edits were") left out: the platform shows "
      + "another value since; settle the \(conflicts == 1 ? "conflict" : "conflicts") first"
  }
}

/// Writes files from the store.
struct ExportService: Sendable {
  var workspace: Workspace

  private var store: Store { workspace.store }

  /// Writes one file whole, or leaves no trace of it. Pending edits that went into it are marked,
  /// unless the store is open for reading only.
  func write(_ request: ExportRequest) throws -> ExportResult {
    let format = request.format
    let channel = try channel(of: request)
    let isPending = request.selection == .pending
    var background = try store.exportBackground(channel: channel, format: format.readAs)
    if needsKeptColumns(request, background) {
      background.keptColumns = try store.exportBackground(
        channel: channel, format: format.readAs, keepsColumns: true
      ).keptColumns
    }
    var result = ExportResult(format: format, channel: channel, file: request.path ?? "-")
    if isPending {
      result.conflicts = background.conflicts
      guard !background.pending.isEmpty else {
        result.isWritten = false
        return result
      }
    }
    var plan = OutPlan()
    plan.lastHeader = background.lastHeader
    plan.keptColumns = background.keptColumns
    plan.pending = isPending ? background.pending : nil
    plan.hasNew = isPending && background.hasNew
    plan.chosen = request.columns
    let file = try file(request, plan)
    try store.eachExport(
      request.selection, channel: channel, wholeProducts: format.takesWholeProducts,
      withLevels: format.takesLevels, withViews: format.takesStoreViews
    ) { product in
      try file.take(product)
      return true
    }
    result.summary = try file.finish()
    result.isMarked = try mark(result, journalEnd: background.journalEnd)
    return result
  }

  private func file(_ request: ExportRequest, _ plan: OutPlan) throws -> any ProductFile {
    guard !request.format.isWorkbook else {
      guard let path = request.path else {
        throw CommandFailure("a workbook is written into a file; name it with -o FILE")
      }
      return try WorkbookFile(
        path: path, mayReplace: request.mayReplace, plan: plan, zone: workspace.settings.zone)
    }
    let sink: any ByteSink =
      try request.path.map { try FileSink(path: $0, mayReplace: request.mayReplace) }
      ?? DescriptorSink(descriptor: STDOUT_FILENO, name: "standard output")
    return try OutFile(request.format, plan: plan, sink: sink)
  }

  /// Returns whether there was anything to mark.
  private func mark(_ result: ExportResult, journalEnd: Int64) throws -> Bool {
    let edits = result.summary.written
    guard !edits.isEmpty, !store.isReadOnly else { return false }
    let run = ExportRun(
      at: workspace.clock.now(), actor: workspace.actor, channel: result.channel ?? "",
      format: result.format.id, file: result.file, contentHash: result.summary.contentHash,
      rows: result.summary.rows)
    try store.markExported(edits, in: run, journalEnd: journalEnd)
    return true
  }

  private func needsKeptColumns(_ request: ExportRequest, _ known: ExportBackground) -> Bool {
    if request.format.platform == .plain { return request.columns != nil }
    return known.lastHeader.isEmpty
  }

  /// The channel that was named; else the only one that the platform's files came for.
  private func channel(of request: ExportRequest) throws -> String? {
    if let channel = request.channel { return channel }
    let platform = request.format.platform
    guard platform != .plain else { return nil }
    let channels = try store.exportChannels(platform: platform)
    guard channels.count < 2 else {
      throw CommandFailure(
        "several channels are \(platform.rawValue) (\(channels.joined(separator: ", "))); "
          + "say which with --channel")
    }
    return channels.first
  }
}
