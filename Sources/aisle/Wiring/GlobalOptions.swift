import ArgumentParser
import Commerce
import Foundation

/// The options that every command takes.
struct GlobalOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The store to open.", valueName: "FILE"))
  var store: String?

  @Option(help: ArgumentHelp("The config file to read.", valueName: "FILE"))
  var config: String?

  @Option(
    help: ArgumentHelp(
      "A fixed clock, for reproducible output: 2026-11-22T10:00:00Z.", valueName: "INSTANT"))
  var now: FixedInstant?

  @Flag(name: .customLong("read-only"), help: "Change nothing.")
  var readOnly = false

  @Flag(help: "Print JSON: one object a line for lists.")
  var json = false

  @Flag(help: "Print CSV.")
  var csv = false

  @Flag(name: .customLong("no-color"), help: "No colours.")
  var noColor = false

  @Flag(name: .shortAndLong, help: "Say more in the log.")
  var verbose = false

  var format: OutputFormat { json ? .json : csv ? .csv : .table }

  var clock: ProgramClock { ProgramClock(fixed: now?.instant) }

  mutating func validate() throws {
    if json, csv { throw ValidationError("--json and --csv exclude each other") }
  }
}

/// An instant as the command line takes it.
struct FixedInstant: ExpressibleByArgument, Sendable {
  var instant: Instant

  init?(argument: String) {
    guard let instant = Instant(rfc3339: argument) else { return nil }
    self.instant = instant
  }
}

/// The only place where the program reads the time.
struct ProgramClock: Sendable {
  /// Stands still at this instant when it is set.
  var fixed: Instant?

  func now() -> Instant {
    fixed
      ?? Instant(milliseconds: Int64((Date().timeIntervalSince1970 * 1_000).rounded(.down)))
  }
}
