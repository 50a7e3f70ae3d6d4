import Foundation

/// Why the sample could not be written.
public struct SampleError: Error, Hashable, Sendable, CustomStringConvertible {
  public var path: String
  public var reason: String

  public var description: String {
    "\(path): \(reason); choose a folder that can be written with -o"
  }
}

/// Writes files below one folder.
struct FolderWriter {
  var folder: URL

  func write(_ file: any SampleFile) throws(SampleError) -> WrittenFile {
    try reporting(file.path) {
      let handle = try open(file.path)
      defer { try? handle.close() }
      let writer = DelimitedWriter(file.dialect) { try handle.write(contentsOf: Data($0)) }
      try writer.row(file.header)
      try file.writeRows(to: writer)
      try writer.finish()
      return WrittenFile(path: file.path, rows: writer.rows - 1, bytes: writer.bytes)
    }
  }

  func write(_ text: String, to path: String) throws(SampleError) -> WrittenFile {
    try reporting(path) {
      let handle = try open(path)
      defer { try? handle.close() }
      try handle.write(contentsOf: Data(text.utf8))
      return WrittenFile(path: path, rows: nil, bytes: text.utf8.count)
    }
  }

  private func open(_ path: String) throws -> FileHandle {
    let url = folder.appending(path: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data().write(to: url)
    return try FileHandle(forWritingTo: url)
  }

  private func reporting<Value>(
    _ path: String, _ body: () throws -> Value
  ) throws(SampleError) -> Value {
    do {
      return try body()
    } catch {
      throw SampleError(
        path: folder.appending(path: path).path(percentEncoded: false),
        reason: error.localizedDescription)
    }
  }
}
