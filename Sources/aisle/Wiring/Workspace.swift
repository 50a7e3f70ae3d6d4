import Commerce
import Configuration
import Foundation
import Store

/// A configuration and its store, opened for one command.
struct Workspace: Sendable {
  var configuration: Configuration
  var problems: [ConfigurationProblem]
  var store: Store
  var clock: ProgramClock
  var actor: String
  /// Whole days added to every date of the files: for the demo.
  var dayShift = 0
  /// The config file that was read; nil when there is none.
  var configPath: String?
  /// Where the store's own runbooks are looked for.
  var runbooks = RunbookShelf(folder: nil)
  /// Where the store's own templates are looked for.
  var templates = TemplateShelf(folder: nil)
  /// Where views are saved; nil for the demo, whose config file is not the person's own.
  var configFile: ConfigFile?
  /// How files of other systems are read.
  var maps = MapShelf()
  /// Rows that the rules look at before a person's change is answered; the next refresh goes on.
  var evaluatedAtOnce = Int.max
  /// A folder that is removed when the dashboard ends: the demo's.
  var throwaway: String?

  var settings: StoreSettings { configuration.settings }

  /// The day in the store's zone.
  var today: CivilDate { settings.zone.date(at: clock.now()) }

  /// The views of the config file and the program's own.
  var views: [SavedView] { .merging(configuration.views) }

  /// Opens what the options name, else what the standard paths hold.
  static func open(_ options: GlobalOptions, readOnly: Bool = false) throws -> Workspace {
    let (configuration, problems) = try loadConfiguration(options)
    for problem in problems { Output.note("aisle: \(problem)") }
    let store = try Store.open(
      path: options.store ?? Paths.current.store, readOnly: options.readOnly || readOnly,
      zone: configuration.settings.zone, viewer: currentActor)
    var workspace = Workspace(
      configuration: configuration, problems: problems, store: store, clock: options.clock,
      actor: currentActor, configFile: ConfigFile(path: configPath(options)))
    workspace.maps = MapShelf(configuration.maps)
    let config = configPath(options)
    if FileManager.default.fileExists(atPath: config) { workspace.configPath = config }
    let folder = URL(fileURLWithPath: config).deletingLastPathComponent()
    workspace.runbooks = RunbookShelf(folder: folder.appendingPathComponent("runbooks").path)
    workspace.templates = TemplateShelf(folder: folder.appendingPathComponent("templates").path)
    return workspace
  }

  /// Like `open`, for commands that change something: they say so when they may not.
  static func openForWriting(_ options: GlobalOptions) throws -> Workspace {
    guard !options.readOnly else {
      throw CommandFailure("--read-only changes nothing; leave it out to do this")
    }
    return try open(options)
  }

  /// The file that `--config` names has to be there; the standard one may be missing.
  static func loadConfiguration(
    _ options: GlobalOptions
  ) throws -> (Configuration, [ConfigurationProblem]) {
    let path = configPath(options)
    guard let data = FileManager.default.contents(atPath: path) else {
      guard options.config == nil else {
        throw CommandFailure("\(path): there is no such config file")
      }
      return (.default, [])
    }
    let loaded = Configuration.load(
      String(decoding: data, as: UTF8.self), path: path, home: Paths.current.home)
    return (loaded.configuration, loaded.problems)
  }

  static func configPath(_ options: GlobalOptions) -> String {
    absolute(options.config ?? Paths.current.config)
  }

  static func absolute(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.path
  }

  /// Who stands in the journal.
  private static var currentActor: String {
    let environment = Paths.current.environment
    return environment["AISLE_ACTOR"] ?? environment["USER"] ?? environment["LOGNAME"] ?? "unknown"
  }
}
