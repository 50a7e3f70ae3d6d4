#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The C library's way from an encoding of several bytes a character to UTF-8.
final class CharacterConverter {
  private let converter: iconv_t

  /// Nil where the system does not know the encoding.
  init?(from name: String) {
    guard let opened = iconv_open("UTF-8", name), opened != iconv_t(bitPattern: -1) else {
      return nil
    }
    converter = opened
  }

  deinit { iconv_close(converter) }

  /// Writes what `bytes` stand for from `end` on, U+FFFD for what stands for nothing. `space` has
  /// room for three bytes for each of them.
  ///
  /// - Returns: how many bytes were used: all but a character that the end cuts.
  func convert(
    _ bytes: UnsafeBufferPointer<UInt8>, into space: UnsafeMutableRawBufferPointer,
    at end: inout Int
  ) -> Int {
    var used = 0
    while used < bytes.count {
      let result = step(bytes, &used, space, &end)
      if result == 0 { break }
      // EINVAL is half a character at the end; anything else is a byte that starts none.
      if result == EINVAL { break }
      put(0xFFFD, into: space, at: &end)
      used += 1
    }
    return used
  }

  /// Goes on until the end, or to the first byte that can't be converted: then its errno, else 0.
  private func step(
    _ bytes: UnsafeBufferPointer<UInt8>, _ used: inout Int,
    _ space: UnsafeMutableRawBufferPointer, _ end: inout Int
  ) -> Int32 {
    guard let source = bytes.baseAddress, let target = space.baseAddress else { return 0 }
    // SAFETY: iconv only reads from its input; both stay within the buffers by the counts given.
    var input: UnsafeMutablePointer<CChar>? = UnsafeMutableRawPointer(
      mutating: UnsafeRawPointer(source + used)
    ).assumingMemoryBound(to: CChar.self)
    var output: UnsafeMutablePointer<CChar>? = (target + end).assumingMemoryBound(to: CChar.self)
    var inputLeft = bytes.count - used
    var outputLeft = space.count - end
    let before = (inputLeft, outputLeft)
    errno = 0
    let result = iconv(converter, &input, &inputLeft, &output, &outputLeft)
    let problem = result == -1 ? errno : 0
    used += before.0 - inputLeft
    end += before.1 - outputLeft
    return problem
  }
}
