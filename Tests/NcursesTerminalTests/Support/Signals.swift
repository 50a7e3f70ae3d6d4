import NcursesTerminal

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum Signals {
  /// Sends this process a signal, and waits until the terminal has it to be read.
  @MainActor
  static func send(_ signal: Int32, to terminal: NcursesTerminal) {
    kill(getpid(), signal)
    var request = pollfd(fd: terminal.signalDescriptor, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, 5000) < 0, errno == EINTR {}
  }
}
