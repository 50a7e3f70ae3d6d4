import Commerce
import Configuration
import Foundation
import Store

extension Workspace {
  var importService: ImportService {
    ImportService(
      store: store, configuration: configuration, maps: maps, clock: clock, dayShift: dayShift)
  }

  var rules: RuleSet { .rules(for: settings) }

  /// Runs the rules for what changed and for what the clock made due, and follows with the search
  /// index; no further than `evaluatedAtOnce`. Returns whether nothing is left. A store that is open
  /// read-only keeps what the last evaluation found.
  @discardableResult
  func evaluate() throws -> Bool {
    guard !store.isReadOnly else { return true }
    let summary = try store.evaluate(rules: rules, now: clock.now(), limit: evaluatedAtOnce)
    let chunk = min(evaluatedAtOnce, 5_000)
    var indexed = chunk
    while indexed == chunk {
      indexed = try store.indexSearch(limit: chunk)
      if evaluatedAtOnce < .max { break }
    }
    return summary.isComplete && indexed < chunk
  }

  var contentRules: ContentRuleSet { .rules(for: settings) }

  /// Products that a command looks at on the way to something else.
  static let judgedAtOnce = 5_000

  /// Looks at products' content: all that wait, or `limit` of them. A store that is open read-only
  /// keeps what was found last.
  func judge(limit: Int = .max) throws {
    guard !store.isReadOnly else { return }
    _ = try store.judge(content: contentRules, now: clock.now(), limit: limit)
  }

  /// A folder that brings its own `aisle.toml` describes its files itself: its sources are used
  /// for them, unless `--config` names another file.
  mutating func adoptConfiguration(ofFolders paths: [String], named config: String?) {
    guard config == nil else { return }
    for path in paths {
      let file = Workspace.absolute(path) + "/aisle.toml"
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      let loaded = Configuration.load(
        String(decoding: data, as: UTF8.self), path: file, home: Paths.current.home)
      for problem in loaded.problems { Output.note("aisle: \(problem)") }
      let names = Set(maps.all.map(\.name))
      for map in loaded.configuration.maps where !names.contains(map.name) { maps.put(map) }
      let known = Set(configuration.sources.map(\.id))
      let sources = loaded.configuration.statedSources.filter { !known.contains($0.id) }
      guard !sources.isEmpty else { continue }
      configuration.sources += sources
      configuration.adoptAssumed(from: loaded.configuration)
      let channels = Set(configuration.settings.channels.map(\.channel.code))
      configuration.settings.channels += loaded.configuration.settings.channels.filter {
        !channels.contains($0.channel.code)
      }
      Output.note("aisle: \(file): describes \(sources.map(\.id).joined(separator: ", "))")
    }
  }
}

extension ImportService {
  /// The files that a path names: itself, or what its folder holds.
  func expand(
    _ path: String, source: String?, format: String?
  ) throws -> (files: [Candidate], problems: [String]) {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    guard exists, isFolder.boolValue else {
      return try candidates(path, source: source, format: format)
    }
    var (files, problems) = try candidates(in: Workspace.absolute(path))
    if let source {
      for index in files.indices { files[index].source = source }
    }
    return (files, problems)
  }
}
