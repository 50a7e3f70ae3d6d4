#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Where a file's bytes go.
public protocol ByteSink: AnyObject {
  /// Takes all of the bytes, or throws.
  func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError)
  /// Makes what was written the file.
  func commit() throws(WritingError)
}

/// Bytes kept in memory, for tests and for what has to be looked at first.
public final class MemorySink: ByteSink {
  public private(set) var bytes: [UInt8] = []

  public init() {}

  public func write(_ bytes: UnsafeRawBufferPointer) { self.bytes.append(contentsOf: bytes) }
  public func commit() {}
}

/// An open descriptor that somebody else closes: standard output.
public final class DescriptorSink: ByteSink {
  private let descriptor: Int32
  private let name: String

  public init(descriptor: Int32, name: String) {
    self.descriptor = descriptor
    self.name = name
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    try writeAll(bytes, to: descriptor, name: name)
  }

  public func commit() {}
}

/// A file that is there whole or not at all: written beside its place under another name, and
/// renamed when it is complete. Without `commit` nothing is left.
public final class FileSink: ByteSink {
  public let path: String
  private let temporary: String
  private let mayReplace: Bool
  private var descriptor: Int32

  /// Refuses a file that is there already, unless it may be replaced.
  public init(path: String, mayReplace: Bool) throws(WritingError) {
    guard mayReplace || access(path, F_OK) != 0 else { throw .exists(path: path) }
    self.path = path
    self.mayReplace = mayReplace
    temporary = path + ".\(getpid()).part"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path) }
  }

  deinit {
    guard descriptor >= 0 else { return }
    close(descriptor)
    unlink(temporary)
  }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    try writeAll(bytes, to: descriptor, name: path)
  }

  public func commit() throws(WritingError) {
    let isKept = fsync(descriptor) == 0
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isKept, isClosed else { throw abandoned() }
    if mayReplace {
      guard rename(temporary, path) == 0 else { throw abandoned() }
      return
    }
    // A link never replaces what somebody else put there meanwhile.
    guard link(temporary, path) == 0 else {
      throw errno == EEXIST ? abandoned(.exists(path: path)) : abandoned()
    }
    unlink(temporary)
  }

  private func abandoned(_ error: WritingError? = nil) -> WritingError {
    let failure = error ?? Self.failure(path)
    unlink(temporary)
    return failure
  }

  private static func failure(_ path: String) -> WritingError {
    .cannotWrite(path: path, reason: String(cString: strerror(errno)))
  }
}

private func writeAll(
  _ bytes: UnsafeRawBufferPointer, to descriptor: Int32, name: String
) throws(WritingError) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let slice = UnsafeRawBufferPointer(rebasing: rest)
    #if canImport(Darwin)
      let count = Darwin.write(descriptor, slice.baseAddress, slice.count)
    #else
      let count = Glibc.write(descriptor, slice.baseAddress, slice.count)
    #endif
    if count < 0 {
      if errno == EINTR { continue }
      throw .cannotWrite(path: name, reason: String(cString: strerror(errno)))
    }
    rest = rest.dropFirst(count)
  }
}
