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
  private let file: TemporaryFile
  private var descriptor: Int32

  /// Refuses a file that is there already, unless it may be replaced.
  public init(path: String, mayReplace: Bool) throws(WritingError) {
    file = try TemporaryFile(for: path, mayReplace: mayReplace)
    descriptor = open(file.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw file.failure }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  public func write(_ bytes: UnsafeRawBufferPointer) throws(WritingError) {
    try writeAll(bytes, to: descriptor, name: file.target)
  }

  public func commit() throws(WritingError) {
    let isKept = fsync(descriptor) == 0
    let failure = file.failure
    let isClosed = close(descriptor) == 0
    descriptor = -1
    guard isKept, isClosed else { throw failure }
    try file.commit()
  }
}

/// A name beside a file's place, under which it is written until it is complete.
final class TemporaryFile {
  /// Where the file is to be.
  let target: String
  /// Where it is written.
  let path: String
  private let mayReplace: Bool
  private var isCommitted = false

  init(for target: String, mayReplace: Bool) throws(WritingError) {
    guard mayReplace || access(target, F_OK) != 0 else { throw .exists(path: target) }
    self.target = target
    self.mayReplace = mayReplace
    path = target + ".\(getpid()).part"
  }

  deinit { if !isCommitted { unlink(path) } }

  /// Gives the file its name.
  func commit() throws(WritingError) {
    if mayReplace {
      guard rename(path, target) == 0 else { throw failure }
      isCommitted = true
      return
    }
    // A link never replaces what somebody else put there meanwhile.
    guard link(path, target) == 0 else { throw errno == EEXIST ? .exists(path: target) : failure }
  }

  /// What the system said last.
  var failure: WritingError {
    .cannotWrite(path: target, reason: String(cString: strerror(errno)))
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
