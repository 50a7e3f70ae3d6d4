import Dispatch
internal import Foundation
internal import GRDB

extension Store {
  /// Bytes; a shorter log is written back by the next commit, within milliseconds.
  private static let longLog = 64 << 20

  /// After a transaction that left a long write-ahead log: writes it back into the store's file,
  /// beside whatever goes on, on a thread and a connection of its own, so that neither the next write
  /// nor a pane waits for the disk. Ending the program in the middle loses nothing: the log stays, and
  /// whoever writes next goes on with it.
  func settleLog() {
    guard let path else { return }
    let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")[.size] as? Int
    guard let log, log > Self.longLog else { return }
    DispatchQueue.global(qos: .utility).async {
      let connection = try? DatabaseQueue(path: path)
      _ = try? connection?.writeWithoutTransaction { try $0.checkpoint(.passive) }
    }
  }
}
