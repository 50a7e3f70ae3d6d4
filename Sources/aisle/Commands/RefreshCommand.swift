import ArgumentParser
import Commerce
import Configuration
import Refresh
import Store

struct RefreshCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "refresh",
    abstract: "One refresh cycle now: every source's inbox, then the rules.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let isFirst = try workspace.store.snapshot(now: workspace.clock.now()).isEmpty
    var cycle = RefreshCycle(
      sources: workspace.refreshSources, work: workspace.refreshWork())
    let report = try cycle.run(now: workspace.clock.now()) { _ in }
    try workspace.judge()
    for result in report.results {
      result.noteIssues()
      if options.json {
        Output.line(JSONValue.importResult(result).description)
      } else {
        Output.line(
          "\(result.file)  \(result.format)  \(result.created) created, \(result.updated) updated, "
            + "\(result.unchanged) unchanged, \(result.quarantined) refused")
      }
      result.noteSkipped()
    }
    if isFirst, !report.results.isEmpty { workspace.noteAssumptions() }
    for line in report.notices {
      if options.json { Output.note(line) } else { Output.line(line) }
    }
    for failure in report.failures { Output.error(failure) }
    if report.results.isEmpty, report.failures.isEmpty, report.notices.isEmpty, !options.json {
      Output.line("Nothing new in \(workspace.refreshSources.count) inboxes; the rules ran")
    }
    if !report.failures.isEmpty || report.results.contains(where: { $0.quarantined > 0 }) {
      throw SomeRowsRefused()
    }
  }
}

extension Workspace {
  var refreshSources: [RefreshSource] {
    configuration.sources.map {
      RefreshSource(
        id: $0.id, channel: $0.channel, inbox: $0.inbox, keepsFiles: $0.keepsFiles)
    }
  }

  /// The work of a refresh cycle on this store; `progress` is told how far an import has come.
  func refreshWork(
    progress: @escaping @Sendable (ReadingProgress) -> Void = { _ in }
  ) -> RefreshWork {
    let workspace = self
    let service = importService
    var work = RefreshWork(
      importFile: { source, path in
        let found = try service.candidates(
          path, source: source.id, format: workspace.format(of: source))
        let results = try found.files.map { candidate in
          try service.take(
            candidate, progress: progress, change: { $0.isUnattended = true })
        }
        return InboxImport(results, problems: found.problems)
      },
      applyDue: { now in workspace.words(try workspace.store.runSchedule(now: now)) },
      evaluate: { now in
        try workspace.evaluate()
        return try workspace.store.snapshot(now: now)
      })
    work.order = { source, files in
      service.ordered(files, source: source.id, format: workspace.format(of: source))
    }
    work.noteFailure = { source, error, at in
      guard !workspace.store.isReadOnly else { return }
      let channel = workspace.settings.channel(source.channel).channel
      if let error, let at {
        try? workspace.store.recordFailure(
          source: source.id, channel: channel, error: error, now: at)
      } else {
        try? workspace.store.forgetFailure(source: source.id)
      }
    }
    return work
  }

  /// The format that the config gives a source's files; nil recognises them.
  private func format(of source: RefreshSource) -> String? {
    configuration.sources.first { $0.id == source.id }?.format
  }
}
