import Commerce
import Configuration
import Foundation
import Testing

@testable import aisle

/// Programs that are run from here, with real ones.
@Suite struct ChildProgramTests {
  private func shell(_ script: String, limit: Duration = .seconds(600)) -> ChildProgram {
    ChildProgram(
      arguments: ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"], limit: limit)
  }

  @Test func `input goes in, output and exit code come out`() throws {
    let outcome = try shell("cat; echo oops >&2; exit 3").run(input: "the case")
    #expect(outcome == ChildProgram.Outcome(code: 3, output: "the case", errors: "oops\n"))
    #expect(outcome.lastErrorLine == "oops")
  }

  @Test func `arguments are no shell's business`() throws {
    let program = ChildProgram(
      arguments: ["printf", "%s", "$HOME; rm -rf / `id`"], environment: ["PATH": "/usr/bin:/bin"],
      limit: .seconds(600))
    #expect(try program.run().output == "$HOME; rm -rf / `id`")
  }

  @Test func `a program that hangs is ended with all that it started`() async throws {
    let folder = try Home()
    let file = folder.folder + "/child"
    var child: pid_t?
    // A machine may be too slow to start another program in that time.
    for limit in [Duration.seconds(2), .seconds(20), .seconds(200)] where child == nil {
      let hanging = shell("sleep 600 & echo $! > \(file); wait", limit: limit)
      let failure = await onItsOwnThread { Result { try hanging.run() } }
      #expect(throws: ChildProgram.Failure.timedOut(program: "/bin/sh", limit: limit)) {
        try failure.get()
      }
      child = pid_t(folder.text("child").trimmingCharacters(in: .whitespacesAndNewlines))
    }
    let left = try #require(child)
    // Killed; whoever inherits it may take a moment to notice.
    try await eventually("the child is gone") { isAlive(left) ? nil : true }
  }

  /// Whether a process runs; one that has ended and was not waited for does not.
  private func isAlive(_ id: pid_t) -> Bool {
    guard kill(id, 0) == 0 else { return false }
    let status = try? String(contentsOfFile: "/proc/\(id)/stat", encoding: .utf8)
    return status.map { !$0.contains(") Z ") } ?? true
  }

  @Test func `what is left running does not keep us waiting`() throws {
    let outcome = try shell("sleep 600 & echo $!").run()
    #expect(outcome.code == 0)
    let left = try #require(pid_t(outcome.output.trimmingCharacters(in: .newlines)))
    #expect(isAlive(left))
    kill(left, SIGKILL)
  }

  @Test func `more output than anybody wants is read and dropped`() throws {
    let outcome = try shell("yes | head -c 3000000; exit 0").run()
    #expect(outcome.code == 0)
    #expect(outcome.output.utf8.count == ChildProgram.outputLimit)
  }

  @Test func `input that nobody reads blocks nothing`() throws {
    let outcome = try shell("exit 0").run(input: String(repeating: "x", count: 1_000_000))
    #expect(outcome.code == 0)
  }

  @Test func `a program that is not there is named`() {
    let program = ChildProgram(
      arguments: ["/no/such/program"], environment: [:], limit: .seconds(600))
    #expect {
      try program.run()
    } throws: { "\($0)" == "/no/such/program: can't be started: No such file or directory" }
  }

  @Test func `a program whose file is being written is tried until it is whole`() throws {
    var tries = 0
    let answer = try ChildProgram.insisting(until: .now + .seconds(600)) {
      tries += 1
      if tries < 4 { throw SystemError(ETXTBSY) }
      return "started"
    }
    #expect(answer == "started")
    #expect(tries == 4)
  }

  @Test func `a program whose file is written for ever is given up, another failure at once`() {
    let start = ContinuousClock.now
    var time = start
    var tries = 0
    #expect {
      try ChildProgram.insisting(until: start + .seconds(3), now: { time }) {
        tries += 1
        time += .seconds(1)
        throw SystemError(ETXTBSY)
      }
    } throws: { ($0 as? SystemError)?.reason == "Text file busy" }
    #expect(tries == 3)
    #expect(throws: SystemError.self) {
      try ChildProgram.insisting(until: start + .seconds(600)) {
        tries += 1
        throw SystemError(ENOENT)
      }
    }
    #expect(tries == 4)
  }

  @Test func `a signal is told from an exit code`() throws {
    #expect(try shell("kill -TERM $$").run().code == -15)
  }
}

@Suite struct EscalateHookTests {
  private func hook(_ script: String) -> EscalateHook {
    EscalateHook(
      settings: HookSettings(escalate: ["/bin/sh", "-c", script], limit: .minutes(10)),
      environment: ["PATH": "/usr/bin:/bin"])
  }

  @Test func `the first line of output is the ticket`() throws {
    let ticket = try hook("echo 'OPS-7 https://t.example.com/OPS-7'; echo more").run(.object([:]))
    #expect(ticket?.key == "OPS-7")
    #expect(ticket?.url == "https://t.example.com/OPS-7")
  }

  @Test func `the case comes as one line of JSON`() throws {
    let ticket = try hook("read line; echo \"T-${#line}\"").run(
      .object(["order": .string("#1042")]))
    #expect(ticket?.key == "T-\("{\"order\":\"#1042\"}".count)")
  }

  @Test func `no output is no ticket`() throws {
    #expect(try hook("cat > /dev/null").run(.object([:])) == nil)
  }

  @Test func `a failure has the exit code and the last line of the errors`() {
    #expect(
      throws: EscalateHook.Failure.failed(program: "/bin/sh", code: 4, lastError: "no network")
    ) { try hook("echo first >&2; echo no network >&2; exit 4").run(.object([:])) }
  }

  @Test func `escape sequences of a hook never get through`() throws {
    let ticket = try hook("printf 'OPS-7 \\033[2Jtitle\\n'").run(.object([:]))
    #expect(ticket?.title?.unicodeScalars.contains { $0.value < 0x20 } == false)
  }

  @Test func `without a hook the config key is named`() {
    #expect(throws: EscalateHook.Failure.notConfigured) {
      try EscalateHook(settings: HookSettings(), environment: [:]).run(.object([:]))
    }
  }
}
