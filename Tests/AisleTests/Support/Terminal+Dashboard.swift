import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Terminal {
  /// Starts `aisle` from the shell and waits until its screen is up. The clock stands at `now`,
  /// unless that is nil.
  func start(
    _ arguments: String = "", now: String? = Home.now, environment: String = "",
    shows text: String = "⟳"
  ) async throws {
    try home.write(
      "run-\(server)",
      """
      stty -a > before-\(server)
      ulimit -c 0
      echo $$ > pid-\(server)
      exec "\(Repository.binary)" "$@"

      """)
    let clock = now.map { "--now \($0)" } ?? ""
    try await type("clear; \(environment) sh run-\(server) \(arguments) \(clock)")
    try await press("Enter")
    try await wait(until: "the dashboard is up") {
      ($0.first ?? "").hasPrefix(" aisle ") && $0.contains(text)
    }
  }

  /// The program's process.
  func program() throws -> pid_t {
    guard let programID else { throw Failure("the program was not started") }
    return programID
  }

  var programID: pid_t? {
    pid_t(home.text("pid-\(server)").trimmingCharacters(in: .whitespacesAndNewlines))
  }

  /// Kills the program, and waits until it is gone.
  func killProgram() async throws {
    let id = try program()
    #expect(kill(id, SIGKILL) == 0)
    try await eventually("the program is gone") { kill(id, 0) != 0 ? true : nil }
  }

  /// Waits until the shell asks for a command.
  func waitForPrompt() async throws {
    try await wait(until: "the shell asks") {
      $0.last { !$0.isEmpty }?.hasPrefix("ready>") == true
    }
  }

  /// Writes down the line modes as they are now, for `areModesAsBefore`, with the last status.
  private func noteModes(_ command: String) async throws {
    let name = "after-\(server)"
    try? FileManager.default.removeItem(atPath: "\(home.folder)/\(name)")
    try await type("\(command)stty -a > \(name).part; mv \(name).part \(name)")
    try await press("Enter")
    try await eventually("the modes are written") { home.exists(name) ? true : nil }
  }

  func noteModes() async throws { try await noteModes("") }

  /// Which of the terminal's modes are on: alternate screen, visible cursor, keypad, mouse.
  func modes() async throws -> String {
    try await tmux(
      "display-message", "-p",
      "#{alternate_on} #{cursor_flag} #{keypad_flag} #{mouse_any_flag}"
    ).trimmingCharacters(in: .newlines)
  }

  /// Waits until the shell has the terminal again, and gives the program's exit status.
  func waitForEnd() async throws -> Int {
    try await eventually("the alternate screen is left") {
      try await modes() == "0 1 0 0" ? true : nil
    }
    try await waitForPrompt()
    try await noteModes("echo $? > status-\(server); ")
    return Int(home.text("status-\(server)").trimmingCharacters(in: .newlines)) ?? -1
  }

  /// Whether the line modes are what they were before the program started, whatever the window's
  /// size.
  var areModesAsBefore: Bool {
    let before = Self.modes(home.text("before-\(server)"))
    let after = Self.modes(home.text("after-\(server)"))
    return !before.isEmpty && before == after
  }

  private static func modes(_ text: String) -> String {
    text.replacing(/rows [0-9]+; columns [0-9]+;/, with: "")
  }
}
