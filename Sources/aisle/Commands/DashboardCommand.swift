import ArgumentParser
import Commerce
import Configuration
import Dispatch
import Foundation
import Logging
import Store

struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "The full-screen dashboard (the default).")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    try runDashboard(workspace, isDemo: false, options: options)
  }
}

struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "The dashboard on the sample store, in a throwaway file.",
    discussion: "Dates are moved by whole days so that the newest order was placed today.")

  @OptionGroup var options: GlobalOptions

  @Flag(help: "Import the sample store, print the store's path, and open no screen.")
  var prepare = false

  func run() throws {
    let workspace = try DemoStore.open(options)
    if prepare {
      try DemoStore.fill(workspace)
      Output.line(workspace.store.path ?? "")
    } else {
      if try workspace.store.snapshot(now: options.clock.now()).isEmpty {
        Output.note("Reading the sample store…")
        try DemoStore.fill(workspace)
      }
      try runDashboard(workspace, isDemo: true, options: options)
    }
  }
}

/// The sample store in a file of its own, made anew for each demo.
enum DemoStore {
  static func open(_ options: GlobalOptions) throws -> Workspace {
    guard let sample = Paths.current.resource("SampleData") else {
      throw CommandFailure(
        "the folder SampleData was not found; set AISLE_RESOURCES to the folder that holds it")
    }
    let config = sample + "/aisle.toml"
    let text = String(
      decoding: FileManager.default.contents(atPath: config) ?? Data(), as: UTF8.self)
    var (configuration, problems) = Configuration.load(
      text, path: config, home: Paths.current.home)
    for index in configuration.sources.indices { configuration.sources[index].keepsFiles = true }
    let path = try options.store ?? throwawayPath()
    let now = options.clock.now()
    let today = configuration.settings.zone.date(at: now)
    let shift = configuration.asOf.map { today.daysSinceEpoch - $0.daysSinceEpoch } ?? 0
    problems.removeAll { $0.severity == .warning }
    var workspace = Workspace(
      configuration: configuration, problems: problems,
      store: try Store.open(
        path: path, readOnly: options.readOnly, zone: configuration.settings.zone),
      clock: options.clock, actor: "demo", dayShift: shift)
    workspace.configPath = config
    if options.store == nil {
      workspace.throwaway = URL(fileURLWithPath: path).deletingLastPathComponent().path
    }
    return workspace
  }

  static func fill(_ workspace: Workspace) throws {
    let service = workspace.importService
    guard
      let folder = workspace.configuration.sources.first.map({ source in
        source.inbox.split(separator: "/").dropLast().joined(separator: "/")
      })
    else { throw CommandFailure("the sample store's config names no source") }
    let (files, problems) = try service.candidates(in: "/" + folder)
    for problem in problems { Output.error(problem) }
    for candidate in files { _ = try service.take(candidate) }
    try workspace.evaluate()
    try workspace.judge()
  }

  /// A fresh file in a fresh folder for temporary files.
  private static func throwawayPath() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "aisle-demo-\(getpid())")
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    return folder.appendingPathComponent("demo.sqlite").path
  }
}

/// Runs the dashboard until it is quit; does not return.
func runDashboard(_ workspace: Workspace, isDemo: Bool, options: GlobalOptions) throws -> Never {
  let log = Logger.toFile(options)
  let started = Result {
    try MainActor.assumeIsolated {
      let runner = try DashboardRunner(
        workspace: workspace, isDemo: isDemo, log: log, noColor: options.noColor)
      runner.start()
      DashboardHolder.runner = runner
    }
  }
  try started.get()
  dispatchMain()
}

/// Keeps the runner alive while the main loop runs.
@MainActor private enum DashboardHolder {
  static var runner: DashboardRunner?
}
