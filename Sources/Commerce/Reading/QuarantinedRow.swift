/// A refused row, kept as it stands in its file until a newer file has it right.
public struct QuarantinedRow: Hashable, Sendable {
  public var id: Int64
  public var source: String
  public var format: String
  public var file: String
  public var issue: RowIssue
  public var at: Instant

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
}
