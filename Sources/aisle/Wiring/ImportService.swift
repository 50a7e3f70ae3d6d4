import Commerce
import Configuration
import Connectors
import Foundation
import Refresh
import Store

/// Brings files into the store: recognises them, finds their source, reads them into one run.
struct ImportService: Sendable {
  var store: Store
  var configuration: Configuration
  var maps = MapShelf()
  var clock: ProgramClock
  var dayShift = 0

  /// A file that is ready to be imported.
  struct Candidate: Sendable {
    var file: RecognisedFile
    var source: String
    /// One of several files of its kind that came together: none of them has everything.
    var isOneOfSeveral = false
  }

  /// The exports in a file: itself, or the parts of an archive, what is referred to first.
  ///
  /// - Parameters:
  ///   - source: the source's id; nil finds it by inbox, then by platform.
  ///   - format: a format's id, or `map:NAME`; nil recognises by header.
  /// - Throws: `FeedError` when there is nothing to be read.
  func candidates(
    _ path: String, source: String?, format: String?
  ) throws -> (files: [Candidate], problems: [String]) {
    let found = try recogniseParts(
      path: path, as: try format.map { try FeedFormat.named($0, maps: maps.all) },
      hints: hints(source ?? holder(of: path)))
    let files = found.files.map { Candidate(file: $0, source: source ?? self.source(of: $0)) }
    return (ordered(files), found.problems.map(\.description))
  }

  /// Imports a recognised file.
  ///
  /// - Parameters:
  ///   - again: reads it even when its content is known.
  ///   - isFull: a person says that it is the whole catalog.
  ///   - change: what the run says of itself where the file alone does not.
  func take(
    _ candidate: Candidate, dryRun: Bool = false, again: Bool = false, isFull: Bool = false,
    progress: @escaping (ReadingProgress) -> Void = { _ in },
    change: (inout ImportRunInfo) -> Void = { _ in }
  ) throws -> ImportResult {
    let file = candidate.file
    var context = configuration.context(forSource: candidate.source, dayShift: dayShift)
    if !configuration.settings.channels.contains(where: { $0.channel.code == context.channel.code })
    {
      context.channel.kind = file.format.platform == .amazon ? .marketplace : .ownStore
    }
    // A first file can't be known: its hash comes with the reading.
    let mayBeKnown = try store.hasTaken(source: candidate.source, format: file.format.id)
    let mark = dayShift == 0 ? "" : "+\(dayShift)d"
    var run = ImportRunInfo(
      source: candidate.source, channel: context.channel, file: file.path, format: file.format.id,
      subject: file.format.subject,
      contentHash: mayBeKnown ? try file.contentHash() + mark : "",
      fileTime: file.statedTime(context), currency: context.currency,
      defaultLocation: context.defaultLocation, maySkipKnownContent: !again)
    run.header = file.header
    run.dialect = file.rowDialect
    run.identityColumns = file.identityColumns
    run.coverage = coverage(of: candidate, isFull: isFull)
    change(&run)
    return try store.importRun(run, now: clock.now(), dryRun: dryRun) { sink in
      let watch = ReadingWatch {
        progress(ReadingProgress(path: file.path, done: $0, total: file.size))
      }
      let prepare = sink.preparation
      let summary = try file.readAhead(
        context, watch: watch, hashing: !mayBeKnown, preparing: { prepare($0) },
        { try sink.take($0) })
      if !mayBeKnown { sink.contentHash = file.contentHash(ofBytes: summary.contentHash) + mark }
      sink.fileWarnings = summary.warnings
      let bare = sink.bareLines
      if !bare.isEmpty { sink.complete(try file.keptRows(at: bare)) }
      return summary.rows
    }
  }

  private func coverage(
    of candidate: Candidate, isFull: Bool
  ) -> ImportRunInfo.Coverage {
    let format = candidate.file.format
    guard format.listsCatalog, !candidate.isOneOfSeveral else { return .part }
    if isFull { return .certain }
    let source = configuration.sources.first { $0.id == candidate.source }
    return format.isWholeCatalog || source?.sendsWholeCatalog == true ? .all : .part
  }

