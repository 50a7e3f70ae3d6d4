import Configuration
import Foundation
import Synchronization

/// Tells when the config's file is no longer what the program has read or written.
final class ConfigWatch: Sendable {
  /// How the file stands, as far as can be told without reading it.
  private struct Stamp: Equatable, Sendable {
    var size: Int
    var number: Int
    var modified: Date

    /// Nil when there is no file.
    init?(_ path: String) {
      guard let found = try? FileManager.default.attributesOfItem(atPath: path) else { return nil }
      size = found[.size] as? Int ?? 0
      number = found[.systemFileNumber] as? Int ?? 0
      modified = found[.modificationDate] as? Date ?? .distantPast
    }
  }

  private struct Known: Sendable {
    var stamp: Stamp?
    /// Nil when there was no file.
    var text: Data?
  }

  private let path: String
  private let known: Mutex<Known>

  init(path: String) {
    self.path = path
    let stamp = Stamp(path)
    known = Mutex(Known(stamp: stamp, text: FileManager.default.contents(atPath: path)))
  }

  /// The file's name, once for each change, and the first thing that is wrong with it now.
  func change() -> (name: String, problem: String?)? {
    let stamp = Stamp(path)
    let text: Data? = known.withLock { known in
      guard stamp != known.stamp else { return known.text }
      return FileManager.default.contents(atPath: path)
    }
    let isNew = known.withLock { known in
      known.stamp = stamp
      guard text != known.text else { return false }
      known.text = text
      return true
    }
    guard isNew else { return nil }
    return (URL(fileURLWithPath: path).lastPathComponent, problem(of: text))
  }

  /// The program itself has put `new` in the place of `old`: no news, where `old` was none.
  func wrote(_ new: String, over old: String?) {
    known.withLock { known in
      guard known.text == old.map({ Data($0.utf8) }) else { return }
      known = Known(stamp: Stamp(path), text: Data(new.utf8))
    }
  }

  private func problem(of text: Data?) -> String? {
    guard let text else { return "it is not there any more" }
    return Configuration.load(
      String(decoding: text, as: UTF8.self), path: path, home: Paths.current.home
    ).problems.first { $0.severity != .warning }?.description
  }
}
