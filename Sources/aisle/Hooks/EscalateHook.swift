import Commerce
import Configuration
import Foundation
import TerminalKit

/// Hands a case to the program that the config names, which puts it where the on-call people of
/// other teams look, and tells the ticket's key.
struct EscalateHook: Sendable {
  var settings: HookSettings
  var environment: [String: String] = Paths.current.environment

  enum Failure: Error, Equatable, CustomStringConvertible {
    case notConfigured
    case failed(program: String, code: Int32, lastError: String?)
    case noTicket(program: String)

    var description: String {
      switch self {
      case .notConfigured:
        "no escalate hook is set; add escalate = [\"program\"] under [hooks] in the config"
      case .failed(let program, let code, let lastError):
        "\(program): ended with \(code)" + (lastError.map { ": \($0)" } ?? "")
      case .noTicket(let program):
        "\(program): its first line of output is no ticket key"
      }
    }
  }

  /// Runs the program with the case as JSON on its standard input.
  ///
  /// - Returns: what its first line of output says: a key, optionally a URL and a title. Nil when
  ///   it wrote nothing: then the case is escalated, and there is no ticket to link.
  /// - Throws: `Failure`, or `ChildProgram.Failure` when it can't be started or hangs.
  func run(_ subject: JSONValue) throws -> TicketReference? {
    guard let program = settings.escalate.first else { throw Failure.notConfigured }
    let child = ChildProgram(
      arguments: settings.escalate, environment: environment,
      limit: .milliseconds(settings.limit.milliseconds))
    let outcome = try child.run(input: subject.description + "\n")
    guard outcome.code == 0 else {
      throw Failure.failed(
        program: program, code: outcome.code,
        lastError: outcome.lastErrorLine.map(TextSanitizer.sanitize))
    }
    let line = outcome.output.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let text = TextSanitizer.sanitize(line)
    guard !text.allSatisfy(\.isWhitespace) else { return nil }
    guard let reference = TicketReference(text) else { throw Failure.noTicket(program: program) }
    return reference
  }
}
