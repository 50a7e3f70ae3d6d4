import Foundation

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
      "run",
      """
      #!/bin/sh
      stty -a > before
      ulimit -c 0
      echo $$ > pid
      exec "\(Repository.binary)" "$@"

      """)
    let clock = now.map { "--now \($0)" } ?? ""
    try await type("clear; \(environment) sh run \(arguments) \(clock)")
    try await press("Enter")
    try await wait(until: "the dashboard is up") {
      ($0.first ?? "").hasPrefix(" aisle ") && $0.contains(text)
    }
  }

  /// The program's process.
  func program() throws -> pid_t {
    guard let id = pid_t(home.text("pid").trimmingCharacters(in: .whitespacesAndNewlines)) else {
      throw Failure("the program was not started")
    }
    return id
  }

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
    try await wait(until: "the shell asks again") {
      $0.last { !$0.isEmpty }?.hasPrefix("ready>") == true
    }
    try await type("echo \"ended $?\"; stty -a > after.part; mv after.part after")
    try await press("Enter")
    var ended: String?
    try await wait(until: "the shell answers") { lines in
      ended = lines.last { $0.hasPrefix("ended ") }
      return ended != nil
    }
    let line = ended ?? ""
    try await eventually("the modes are written") { home.exists("after") ? true : nil }
    return Int(line.dropFirst("ended ".count)) ?? -1
  }

  /// Whether the line modes are what they were before the program started, whatever the window's
  /// size.
  var areModesAsBefore: Bool {
    let (before, after) = (Self.modes(home.text("before")), Self.modes(home.text("after")))
    return !before.isEmpty && before == after
  }

  private static func modes(_ text: String) -> String {
    text.replacing(/rows [0-9]+; columns [0-9]+;/, with: "")
  }
}
