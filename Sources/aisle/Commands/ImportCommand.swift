import ArgumentParser
import Commerce
import Configuration
import Connectors
import Foundation
import Store
import TerminalKit

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring in export files: a file, or a folder of them.",
    discussion: """
      Files are recognised by their header. A bad row is refused with its line, column and reason; \
      the rest goes in. The same file twice changes nothing.
      """)

  @OptionGroup var options: GlobalOptions

  @Argument(help: "Files or folders.")
  var paths: [String]

  @Option(name: .customLong("as"), help: "The format, or map:NAME; else recognised by the header.")
  var format: String?

  @Option(help: "The source's id in the config, else found by folder or platform.")
  var source: String?

  @Flag(name: .customLong("dry-run"), help: "Say what would change, and change nothing.")
  var dryRun = false

  @Flag(help: "It is the whole catalog: mark as missing what it does not have.")
  var full = false

  @Flag(help: "Read files again whose content is known, after a change of the config, say.")
  var again = false

  func run() throws {
    var workspace = try Workspace.openForWriting(options)
    workspace.adoptConfiguration(ofFolders: paths, named: options.config)
    let service = workspace.importService
    let isFirst = try workspace.store.snapshot(now: workspace.clock.now()).isEmpty
    var refused = false
    var failures = 0
    var results = 0
    for path in paths {
      var (files, problems) = try service.expand(path, source: source, format: format)
      if files.isEmpty, problems.isEmpty {
        problems.append("\(path): holds no file that can be imported; name a folder of exports")
      }
      for problem in problems { Output.error(problem) }
      failures += problems.count
      for candidate in files {
        let line = ProgressLine()
        defer { line.clear() }
        let result = try service.take(
          candidate, dryRun: dryRun, again: again, isFull: full,
          progress: { if $0.isLarge { line.show($0.words) } })
        line.clear()
        results += 1
        report(result)
        refused = refused || result.quarantined > 0
      }
    }
    if isFirst, results > 0 { workspace.noteAssumptions() }
    if !dryRun, results > 0 { try workspace.evaluate() }
    guard results > 0 || failures == 0 else { throw CommandFailure("nothing was imported") }
    if refused || failures > 0 { throw SomeRowsRefused() }
  }

  private func report(_ result: ImportResult) {
    switch options.format {
    case .json: Output.line(JSONValue.importResult(result).description)
    case .csv, .table:
      // The sum comes last, where it is seen.
      result.noteIssues()
      let verb = dryRun ? "would be " : ""
      Output.line(
        "\(result.file)  \(result.format)  \(result.rows) rows: \(verb)\(result.created) created, "
          + "\(result.updated) updated, \(result.unchanged) unchanged, "
          + "\(result.quarantined) refused"
          + (result.missing > 0 ? ", \(result.missing) missing" : "")
          + "  (\(seconds(result.seconds)) s)")
      if !result.fields.isEmpty {
        let fields = result.fields.map { "\($0.name) \($0.rows)" }.joined(separator: ", ")
        Output.line("  \(dryRun ? "would change" : "changed"): \(fields)")
      }
      result.noteSkipped()
    }
  }

  private func seconds(_ value: Double) -> String { "\((value * 100).rounded() / 100)" }
}

extension Workspace {
  /// Says by what the first files were read though nobody chose it: later it would be everywhere.
  func noteAssumptions() {
    for sentence in configuration.assumedSentences {
      Output.note("aisle: \(sentence), then import once more with --again")
    }
  }
}

extension ImportResult {
  /// Says why rows were left as they are, where they were.
  func noteSkipped() {
    if let skippedBecause { Output.note("aisle: \(file): \(skippedBecause)") }
  }

  /// Says what is wrong in the file: to a person the first 10 of each kind, as a file that is wrong
  /// throughout would hide everything else, to a file or a program what the report keeps.
  func noteIssues() {
    for severity in [RowIssue.Severity.refused, .warning] {
      let all = issues.filter { $0.severity == severity }
      let shown = Output.isForPerson ? all.prefix(10) : all[...]
      for issue in shown { Output.note(issue.line(in: file)) }
      let isRefused = severity == .refused
      let more = max(all.count, isRefused ? quarantined : 0) - shown.count
      guard more > 0 else { continue }
      let kept = isRefused && runID != nil ? "; aisle quarantine has every one" : ""
      Output.note("aisle: \(file): \(more) more rows \(isRefused ? "refused" : "warned of")\(kept)")
    }
  }
}

extension RowIssue {
  /// `FILE:LINE:COLUMN: what is wrong; what to do`, as errors are printed, on one line.
  func line(in file: String) -> String {
    let column = place.column.map { ":\($0)" } ?? ""
    let text = TextSanitizer.sanitize(value.count > 40 ? "\(value.prefix(39))…" : value)
    let cell = value.isEmpty ? "" : " \"\(text)\""
    let name = columnName.map { " (\($0)\(cell))" } ?? ""
    return "aisle: \(file):\(place.line)\(column): \(severity.rawValue)\(name): \(reason)"
  }
}

extension JSONValue {
  static func importResult(_ result: ImportResult) -> JSONValue {
    .object([
      "file": .string(result.file), "format": .string(result.format),
      "rows": .number(result.rows), "created": .number(result.created),
      "updated": .number(result.updated), "unchanged": .number(result.unchanged),
      "quarantined": .number(result.quarantined), "missing": .number(result.missing),
      "fields": .array(
        result.fields.map {
          .object(["field": .string($0.name), "changed": .number($0.rows)])
        }),
      "skipped": .text(result.skippedBecause),
      "seconds": .string("\((result.seconds * 1_000).rounded() / 1_000)"),
      "issues": .array(
        result.issues.map { issue in
          .object([
            "line": .number(issue.place.line), "column": .number(issue.place.column),
            "column_name": .text(issue.columnName), "severity": .string(issue.severity.rawValue),
            "value": .string(issue.value), "reason": .string(issue.reason),
          ])
        }),
    ])
  }
}
