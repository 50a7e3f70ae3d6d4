extension NcursesTerminal {
  /// Lends the terminal to another program, such as an editor, and waits for its end.
  ///
  /// The program gets this terminal as its input, output and errors. Use this rather than
  /// Foundation's `Process` inside of `withScreenReleased`: on a thread of a dispatch queue that one
  /// hands blocked signals down, and ^C then does nothing in the editor.
  /// - Parameters:
  ///   - arguments: The program, searched for in PATH, and what it is given.
  ///   - environment: All of its environment.
  /// - Returns: Its exit code, 128 and the number of the signal that ended it, or nil when it could
  ///   not be started.
  public func run(_ arguments: [String], environment: [String: String]) -> Int32? {
    withScreenReleased {
      ForegroundProgram.run(
        arguments, environment: environment, input: inputDescriptor, output: outputDescriptor,
        errors: outputDescriptor)
    }
  }
}
