import ArgumentParser
import Commerce
import Configuration
import Foundation
import Store
import TerminalKit

struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "What is wrong with store, sources, config and terminal, and the mend.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "List at most so many refused rows.")
  var limit = 50

  func run() throws {
    var checks: [DoctorCheck] = []
    let (configuration, problems) = try Workspace.loadConfiguration(options)
    checks += problems.map { DoctorCheck("config", .bad, $0.description) }
    if problems.isEmpty { checks.append(DoctorCheck("config", .good, "right")) }
    checks += configuration.assumedSentences.map { DoctorCheck("config", .note, $0) }
    checks += terminalChecks()
    checks += storeChecks(configuration)
    for check in checks {
      if options.json {
        Output.line(
          JSONValue.object([
            "part": .string(check.part), "state": .string(check.state.rawValue),
            "text": .string(check.text),
          ]).description)
      } else {
        Output.line("\(check.state.sign) \(TextWidth.pad(check.part, to: 10)) \(check.text)")
      }
    }
    if checks.contains(where: { $0.state == .bad }) { throw SomeRowsRefused() }
  }

  private func terminalChecks() -> [DoctorCheck] {
    let environment = Paths.current.environment
    let term = environment["TERM"] ?? ""
    let locale =
      environment["LC_ALL"] ?? environment["LC_CTYPE"] ?? environment["LANG"] ?? "not set"
    let isUTF8 = locale.lowercased().replacing("-", with: "").contains("utf8")
    return [
      term.isEmpty
        ? DoctorCheck("terminal", .bad, "TERM is not set; export TERM=xterm-256color")
        : DoctorCheck("terminal", .good, "TERM=\(term)"),
      DoctorCheck(
        "locale", isUTF8 ? .good : .note,
        isUTF8 ? locale : "\(locale): C.UTF-8 is tried, else ASCII signs are shown"),
    ]
  }

  private func storeChecks(_ configuration: Configuration) -> [DoctorCheck] {
    let path = options.store ?? Paths.current.store
    guard FileManager.default.fileExists(atPath: path) else {
      return [DoctorCheck("store", .note, "\(path): none yet; import a file or run aisle demo")]
    }
    do {
      let store = try Store.open(path: path, readOnly: true, zone: configuration.settings.zone)
      var checks = [DoctorCheck("store", .good, "\(path), schema \(try store.schemaVersion())")]
      let faults = try store.integrityCheck()
      checks += faults.map { DoctorCheck("integrity", .bad, $0) }
      if faults.isEmpty { checks.append(DoctorCheck("integrity", .good, "whole")) }
      let snapshot = try store.snapshot(now: options.clock.now())
      for pane in Pane.allCases {
        let counts = snapshot.panes[pane] ?? PaneCounts(rows: 0)
        checks.append(
          DoctorCheck(
            "data", .good, "\(counts.rows) in \(pane.rawValue), \(counts.alertTotal) alerts"))
      }
      for source in configuration.sources
      where !FileManager.default.fileExists(atPath: source.inbox) {
        checks.append(
          DoctorCheck(
            "source", .bad, "\(source.id): the inbox \(source.inbox) is missing; create it"))
      }
      for source in snapshot.sources {
        let last = source.lastSuccessAt.map { "last file \($0)" } ?? "no file yet"
        checks.append(DoctorCheck("source", .good, "\(source.id): \(last)"))
        checks += source.remarks.map { DoctorCheck("source", .note, "\(source.id): \($0)") }
      }
      checks += try store.quarantine(limit: limit).map { row in
        DoctorCheck("refused", .note, row.issue.line(in: row.file))
      }
      return checks
    } catch {
      return [DoctorCheck("store", .bad, "\(error)")]
    }
  }
}

/// One finding of the doctor.
struct DoctorCheck {
  enum State: String {
    case good
    case note
    case bad

    var sign: String {
      switch self {
      case .good: "ok  "
      case .note: "note"
      case .bad: "BAD "
      }
    }
  }

  var part: String
  var state: State
  var text: String

  init(_ part: String, _ state: State, _ text: String) {
    self.part = part
    self.state = state
    self.text = text
  }
}
