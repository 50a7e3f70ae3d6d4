import Commerce
import Configuration
import Foundation

/// The config file as a place to keep views and column maps in.
///
/// It is read anew before each change, so that what somebody wrote into it meanwhile stays.
struct ConfigFile: Sendable {
  var path: String
  /// Told of what is written, so that it is no news.
  var watch: ConfigWatch?

  /// Puts a view into the file, in the place of the one of the same pane and name. A file that is
  /// not there is made.
  func save(_ view: SavedView) throws {
    try change { try ViewText.saving(view, in: $0) }
  }

  func remove(_ view: SavedView) throws {
    try change { try ViewText.removing(view, from: $0) }
  }

  func save(_ map: ColumnMap) throws {
    try change { try MapText.saving(map, in: $0) }
  }

  func removeMap(_ name: String) throws {
    try change { try MapText.removing(name, from: $0) }
  }

  private func change(_ edit: (String) throws -> String) throws {
    func change() throws -> (old: String?, new: String) {
      let old = try text()
      let new = try edit(old ?? "")
      try write(new)
      return (old, new)
    }
    if let watch { try watch.whileWriting(change) } else { _ = try change() }
  }

  /// Nil when there is no file; a file that can't be read is an error, lest it be overwritten.
  private func text() throws -> String? {
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else {
      throw CommandFailure("\(path) can't be read as UTF-8 text; nothing was written")
    }
    return text
  }

  /// The whole new text appears under the name at once, or the old one stays. What the name points
  /// to is replaced, not the link; rights stay as they are.
  private func write(_ text: String) throws {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath()
    let folder = target.deletingLastPathComponent()
    let manager = FileManager.default
    try manager.createDirectory(at: folder, withIntermediateDirectories: true)
    let rights = try? manager.attributesOfItem(atPath: target.path)[.posixPermissions]
    let draft = folder.appendingPathComponent(".\(target.lastPathComponent).\(getpid())")
    defer { try? manager.removeItem(at: draft) }
    try Data(text.utf8).write(to: draft)
    if let rights {
      try manager.setAttributes([.posixPermissions: rights], ofItemAtPath: draft.path)
    }
    guard rename(draft.path, target.path) == 0 else {
      throw CommandFailure(
        "\(path) can't be written: \(String(cString: strerror(errno))); nothing was changed")
    }
  }
}

extension String {
  /// Nil for bytes that are not UTF-8.
  fileprivate init?(validating data: Data, as encoding: UTF8.Type) {
    self.init(data: data, encoding: .utf8)
  }
}
