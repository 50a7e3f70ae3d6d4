/// One file of the sample, as the platform would have written it.
protocol SampleFile {
  /// Relative to the sample's folder.
  var path: String { get }
  var dialect: DelimitedWriter.Dialect { get }
  var header: [String] { get }
  /// Writes the rows after the header.
  func writeRows(to writer: DelimitedWriter) throws
}

extension SampleFile {
  var dialect: DelimitedWriter.Dialect { .csv }
}

/// What was written.
public struct WrittenFile: Hashable, Sendable {
  /// Relative to the sample's folder.
  public var path: String
  /// Without the header; nil for a file that is no table.
  public var rows: Int?
  public var bytes: Int
}
