import CNcurses
import TerminalKit

/// What the system knows about a terminal, by descriptor.
enum TerminalModes {
  /// The modes in force; nil when the descriptor is not a terminal.
  static func current(_ descriptor: Int32) -> termios? {
    var modes = termios()
    return tcgetattr(descriptor, &modes) == 0 ? modes : nil
  }

  /// The window's size; nil when the system does not know it, as on a serial line.
  static func size(_ descriptor: Int32) -> Size? {
    var columns: Int32 = 0
    var rows: Int32 = 0
    guard ti_window_size(descriptor, &columns, &rows) else { return nil }
    return Size(width: Int(columns), height: Int(rows))
  }

  /// Reads what is there, `limit` bytes at most.
  static func read(_ descriptor: Int32, upTo limit: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: limit) { buffer, length in
      length = buffer.baseAddress.map { ti_read(descriptor, $0, limit) } ?? 0
    }
  }

  /// Writes everything, unless the terminal is gone.
  static func write(_ text: String, to descriptor: Int32) {
    write(Array(text.utf8), to: descriptor)
  }

  /// Writes everything, unless the terminal is gone.
  static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBufferPointer { buffer in
      if let start = buffer.baseAddress { ti_write(descriptor, start, buffer.count) }
    }
  }
}
