public import Commerce

/// What waits for the platforms, a line a channel.
public struct OutboxOverlay: Equatable, Sendable {
  /// Nil until they have been read.
  public var lines: [OutboxLine]?
  public var cursor = 0
  /// The channel whose file is being written.
  public var writing: String?

  public init(lines: [OutboxLine]? = nil) { self.lines = lines }

  public var current: OutboxLine? {
    guard let lines, lines.indices.contains(cursor) else { return nil }
    return lines[cursor]
  }

  /// Why Enter would write nothing; nil when it writes.
  public var problem: String? {
    guard let line = current else { return "nothing waits" }
    if line.format == nil {
      return "no file format is known for \(line.channel.isEmpty ? "no channel" : line.channel)"
    }
    return line.fields == 0 ? "only conflicts wait: settle them first" : nil
  }
}
