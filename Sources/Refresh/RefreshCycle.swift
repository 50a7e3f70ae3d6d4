public import Commerce

/// One cycle over all sources: look, import what is ready, run the rules. Keeps between cycles
/// what it learned about the files and which sources fail.
public struct RefreshCycle: Sendable {
  private let sources: [RefreshSource]
  private let work: RefreshWork
  private var ledgers: [String: InboxLedger] = [:]
  private var troubles: [String: Trouble] = [:]

  private struct Trouble: Equatable, Sendable {
    var text: String
    var count: Int
    /// The file that failed; nil when the inbox itself did.
    var path: String?
  }

  public init(sources: [RefreshSource], work: RefreshWork) {
    self.sources = sources
    self.work = work
  }

  /// Runs the cycle. A source that fails does not keep the others from being read.
  ///
  /// - Throws: when the rules can't run: then nothing new can be shown.
  public mutating func run(
    now: Instant, report event: (RefreshEvent) -> Void
  ) throws -> RefreshReport {
    var report = RefreshReport()
    report.notices = try work.applyDue(now)
    for notice in report.notices { event(.noticed(notice)) }
    for source in sources { read(source, now: now, report: &report, event: event) }
    let snapshot = annotated(try work.evaluate(now))
    report.snapshot = snapshot
    event(.snapshot(snapshot))
    return report
  }

  private mutating func read(
    _ source: RefreshSource, now: Instant, report: inout RefreshReport,
    event: (RefreshEvent) -> Void
  ) {
    guard let inbox = source.inbox else { return }
    let files: [InboxFile]
    do {
      files = try Inbox.files(in: inbox)
      if let trouble = troubles[source.id], trouble.path == nil { forget(source) }
    } catch {
      note(error.description, of: source, path: nil, now: now)
      report.failures.append("\(source.id): \(error)")
      return
    }
    if let path = troubles[source.id]?.path, !files.contains(where: { $0.path == path }) {
      forget(source)
    }
    let ready = ledgers[source.id, default: InboxLedger()].look(files, now: now)
    for file in ready.count > 1 ? work.order(source, ready) : ready {
      event(.importing(source: source.id, file: file.name))
      do {
        let taken = try work.importFile(source, file.path)
        for result in taken.results {
          report.results.append(result)
          event(.imported(result))
        }
        guard taken.problems.isEmpty else {
          let text = taken.problems.joined(separator: "; ")
          ledgers[source.id]?.markFailed(file, now: now)
          note(text, of: source, path: file.path, now: now)
          report.failures.append(text)
          continue
        }
        ledgers[source.id]?.markTaken(file)
        if troubles[source.id]?.path == file.path { troubles[source.id] = nil }
        if !source.keepsFiles {
          try Inbox.moveToDone(file.path)
          ledgers[source.id]?.forget(file)
        }
      } catch {
        ledgers[source.id]?.markFailed(file, now: now)
        note("\(error)", of: source, path: file.path, now: now)
        report.failures.append("\(error)")
      }
    }
  }

  private mutating func note(
    _ text: String, of source: RefreshSource, path: String?, now: Instant
  ) {
    let before = troubles[source.id]
    // An inbox that stays unreadable is one failure that lasts, a file that is tried again another.
    if path != nil || before?.text != text { work.noteFailure(source, text, now) }
    let count = before?.path == path ? (before?.count ?? 0) + 1 : 1
    troubles[source.id] = Trouble(text: text, count: count, path: path)
  }

  /// What was wrong is gone, without a file having been taken.
  private mutating func forget(_ source: RefreshSource) {
    troubles[source.id] = nil
    work.noteFailure(source, nil, nil)
  }

  /// The store's picture with what only the refresh knows: inboxes, and which sources fail.
  private func annotated(_ snapshot: StoreSnapshot) -> StoreSnapshot {
    var result = snapshot
    for source in sources {
      let place: Int
      if let known = result.sources.firstIndex(where: { $0.id == source.id }) {
        place = known
      } else {
        result.sources.append(SourceStatus(id: source.id, channel: source.channel))
        place = result.sources.count - 1
      }
      result.sources[place].inbox = source.inbox
      if let trouble = troubles[source.id] {
        result.sources[place].error = trouble.text
        result.sources[place].failingFile = trouble.path
        result.sources[place].consecutiveFailures = trouble.count
      }
    }
    return result
  }
}
