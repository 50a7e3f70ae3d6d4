/// What waits for one channel, and the file that would take it there.
public struct OutboxLine: Hashable, Sendable {
  /// The channel's code; empty for products that no channel owns.
  public var channel: String
  public var products: Int
  /// Edits that wait, conflicts not counted.
  public var fields: Int
  /// Edits that met a third value on the platform: they are left out of any file.
  public var conflicts: Int
  /// Of `fields`, those that a file holds already as they are now.
  public var exported: Int
  /// When that file was last written, and where.
  public var exportedAt: Instant?
  public var exportedTo: String?
  /// The format for the channel's platform; nil when it has none.
  public var format: String?
  /// Where the file would be written.
  public var file: String?

  public init(
    channel: String, products: Int, fields: Int, conflicts: Int = 0, exported: Int = 0,
    exportedAt: Instant? = nil, exportedTo: String? = nil, format: String? = nil,
    file: String? = nil
  ) {
    self.channel = channel
    self.products = products
    self.fields = fields
    self.conflicts = conflicts
    self.exported = exported
    self.exportedAt = exportedAt
    self.exportedTo = exportedTo
    self.format = format
    self.file = file
  }
}

/// What came of writing a channel's file.
public struct OutboxReceipt: Hashable, Sendable {
  public var channel: String
  public var file: String
  public var rows: Int
  /// Edits in the file.
  public var fields: Int
  /// Edits that the format can't say, and the first reason.
  public var refused: Int
  public var because: String?

  public init(
    channel: String, file: String, rows: Int, fields: Int, refused: Int = 0,
    because: String? = nil
  ) {
    self.channel = channel
    self.file = file
    self.rows = rows
    self.fields = fields
    self.refused = refused
    self.because = because
  }
}
