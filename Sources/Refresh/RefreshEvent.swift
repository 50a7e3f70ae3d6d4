public import Commerce

/// What the refresh tells the screen.
public enum RefreshEvent: Equatable, Sendable {
  case started
  case importing(source: String, file: String)
  case imported(ImportResult)
  /// Something that the clock did, in words.
  case noticed(String)
  case snapshot(StoreSnapshot)
  /// The cycle failed as a whole; the old data stays.
  case failed(String)
  case finished
}

/// The work of a cycle, joined by the executable so that this module knows neither the store nor
/// the files' formats.
public struct RefreshWork: Sendable {
  /// Imports one file for a source; an archive gives a result for each of its parts.
  public var importFile: @Sendable (RefreshSource, _ path: String) throws -> InboxImport
  /// Puts files of a source that are ready together in the order in which they are to be imported.
  public var order: @Sendable (RefreshSource, [InboxFile]) -> [InboxFile] = { _, files in files }
  /// Does what the clock has made due before anything is read; returns a sentence for each.
  public var applyDue: @Sendable (_ now: Instant) throws -> [String]
  /// Runs the rules for what changed and for what is due, and returns the new picture.
  public var evaluate: @Sendable (_ now: Instant) throws -> StoreSnapshot
  /// Told what is wrong with a source and since when, or nil once it is gone without an import. A
  /// note that can't be kept is tried again at the next failure.
  public var noteFailure: @Sendable (RefreshSource, _ error: String?, _ at: Instant?) -> Void = {
    _, _, _ in
  }

  public init(
    importFile: @escaping @Sendable (RefreshSource, _ path: String) throws -> InboxImport,
    applyDue: @escaping @Sendable (_ now: Instant) throws -> [String] = { _ in [] },
    evaluate: @escaping @Sendable (_ now: Instant) throws -> StoreSnapshot
  ) {
    self.importFile = importFile
    self.applyDue = applyDue
    self.evaluate = evaluate
  }
}

/// What one file of an inbox brought.
public struct InboxImport: Equatable, Sendable {
  public var results: [ImportResult]
  /// Why parts of an archive could not be taken; the file stays until they can.
  public var problems: [String]

  public init(_ results: [ImportResult], problems: [String] = []) {
    self.results = results
    self.problems = problems
  }
}

/// What one cycle did.
public struct RefreshReport: Equatable, Sendable {
  public var results: [ImportResult] = []
  /// One sentence for each source or file that failed.
  public var failures: [String] = []
  /// One sentence for each thing that the clock did.
  public var notices: [String] = []
  public var snapshot: StoreSnapshot?

  public init() {}
}
