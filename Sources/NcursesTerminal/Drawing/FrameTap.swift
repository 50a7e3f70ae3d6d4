import CNcurses

/// Collects what ncurses writes for one frame, so that it goes out in one piece: ncurses by itself
/// writes in several, between which a terminal may draw.
@MainActor
struct FrameTap {
  /// Where ncurses writes.
  let stream: Int32
  /// Where frames go.
  let terminal: Int32
  let squeezer: SGRSqueezer
  private let file = ft_open()

  init(stream: Int32, terminal: Int32, squeezer: SGRSqueezer) {
    self.stream = stream
    self.terminal = terminal
    self.squeezer = squeezer
  }

  /// Runs what draws a frame, and sends what it wrote and what it returns to be sent behind that,
  /// if anything, as one synchronized update.
  func frame(_ draw: () -> [UInt8]) {
    guard ft_divert(stream, file) else {
      _ = draw()
      return
    }
    let rest = draw()
    let length = ft_restore(stream, terminal, file)
    guard length > 0 || !rest.isEmpty else { return }
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      count = buffer.baseAddress.map { ft_take(file, $0, length) } ?? 0
    }
    let frame =
      Array(ControlStrings.beginFrame.utf8) + squeezer.squeeze(bytes) + rest
      + Array(ControlStrings.endFrame.utf8)
    TerminalModes.write(frame, to: terminal)
  }

  func close() { ft_close(file) }
}
