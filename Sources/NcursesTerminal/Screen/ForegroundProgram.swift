import CNcurses

/// Another program at the terminal, while no screen is up.
public enum ForegroundProgram {
  /// Runs a program, searched for in PATH, and waits for its end.
  /// - Returns: Its exit code, 128 and a signal's number, or nil when it could not be started.
  public static func run(
    _ arguments: [String], environment: [String: String], input: Int32, output: Int32,
    errors: Int32
  ) -> Int32? {
    guard !arguments.isEmpty else { return nil }
    let assignments = environment.map { "\($0.key)=\($0.value)" }
    return withCStrings(arguments) { arguments in
      withCStrings(assignments) { environment in
        let code = fp_run(arguments, environment, input, output, errors)
        return code < 0 ? nil : code
      }
    }
  }

  /// Calls `body` with copies of texts as C takes them, ended by NULL.
  private static func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafeMutablePointer<CChar>?>) -> Result
  ) -> Result {
    let copies = texts.map { text in
      let bytes = Array(text.utf8CString)
      let copy = UnsafeMutablePointer<CChar>.allocate(capacity: bytes.count)
      copy.initialize(from: bytes, count: bytes.count)
      return copy
    }
    defer { for copy in copies { copy.deallocate() } }
    return body(copies.map(Optional.some) + [nil])
  }
}