  /// The source whose inbox holds the file; else the only one of its platform; else one named
  /// after the platform.
  func source(of file: RecognisedFile) -> String {
    if let holder = holder(of: file.path) { return holder }
    let platform = file.format.platform
    let fitting = configuration.sources.filter { $0.platform == platform }
    if fitting.count == 1, let only = fitting.first { return only.id }
    return platform.rawValue
  }

  /// The source whose inbox holds a path, the nearest of several.
  private func holder(of path: String) -> String? {
    let path = Workspace.absolute(path)
    return configuration.sources.filter { path.hasPrefix($0.inbox + "/") }
      .max { $0.inbox.count < $1.inbox.count }?.id
  }

  /// What is known about the files of a source before they are opened.
  func hints(_ source: String?) -> ReadingHints {
    let source = configuration.sources.first { $0.id == source }
    return ReadingHints(maps: maps.all, encoding: source?.encoding, decimal: source?.decimal)
  }

  /// The files of a folder and the folders in it: products before stock before orders, so that what
  /// is referred to comes first, and of each kind in the order of the config's sources, because the
  /// first one to bring a product owns its title and price. Files that no format knows are listed
  /// with the reason.
  func candidates(in folder: String) throws -> (files: [Candidate], problems: [String]) {
    guard let walker = FileManager.default.enumerator(atPath: folder) else {
      throw CommandFailure("\(folder): the folder can't be read; check its permissions")
    }
    var found: [Candidate] = []
    var problems: [String] = []
    for case let name as String in walker {
      let last = name.split(separator: "/").last ?? ""
      let ending = last.split(separator: ".").last.map { $0.lowercased() } ?? ""
      if last.hasPrefix(".") || name.split(separator: "/").contains("done") { continue }
      guard ["csv", "tsv", "txt", "gz", "zip"].contains(ending) else { continue }
      let path = folder + "/" + name
      do {
        let exports = try candidates(path, source: nil, format: nil)
        found += exports.files
        problems += exports.problems
      } catch {
        problems.append("\(error)")
      }
    }
    return (ordered(found), problems)
  }

  /// The files of an inbox that wait together: first what others refer to, of each kind the oldest
  /// by what it says about its time. What no format knows comes last.
  func ordered(_ files: [InboxFile], source: String, format: String?) -> [InboxFile] {
    let context = configuration.context(forSource: source, dayShift: dayShift)
    let places = files.map { file -> (subject: Int, time: Instant, name: String) in
      let parts = (try? candidates(file.path, source: source, format: format).files) ?? []
      let ranks = parts.compactMap { FeedSubject.allCases.firstIndex(of: $0.file.format.subject) }
      let times = parts.compactMap { $0.file.statedTime(context) }
      return (ranks.min() ?? .max, times.min() ?? file.modifiedAt, file.name)
    }
    return zip(files, places).sorted { $0.1 < $1.1 }.map(\.0)
  }

  private func ordered(_ files: [Candidate]) -> [Candidate] {
    let subjects = FeedSubject.allCases
    let sources = configuration.sources.map(\.id)
    var counts: [String: Int] = [:]
    func kind(_ candidate: Candidate) -> String {
      "\(candidate.source)\u{1F}\(candidate.file.format.id)"
    }
    for file in files { counts[kind(file), default: 0] += 1 }
    let files = files.map { candidate in
      var candidate = candidate
      candidate.isOneOfSeveral =
        candidate.isOneOfSeveral || counts[kind(candidate), default: 0] > 1
      return candidate
    }
    return files.sorted { left, right in
      func rank(_ candidate: Candidate) -> (Int, Int, String) {
        (
          subjects.firstIndex(of: candidate.file.format.subject) ?? subjects.count,
          sources.firstIndex(of: candidate.source) ?? sources.count, candidate.file.path
        )
      }
      return rank(left) < rank(right)
    }
  }
}
