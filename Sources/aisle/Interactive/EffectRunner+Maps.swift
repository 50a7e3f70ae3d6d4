import Commerce
import Connectors
import Dashboard
import Foundation
import Store

extension EffectRunner {
  /// Effects of column maps.
  func attemptMap(_ effect: Effect) throws -> [Action] {
    let service = workspace.importService
    switch effect {
    case .previewFile(let path):
      let path = inDone(expanded(path))
      let file = try preview(path: path, hints: service.hints(nil))
      let known = try? recognise(path: path, hints: service.hints(nil)).format.map
      return [.mapSheet(MapSheet(file, map: known), saved: known)]
    case .tryMap(let map, let path):
      return [.mapTried(try take(map, path, in: service, dryRun: true))]
    case .importMapped(let map, let path):
      return try settled(.imported([try take(map, path, in: service, dryRun: false)]))
    case .saveMap(let map):
      try workspace.configFile?.save(map)
      workspace.maps.put(map)
      return [.mapSaved(map, file: workspace.configFile?.path)]
    default: return []
    }
  }

  private func take(
    _ map: ColumnMap, _ path: String, in service: ImportService, dryRun: Bool
  ) throws -> ImportResult {
    let file = try recognise(path: path, as: FeedFormat(map), hints: service.hints(nil))
    let candidate = ImportService.Candidate(file: file, source: service.source(of: file))
    return try service.take(candidate, dryRun: dryRun)
  }

  /// Where a file is that an inbox has taken since; the path itself where it still is, or never was.
  private func inDone(_ path: String) -> String {
    let url = URL(fileURLWithPath: path)
    let done = url.deletingLastPathComponent().appendingPathComponent("done")
      .appendingPathComponent(url.lastPathComponent)
    let manager = FileManager.default
    return !manager.fileExists(atPath: path) && manager.fileExists(atPath: done.path)
      ? done.path : path
  }

  /// A path as a person types it.
  func expanded(_ path: String) -> String {
    NSString(string: path.trimmingCharacters(in: .whitespaces)).expandingTildeInPath
  }
}
