public import Commerce
import Foundation

/// A file in an inbox as one look saw it. Two looks with the same size and time saw the same file.
public struct InboxFile: Hashable, Sendable {
  public var path: String
  /// Bytes.
  public var size: Int64
  public var modifiedAt: Instant

  public init(path: String, size: Int64, modifiedAt: Instant) {
    self.path = path
    self.size = size
    self.modifiedAt = modifiedAt
  }

  public var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}

/// Looks into an inbox folder.
public enum Inbox {
  /// The files of a folder in the order of their names; folders, hidden files, and the names that
  /// browsers and copy tools give to unfinished files are left out.
  ///
  /// - Throws: `InboxError` when the folder can't be read.
  public static func files(in folder: String) throws(InboxError) -> [InboxFile] {
    let manager = FileManager.default
    let names: [String]
    do {
      names = try manager.contentsOfDirectory(atPath: folder)
    } catch {
      throw InboxError(folder: folder, isMissing: !manager.fileExists(atPath: folder))
    }
    return names.sorted().compactMap { name in
      guard !name.hasPrefix("."), !isUnfinished(name) else { return nil }
      let path = folder + "/" + name
      guard let attributes = try? manager.attributesOfItem(atPath: path),
        attributes[.type] as? FileAttributeType == .typeRegular,
        let size = attributes[.size] as? NSNumber,
        let modified = attributes[.modificationDate] as? Date
      else { return nil }
      let milliseconds = Int64((modified.timeIntervalSince1970 * 1_000).rounded(.down))
      return InboxFile(
        path: path, size: size.int64Value, modifiedAt: Instant(milliseconds: milliseconds))
    }
  }

  private static func isUnfinished(_ name: String) -> Bool {
    let lower = name.lowercased()
    return [".part", ".partial", ".tmp", ".crdownload", ".download", ".filepart", "~", ".swp"]
      .contains { lower.hasSuffix($0) }
  }

  /// Moves a taken file to the folder `done` beside it; a file of the same name there is kept, and
  /// this one gets a number.
  public static func moveToDone(_ path: String) throws {
    let url = URL(fileURLWithPath: path)
    let done = url.deletingLastPathComponent().appendingPathComponent("done", isDirectory: true)
    let manager = FileManager.default
    try manager.createDirectory(at: done, withIntermediateDirectories: true)
    let stem = url.deletingPathExtension().lastPathComponent
    let tail = url.pathExtension.isEmpty ? "" : ".\(url.pathExtension)"
    var target = done.appendingPathComponent(url.lastPathComponent)
    var number = 2
    while manager.fileExists(atPath: target.path) {
      target = done.appendingPathComponent("\(stem)-\(number)\(tail)")
      number += 1
    }
    try manager.moveItem(at: url, to: target)
  }
}

/// An inbox folder that can't be read.
public struct InboxError: Error, Hashable, Sendable, CustomStringConvertible {
  public var folder: String
  public var isMissing: Bool

  public var description: String {
    isMissing
      ? "\(folder): there is no such folder; create it or change the source's inbox in the config"
      : "\(folder): the folder can't be read; check its permissions"
  }
}
