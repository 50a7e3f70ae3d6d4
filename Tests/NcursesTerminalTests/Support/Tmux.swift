import CNcurses
import Foundation
import TerminalKit

@testable import NcursesTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A real terminal: a tmux server of its own with one window, whose terminal a test draws on.
final class Tmux {
  static let isAvailable: Bool = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/tmux")
    }
  }()

  let descriptor: Int32
  private let server = "aisle-\(UUID().uuidString.prefix(8))"

  init(_ size: Size) throws {
    let start = [
      "-f", "/dev/null", "new-session", "-d", "-x", "\(size.width)", "-y", "\(size.height)",
      "sleep 600",
    ]
    _ = try Self.run("tmux", ["-L", server] + start)
    _ = try Self.run("tmux", ["-L", server, "set", "-g", "status", "off"])
    // Until its program runs, the window's terminal is still being set up.
    while try Self.ask(server, "#{pane_current_command}") != "sleep" { poll(nil, 0, 1) }
    let path = try Self.ask(server, "#{pane_tty}")
    descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(number: errno) }
    // So that tmux's answers can be read also while no terminal is open on it.
    var modes = termios()
    tcgetattr(descriptor, &modes)
    cfmakeraw(&modes)
    tcsetattr(descriptor, TCSANOW, &modes)
  }

  deinit {
    close(descriptor)
    _ = try? Self.run("tmux", ["-L", server, "kill-server"])
  }

  /// Runs a tmux command and returns what it prints.
  @discardableResult
  func command(_ arguments: String...) throws -> String {
    try Self.run("tmux", ["-L", server] + arguments)
  }

  /// What a server says of its window.
  private static func ask(_ server: String, _ format: String) throws -> String {
    try run("tmux", ["-L", server, "display-message", "-p", "-F", format])
      .trimmingCharacters(in: .newlines)
  }

  /// The screen's lines, without blanks at their ends.
  func lines() throws -> [String] {
    try settle()
    return Self.lines(try command("capture-pane", "-p", "-N"))
  }

  /// The screen's lines with their attributes as sequences.
  func styledLines() throws -> [String] {
    try settle()
    return try command("capture-pane", "-p", "-e", "-N").split(
      separator: "\n", omittingEmptySubsequences: false
    ).map(String.init)
  }

  /// The screen as a person sees it.
  func visibleCells() throws -> [VisibleCell] {
    VisibleCell.cells(of: try styledLines().joined(separator: "\n"))
  }

  /// Waits until the program can read something.
  func waitForInput() throws {
    var request = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    var found: Int32
    repeat { found = poll(&request, 1, 600_000) } while found < 0 && errno == EINTR
    guard found > 0 else { throw SystemFailure(number: found == 0 ? ETIMEDOUT : errno) }
  }

  /// Waits until tmux has shown everything written so far: its answer to a question comes after.
  private func settle() throws {
    let question = Array("\u{1B}[6n".utf8)
    guard write(descriptor, question, question.count) == question.count else {
      throw SystemFailure(number: errno)
    }
    var byte: UInt8 = 0
    repeat {
      try waitForInput()
      guard read(descriptor, &byte, 1) == 1 else { throw SystemFailure(number: errno) }
    } while byte != UInt8(ascii: "R")
  }

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map { line in
      var line = String(line)
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> String {
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C.UTF-8"
    environment["TMUX"] = nil
    let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    let descriptor = open(file.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    let nowhere = open("/dev/null", O_RDWR | O_CLOEXEC)
    defer {
      close(descriptor)
      close(nowhere)
      try? FileManager.default.removeItem(at: file)
    }
    let code = ForegroundProgram.run(
      [program] + arguments, environment: environment, input: nowhere, output: descriptor,
      errors: nowhere)
    guard code == 0 else { throw SystemFailure(number: code ?? errno) }
    return try String(contentsOf: file, encoding: .utf8)
  }
}
