internal import GRDB
internal import GRDBSQLite
internal import Synchronization

/// Calls off one read. A token serves one request: once cancelled it stays so, and a read that is
/// given a cancelled token throws `StoreError.interrupted` at once.
public final class ReadToken: Sendable {
  private let flag = Atomic<Bool>(false)

  public init() {}

  /// Makes the read that holds this token stop within a thousand steps of SQLite's machine.
  /// Safe from any thread, at any time, any number of times.
  public func cancel() { flag.store(true, ordering: .relaxed) }

  public var isCancelled: Bool { flag.load(ordering: .relaxed) }
}

/// Counts the calls of `Store.interruptReads()`: a read that began before the last one stops.
final class ReadEpoch: Sendable {
  private let value = Atomic<Int>(0)
  var current: Int { value.load(ordering: .relaxed) }
  func advance() { value.add(1, ordering: .relaxed) }
}

/// Watches one read from SQLite's progress handler: stops it when it is cancelled, or when a single
/// statement has spent the budget that was set for it.
final class ReadGuard {
  private let token: ReadToken?
  private let epoch: ReadEpoch
  private let start: Int
  /// Thousands of steps that the current statement may still take; nil is unlimited.
  private var budget: Int?
  private(set) var isBudgetSpent = false

  /// Steps between two looks.
  private static let interval: CInt = 1_000

  init(token: ReadToken?, epoch: ReadEpoch) {
    self.token = token
    self.epoch = epoch
    start = epoch.current
  }

  var isCancelled: Bool { epoch.current != start || token?.isCancelled == true }

  /// Throws when the result is no longer wanted.
  func check() throws {
    if isCancelled { throw StoreError.interrupted }
  }

  /// Runs `body` under this guard's watch.
  func watch<Value>(_ db: Database, _ body: () throws -> Value) throws -> Value {
    try check()
    sqlite3_progress_handler(
      db.sqliteConnection, Self.interval,
      { context in
        guard let context else { return 0 }
        return Unmanaged<ReadGuard>.fromOpaque(context).takeUnretainedValue().tick()
      }, Unmanaged.passUnretained(self).toOpaque())
    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
    return try withExtendedLifetime(self) { try body() }
  }

  /// Runs `body` with at most so many thousand steps. Nil when they did not suffice.
  func within<Value>(budget: Int, _ body: () throws -> Value) throws -> Value? {
    self.budget = budget
    isBudgetSpent = false
    defer { self.budget = nil }
    do {
      return try body()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_INTERRUPT {
      guard isBudgetSpent, !isCancelled else { throw StoreError.interrupted }
      return nil
    }
  }

  private func tick() -> CInt {
    if isCancelled { return 1 }
    guard let budget else { return 0 }
    self.budget = budget - 1
    isBudgetSpent = budget <= 0
    return isBudgetSpent ? 1 : 0
  }
}
