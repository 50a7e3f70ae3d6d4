import Commerce
import Connectors
import Foundation
import Store

/// Takes refused rows again: as they were mended, or because the map or the catalog has changed.
///
/// A row that stands for itself is read alone, under its file's header and on its own line. Rows of
/// an order or a product belong together: their whole file is read again with the mended rows in it,
/// and so it has to be there still, where it was or in the `done` beside it.
struct RetakeService {
  var workspace: Workspace

  private var store: Store { workspace.store }

  /// - Parameter ids: nil for every refused row.
  func retake(_ ids: [Int64]?, dryRun: Bool = false) throws -> [ImportResult] {
    let retakes = try store.retakes(of: ids)
    let results = try retakes.map { try retake($0, dryRun: dryRun) }
    if !dryRun, !results.isEmpty { try workspace.evaluate() }
    return results
  }

  /// The same for one row that is mended in passing: nothing of it is kept but with the import.
  func retake(_ id: Int64, as text: String, dryRun: Bool) throws -> [ImportResult] {
    if !dryRun {
      _ = try store.mend(id, to: text, actor: workspace.actor)
      return try retake([id])
    }
    let retakes = try store.retakes(of: [id])
    return try retakes.map { retake in
      var retake = retake
      for index in retake.rows.indices { retake.rows[index].mended = text }
      return try self.retake(retake, dryRun: true)
    }
  }

  private func retake(_ retake: Retake, dryRun: Bool) throws -> ImportResult {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("aisle-retake-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("rows.csv").path
    do {
      return try take(retake, through: path, dryRun: dryRun)
    } catch let error as FeedError {
      // What is wrong is wrong with the rows, not with the file that they pass through.
      throw CommandFailure("\(error)".replacing(path, with: retake.file))
    }
  }

  private func take(
    _ retake: Retake, through path: String, dryRun: Bool
  ) throws -> ImportResult {
    let service = workspace.importService
    let format = try FeedFormat.named(retake.format, maps: workspace.maps.all)
    // A few rows alone may not tell what the whole file told; what was declared since outranks it.
    let declared = service.hints(retake.source).decimal
    let hints = ReadingHints(decimal: declared ?? retake.dialect?.decimal)
    var rows: [Int64]? = retake.rows.map(\.id)
    if retake.dialect != nil {
      try retake.write(to: path)
      let alone = try recognise(path: path, as: format, hints: hints)
      if try !alone.takesRowsAlone() { rows = nil }
    } else {
      rows = nil
    }
    if rows == nil {
      let original = try original(of: retake, format)
      // What others have mended of the file goes in with it.
      let refused = try store.quarantine(source: retake.source, limit: .max)
        .filter { row in row.file == retake.file && row.format == retake.format }
      var texts: [Int: String] = [:]
      for row in refused + retake.rows {
        if let text = row.mended { texts[row.issue.place.line] = text }
      }
      try original.write(replacing: texts, to: path)
    }
    let file = try recognise(path: path, as: format, hints: hints)
    let candidate = ImportService.Candidate(file: file, source: retake.source)
    return try service.take(
      candidate, dryRun: dryRun, again: true,
      change: { run in
        run.file = retake.file
        run.fileTime = retake.fileTime
        run.retakes = ImportRunInfo.Retaken(run: retake.run, rows: rows)
      })
  }

  /// The file that the rows are from, with the content that it had.
  private func original(of retake: Retake, _ format: FeedFormat) throws -> RecognisedFile {
    for path in places(of: retake.file) where FileManager.default.fileExists(atPath: path) {
      let known = try? recogniseParts(path: path, as: format).files.first { file in
        guard let hash = try? file.contentHash() else { return false }
        return hash.prefix(64) == retake.contentHash.prefix(64)
      }
      if let known { return known }
    }
    throw CommandFailure(
      "\(retake.file): its refused rows belong to rows that went in, and the file is gone or has "
        + "changed; put it back, or export it again with the correction")
  }

  /// Where a file may be now: in place, in the `done` beside it, or in an archive at either.
  private func places(of file: String) -> [String] {
    func both(_ path: String) -> [String] {
      let url = URL(fileURLWithPath: path)
      let done = url.deletingLastPathComponent().appendingPathComponent("done")
      return [path, done.appendingPathComponent(url.lastPathComponent).path]
    }
    var places = both(file)
    var parent = URL(fileURLWithPath: file).deletingLastPathComponent()
    while parent.path != "/", places.count < 12 {
      if ["zip"].contains(parent.pathExtension.lowercased()) { places += both(parent.path) }
      parent = parent.deletingLastPathComponent()
    }
    return places
  }
}
