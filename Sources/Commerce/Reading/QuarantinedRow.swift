/// A refused row, kept as it stands in its file until it is mended or a newer file has it right.
public struct QuarantinedRow: Hashable, Sendable {
  public var id: Int64
  public var source: String
  public var format: String
  public var file: String
  public var issue: RowIssue
  public var at: Instant
  /// The file's columns; empty when unknown.
  public var header: [String] = []
  /// How the row is cut into cells; nil when unknown, in rows of earlier versions.
  public var dialect: RowDialect?
  /// The row as somebody mended it, waiting to be taken again; nil when nobody did.
  public var mended: String?
  public var mendedBy: String?

  public init(
    id: Int64, source: String, format: String, file: String, issue: RowIssue, at: Instant
  ) {
    self.id = id
    self.source = source
    self.format = format
    self.file = file
    self.issue = issue
    self.at = at
  }

  /// The row as it would be taken again.
  public var text: String { mended ?? issue.rawRow }

  /// Its cells, as many as the header has; nil where the row can't be cut into them: then it is
  /// mended as a whole.
  public var cells: [String]? {
    guard let dialect, !header.isEmpty else { return nil }
    let cells = dialect.fields(of: text)
    return cells.count == header.count ? cells : nil
  }

  /// The row with other cells; nil where it has none, or not so many.
  public func text(with cells: [String]) -> String? {
    guard let dialect, cells.count == header.count else { return nil }
    return dialect.row(of: cells)
  }
}

/// Refused rows of one file that are taken again together.
public struct Retake: Hashable, Sendable {
  /// The run that refused them; of rows that were taken again before, the file's own.
  public var run: Int64
  public var source: String
  public var file: String
  public var format: String
  /// Of the file's bytes.
  public var contentHash: String
  /// When the file's statements were true.
  public var fileTime: Instant?
  public var header: [String]
  public var dialect: RowDialect?
  /// In the order of the file.
  public var rows: [QuarantinedRow]

  public init(
    run: Int64, source: String, file: String, format: String, contentHash: String,
    fileTime: Instant?, header: [String], dialect: RowDialect?, rows: [QuarantinedRow]
  ) {
    self.run = run
    self.source = source
    self.file = file
    self.format = format
    self.contentHash = contentHash
    self.fileTime = fileTime
    self.header = header
    self.dialect = dialect
    self.rows = rows
  }
}
