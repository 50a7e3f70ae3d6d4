import CNcurses
import NcursesTerminal
import TerminalKit
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The terminal after the program has died.
struct FatalSignalTests {
  @Test(arguments: [SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP])
  func `a fatal signal gives the terminal back and still ends the program`(
    signal: Int32
  ) async throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    await #expect(processExitsWith: .signal(signal)) { [path = tty.path as String, signal] in
      try await Victim.draw(on: path)
      Signals.take(signal)
    }
    expectGivenBack(tty, before)
  }

  @Test func `an abort gives the terminal back`() async throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    await #expect(processExitsWith: .signal(SIGABRT)) { [path = tty.path as String] in
      try await Victim.draw(on: path)
      abort()
    }
    expectGivenBack(tty, before)
  }

  @Test func `a trap of the language gives the terminal back`() async throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    await #expect(processExitsWith: .failure) { [path = tty.path as String] in
      try await Victim.draw(on: path)
      let empty: [Int] = []
      print(empty[Int(getpid())])
    }
    expectGivenBack(tty, before)
  }

  @Test func `an exit without closing gives the terminal back`() async throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    await #expect(processExitsWith: .exitCode(3)) { [path = tty.path as String] in
      try await Victim.draw(on: path)
      exit(3)
    }
    expectGivenBack(tty, before)
  }

  @Test(arguments: [SIGTERM, SIGHUP, SIGINT, SIGQUIT])
  func `a program that does not answer is ended by the second request`(
    signal: Int32
  ) async throws {
    let tty = try PseudoTerminal()
    let before = tty.modes
    await #expect(processExitsWith: .signal(signal)) { [path = tty.path as String, signal] in
      try await Victim.ignoreTwoRequests(signal, on: path)
    }
    expectGivenBack(tty, before)
  }

  @Test func `nothing is drawn once a signal is ending the program`() async throws {
    let tty = try PseudoTerminal()
    await #expect(processExitsWith: .exitCode(4)) { [path = tty.path as String] in
      try await Victim.drawAfterTheEnd(on: path)
    }
    #expect(!tty.output().contains("too late"))
  }

  private func expectGivenBack(_ tty: PseudoTerminal, _ before: [String]) {
    #expect(tty.modes == before)
    let output = tty.output()
    #expect(output.contains("hello"))
    let restored = output.split(separator: "hello").last ?? ""
    for sequence in ["[?1049l", "[?25h", "[?2004l", "[?2026l"] {
      #expect(restored.contains("\u{1B}" + sequence), "\(sequence)")
    }
  }
}

/// The program that dies.
private enum Victim {
  @MainActor @discardableResult
  static func draw(on path: String) throws -> NcursesTerminal {
    let descriptor = open(path, O_RDWR | O_NOCTTY)
    let terminal = try NcursesTerminal(
      term: "xterm-256color", environment: [:], input: descriptor, output: descriptor)
    terminal.draw(Frames.text("hello"), theme: Frames.dark)
    return terminal
  }

  @MainActor
  static func ignoreTwoRequests(_ signal: Int32, on path: String) throws {
    let terminal = try draw(on: path)
    sg_set_patience(0)
    Signals.take(signal)
    Signals.take(signal)
    terminal.close()
  }

  /// The handler that a backtracer would have, here one that lets the program go on.
  @MainActor
  static func drawAfterTheEnd(on path: String) throws {
    signal(SIGILL) { _ in }
    let terminal = try draw(on: path)
    Signals.take(SIGILL)
    terminal.draw(Frames.text("too late"), theme: Frames.dark)
    exit(4)
  }
}
