import Commerce
import Foundation
import Logging

/// Writes log lines to a file, because standard error belongs to the screen.
struct FileLogHandler: LogHandler {
  var metadata: Logger.Metadata = [:]
  var logLevel: Logger.Level = .info
  private let file: FileHandle
  private let clock: ProgramClock

  /// Nil when the file can't be written: then nothing is logged.
  init?(path: String, clock: ProgramClock) {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    let manager = FileManager.default
    try? manager.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    if !manager.fileExists(atPath: path) {
      _ = manager.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
    }
    guard let file = FileHandle(forWritingAtPath: path) else { return nil }
    _ = try? file.seekToEnd()
    self.file = file
    self.clock = clock
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let text = "\(clock.now()) \(event.level) \(event.message)"
    let all = metadata.merging(event.metadata ?? [:]) { _, new in new }
    let tail = all.sorted { $0.key < $1.key }.map { " \($0.key)=\($0.value)" }.joined()
    let line = (text + tail).replacing("\n", with: " ") + "\n"
    try? file.write(contentsOf: Data(line.utf8))
  }
}

extension Logger {
  /// The program's log; silent when its file can't be written.
  static func toFile(_ options: GlobalOptions) -> Logger {
    let file = FileLogHandler(path: Paths.current.log, clock: options.clock)
    var logger = Logger(label: "aisle") { _ -> any LogHandler in
      if let file { return file }
      return SwiftLogNoOpLogHandler()
    }
    logger.logLevel = options.verbose ? .debug : .info
    return logger
  }
}
