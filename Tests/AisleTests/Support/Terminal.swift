import Foundation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A person at a real terminal: a shell in a tmux server of its own.
///
/// Keys go in, the screen comes out; nothing here waits for a fixed time.
final class Terminal: Sendable {
  let home: Home
  let server = "aisle-\(UUID().uuidString.prefix(8))"

  static let isAvailable: Bool = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").contains {
      FileManager.default.isExecutableFile(atPath: "\($0)/tmux")
    }
  }()

  init(_ home: Home, _ width: Int = 120, _ height: Int = 40) async throws {
    self.home = home
    try await tmux(
      "-f", "/dev/null", "start-server", ";", "set", "-g", "default-terminal", "tmux-256color",
      ";", "set", "-g", "status", "off", ";", "new-session", "-d", "-c", home.folder,
      "-x", "\(width)", "-y", "\(height)", "env PS1='ready> ' sh -i")
    try await wait(until: "the shell is ready") { $0.contains("ready>") }
  }

  /// Ends the server and the program in it, and waits for both: the home is removed next.
  deinit {
    let program = self.programID
    let end = try? Spawned(["tmux", "-L", server, "kill-server"], environment: home.environment)
    let deadline = ContinuousClock().now + .seconds(5)
    while ContinuousClock().now < deadline, end?.ended() == nil { usleep(2_000) }
    while ContinuousClock().now < deadline, let program, kill(program, 0) == 0 { usleep(2_000) }
  }

  /// Runs a tmux command and gives what it prints.
  @discardableResult
  func tmux(_ arguments: String...) async throws -> String {
    let run = UUID().uuidString
    let spawned = try Spawned(
      ["tmux", "-u", "-L", server] + arguments, environment: home.environment,
      output: "\(home.folder)/tmp/\(run)", errors: "\(home.folder)/tmp/\(run).err")
    let code = try await spawned.finish("tmux \(arguments)")
    guard code == 0 else {
      throw Failure("tmux \(arguments): \(code) \(home.text("tmp/\(run).err"))")
    }
    defer { try? FileManager.default.removeItem(atPath: "\(home.folder)/tmp/\(run)") }
    return home.text("tmp/\(run)")
  }

  // MARK: In

  /// Presses keys by tmux's names: `j`, `Enter`, `C-z`.
  func press(_ keys: String...) async throws {
    for key in keys { try await tmux("send-keys", key) }
  }

  func type(_ text: String) async throws { try await tmux("send-keys", "-l", text) }

  /// What the middle mouse button does.
  func paste(_ text: String) async throws {
    try await tmux("set-buffer", text)
    try await tmux("paste-buffer", "-p")
  }

  func resize(_ width: Int, _ height: Int) async throws {
    try await tmux("resize-window", "-x", "\(width)", "-y", "\(height)")
  }

  // MARK: Out

  /// The screen's lines, without blanks at their ends: those that two looks agree on but for the
  /// header's clock, as a look may fall into the middle of a frame. A screen that never rests is
  /// taken as it is.
  func lines() async throws -> [String] {
    var last = try await capture()
    for _ in 0..<50 {
      let now = try await capture()
      if now.dropFirst() == last.dropFirst() { return now }
      last = now
    }
    return last
  }

  private func capture() async throws -> [String] {
    try await tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false)
      .dropLast().map(\.trimmingEnd)
  }

  @discardableResult
  func wait(
    until what: String, _ holds: ([String]) -> Bool
  ) async throws -> [String] {
    var last: [String] = []
    return try await eventually(what, otherwise: { last.joined(separator: "\n") }) {
      last = try await lines()
      return holds(last) ? last : nil
    }
  }

  @discardableResult
  func waitFor(_ text: String) async throws -> [String] {
    try await wait(until: "the screen shows \"\(text)\"") { $0.contains(text) }
  }

  func waitForNo(_ text: String) async throws {
    try await wait(until: "the screen no longer shows \"\(text)\"") { !$0.contains(text) }
  }
}

extension [String] {
  /// Whether any line has the text in it.
  func contains(_ text: String) -> Bool { contains { (line: String) in line.contains(text) } }

  /// The line of the list that has the cursor.
  var cursorLine: String? { first { $0.contains("▌") } }
}

extension StringProtocol {
  var trimmingEnd: String {
    var text = String(self)
    while text.last == " " { text.removeLast() }
    return text
  }
}
