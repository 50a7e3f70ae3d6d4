public import Commerce

/// Which files of an inbox are ready, which are known, and which failed: a value that decides and
/// does nothing.
///
/// A file is ready when it has stopped growing: it looked the same at the last look, or nobody has
/// written to it for a while. A file that failed is tried again when it changes, or after a pause
/// that doubles with each failure.
public struct InboxLedger: Equatable, Sendable {
  /// Untouched for this long, a file is whole at first sight.
  public static let settleTime = TimeSpan.seconds(3)
  /// An empty file may be one that somebody has just begun to write.
  public static let emptyFileTime = TimeSpan.seconds(60)

  private var seen: [String: InboxFile] = [:]
  private var taken: [String: InboxFile] = [:]
  private var failures: [String: Failure] = [:]

  private struct Failure: Equatable, Sendable {
    var file: InboxFile
    var count: Int
    var retryAt: Instant
  }

  public init() {}

  /// Takes a look's files and says which to import now.
  public mutating func look(_ files: [InboxFile], now: Instant) -> [InboxFile] {
    let ready = files.filter { isReady($0, now: now) }
    seen = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    taken = taken.filter { seen[$0.key] != nil }
    failures = failures.filter { seen[$0.key] != nil }
    return ready
  }

  private func isReady(_ file: InboxFile, now: Instant) -> Bool {
    if taken[file.path] == file { return false }
    if let failure = failures[file.path], failure.file == file, now < failure.retryAt {
      return false
    }
    let age = now - file.modifiedAt
    if file.size == 0, age < Self.emptyFileTime { return false }
    return seen[file.path] == file || age >= Self.settleTime
  }

  public mutating func markTaken(_ file: InboxFile) {
    taken[file.path] = file
    failures[file.path] = nil
  }

  /// A file has left the inbox: one of the same name that comes later is another file.
  public mutating func forget(_ file: InboxFile) {
    seen[file.path] = nil
    taken[file.path] = nil
    failures[file.path] = nil
  }

  public mutating func markFailed(_ file: InboxFile, now: Instant) {
    let count = (failures[file.path]?.count ?? 0) + 1
    failures[file.path] = Failure(
      file: file, count: count, retryAt: now + BackOff.pause(afterFailures: count))
  }
}

/// How long to wait after failures.
public enum BackOff {
  /// 10 s, 20 s, 40 s … 5 min.
  public static func pause(afterFailures count: Int) -> TimeSpan {
    let doublings = min(max(0, count - 1), 5)
    return min(.seconds(10 << doublings), .minutes(5))
  }
}
