import Configuration
import Foundation
import Synchronization

/// Tells when the config's file is no longer what the program has read or written.
///
/// The whole text is compared at each look: it is short, and its size and time would be the same
/// when it is written twice within a tick of the system's clock.
final class ConfigWatch: Sendable {
  private let path: String
  /// The text that the program knows; nil for no file.
  private let known: Mutex<Data?>

  init(path: String) {
    self.path = path
    known = Mutex(FileManager.default.contents(atPath: path))
  }

  /// The file's name, once for each change, and the first thing that is wrong with it now.
  func change() -> (name: String, problem: String?)? {
    let (text, isNew) = known.withLock { known in
      let text = FileManager.default.contents(atPath: path)
      defer { known = text }
      return (text, text != known)
    }
    guard isNew else { return nil }
    return (URL(fileURLWithPath: path).lastPathComponent, problem(of: text))
  }

  /// Lets the program itself put `new` in the place of `old`: no news, where `old` was none.
  func whileWriting(_ write: () throws -> (old: String?, new: String)) rethrows {
    try known.withLock { known in
      let (old, new) = try write()
      if known == old.map({ Data($0.utf8) }) { known = Data(new.utf8) }
    }
  }

  private func problem(of text: Data?) -> String? {
    guard let text else { return "it is not there any more" }
    return Configuration.load(
      String(decoding: text, as: UTF8.self), path: path, home: Paths.current.home
    ).problems.first { $0.severity != .warning }?.description
  }
}
