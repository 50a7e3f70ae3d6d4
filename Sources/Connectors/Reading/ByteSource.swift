import Commerce

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A file's bytes from first to last, hashed and counted as they pass.
final class ByteSource {
  let path: String
  /// Bytes when it was opened.
  let size: Int64
  /// Bytes handed out so far.
  private(set) var bytesRead: Int64 = 0
  private let descriptor: Int32
  private var hash: SHA256?

  /// Opens for reading. `hashing` makes `contentHash` available at the end.
  init(path: String, hashing: Bool) throws(FeedError) {
    self.path = path
    descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Self.failure(path) }
    var facts = stat()
    guard fstat(descriptor, &facts) == 0 else {
      let failure = Self.failure(path)
      close(descriptor)
      throw failure
    }
    guard facts.st_mode & S_IFMT != S_IFDIR else {
      close(descriptor)
      throw .isDirectory(path: path)
    }
    size = Int64(facts.st_size)
    hash = hashing ? SHA256() : nil
  }

  deinit { close(descriptor) }

  /// Fills as much of `space` as one read gives; 0 at the end of the file.
  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, space.baseAddress, space.count)
      #else
        let count = Glibc.read(descriptor, space.baseAddress, space.count)
      #endif
      if count < 0 {
        if errno == EINTR { continue }
        throw Self.failure(path)
      }
      hash?.update(UnsafeRawBufferPointer(rebasing: space[0..<count]))
      bytesRead += Int64(count)
      return count
    }
  }

  /// SHA-256 of what was read, in hexadecimal; empty when not asked for.
  var contentHash: String { hash?.hexDigest() ?? "" }

  private static func failure(_ path: String) -> FeedError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// The SHA-256 of a file's bytes in lower-case hexadecimal: how a file is known again.
public func contentHash(ofFile path: String) throws(FeedError) -> String {
  let source = try ByteSource(path: path, hashing: true)
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
  defer { chunk.deallocate() }
  while try source.read(into: chunk) > 0 {}
  return source.contentHash
}
