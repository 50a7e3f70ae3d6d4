import CNcurses
import Foundation
import TerminalKit

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pair of terminal ends: the test plays the terminal, the program under test is given the path.
final class PseudoTerminal {
  let path: String
  /// The end that a program would use.
  let descriptor: Int32
  private let controller: Int32
  private let reader: OutputReader
  private var questions = 0
  private var isHungUp = false

  /// TIOCSPTLCK and TIOCGPTN, which do not import.
  private static let setLock: UInt = 0x4004_5431
  private static let getNumber: UInt = 0x8004_5430

  init(_ size: Size = Size(width: 80, height: 24)) throws {
    controller = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var locked: Int32 = 0
    var number: Int32 = 0
    guard controller >= 0, ioctl(controller, Self.setLock, &locked) == 0,
      ioctl(controller, Self.getNumber, &number) == 0
    else { throw SystemFailure(number: errno) }
    path = "/dev/pts/\(number)"
    descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SystemFailure(number: errno) }
    reader = OutputReader(controller)
    resize(size)
  }

  deinit {
    hangUp()
    close(descriptor)
  }

  func resize(_ size: Size) {
    var window = winsize(
      ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(controller, UInt(TIOCSWINSZ), &window)
  }

  /// Types.
  func send(_ text: String) { send(Array(text.utf8)) }

  /// Types bytes, as many as the system takes; they can be read when this returns, unless the
  /// terminal collects whole lines.
  @discardableResult
  func send(_ bytes: [UInt8]) -> Int {
    let before = unread
    let sent = max(0, write(controller, bytes, bytes.count))
    // A thread of the kernel's hands them over.
    let deadline = ContinuousClock.now + .seconds(600)
    while collectsNoLines, unread < before + sent, ContinuousClock.now < deadline {
      poll(nil, 0, 1)
    }
    return sent
  }

  /// How many bytes a program could read at once.
  private var unread: Int {
    var count: Int32 = 0
    return ioctl(descriptor, UInt(FIONREAD), &count) == 0 ? Int(count) : 0
  }

  private var collectsNoLines: Bool {
    var modes = termios()
    return tcgetattr(descriptor, &modes) == 0 && modes.c_lflag & tcflag_t(ICANON) == 0
  }

  /// Closes the terminal's window.
  func hangUp() {
    guard !isHungUp else { return }
    isHungUp = true
    reader.stop()
    close(controller)
  }

  /// What was written to the terminal since the last call.
  func output() -> String { String(decoding: outputBytes(), as: UTF8.self) }

  func outputBytes() -> [UInt8] {
    questions += 1
    let marker = Array("\u{1}\(questions)\u{2}".utf8)
    _ = write(descriptor, marker, marker.count)
    return reader.take(until: marker)
  }

  /// The modes in force, in a form to compare.
  var modes: [String] {
    var modes = termios()
    tcgetattr(descriptor, &modes)
    let characters = Mirror(reflecting: modes.c_cc).children.map { "\($0.value)" }
    return ["\(modes.c_iflag) \(modes.c_oflag) \(modes.c_cflag) \(modes.c_lflag)"] + characters
  }
}

struct SystemFailure: Error {
  let number: Int32
}
