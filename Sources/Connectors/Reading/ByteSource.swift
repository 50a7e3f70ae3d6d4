import Commerce

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// An export's bytes from first to last, unpacked, hashed and counted as they pass.
final class ByteSource {
  /// As messages name it.
  let path: String
  /// Bytes that will come, as far as known beforehand.
  let size: Int64
  /// Bytes handed out so far.
  private(set) var bytesRead: Int64 = 0
  private let reader: Reader
  private var hash: SHA256?

  private enum Reader {
    case file(OpenFile)
    case archive(ArchivePart)
  }

  /// Opens for reading. `hashing` makes `contentHash` available at the end.
  init(_ place: FilePlace, hashing: Bool) throws(FeedError) {
    path = place.shown
    switch place.packing {
    case .none:
      let file = try OpenFile(place.path)
      size = file.size
      reader = .file(file)
    case .gzip, .zip:
      let part = try ArchivePart(place)
      size = part.size
      reader = .archive(part)
    }
    hash = hashing ? SHA256() : nil
  }

  /// Fills as much of `space` as one read gives; 0 at the end.
  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    let count =
      switch reader {
      case .file(let file): try file.read(into: space)
      case .archive(let part): try part.read(into: space)
      }
    hash?.update(UnsafeRawBufferPointer(rebasing: space[0..<count]))
    bytesRead += Int64(count)
    return count
  }

  /// SHA-256 of what was read, in hexadecimal; empty when not asked for.
  var contentHash: String { hash?.hexDigest() ?? "" }

  /// The SHA-256 of all its bytes.
  static func contentHash(_ place: FilePlace) throws(FeedError) -> String {
    let source = try ByteSource(place, hashing: true)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
    defer { chunk.deallocate() }
    while try source.read(into: chunk) > 0 {}
    return source.contentHash
  }
}

/// A file that is open for reading, until the value goes.
final class OpenFile {
  let descriptor: Int32
  /// Bytes when it was opened.
  let size: Int64
  private let path: String

  init(_ path: String) throws(FeedError) {
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
  }

  deinit { close(descriptor) }

  func read(into space: UnsafeMutableRawBufferPointer) throws(FeedError) -> Int {
    while true {
      #if canImport(Darwin)
        let count = Darwin.read(descriptor, space.baseAddress, space.count)
      #else
        let count = Glibc.read(descriptor, space.baseAddress, space.count)
      #endif
      if count >= 0 { return count }
      guard errno == EINTR else { throw Self.failure(path) }
    }
  }

  private static func failure(_ path: String) -> FeedError {
    .unreadable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// The SHA-256 of a file's bytes in lower-case hexadecimal: how a file is known again.
public func contentHash(ofFile path: String) throws(FeedError) -> String {
  try ByteSource.contentHash(FilePlace(path: path))
}
