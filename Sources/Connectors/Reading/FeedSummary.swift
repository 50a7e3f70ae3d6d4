public import Commerce

/// What reading a file came to.
public struct FeedSummary: Hashable, Sendable {
  /// Data rows: the header and blank rows are not counted, refused rows are.
  public var rows: Int
  public var bytes: Int64
  /// Doubts about the file as a whole, such as its encoding; doubts about one row come with the
  /// rows.
  public var warnings: [RowIssue]
  /// SHA-256 of the file's bytes, hexadecimal: the same file again has the same.
  public var contentHash: String
  /// The day of the newest order in the source's zone, the day shift included; nil without orders.
  public var newestOrderOn: CivilDate?
}

/// How someone watches a file being read, and stops it.
public struct ReadingWatch {
  /// Called with the bytes read so far, every few thousand rows or megabyte, and at the end.
  public var progress: (Int64) -> Void
  /// Asked as often; true ends the reading with `FeedError.cancelled`.
  public var isCancelled: () -> Bool

  public init(
    progress: @escaping (Int64) -> Void = { _ in },
    isCancelled: @escaping () -> Bool = { false }
  ) {
    self.progress = progress
    self.isCancelled = isCancelled
  }
}
