public import Commerce

/// What is known about a file before it is opened.
public struct ReadingHints: Sendable {
  /// Maps that its header may match.
  public var maps: [ColumnMap]
  /// What its source declares; a byte-order mark outranks it.
  public var encoding: TextEncoding?
  /// The decimal sign that its source declares; a map's own outranks it.
  public var decimal: DecimalSign?

  /// Hints of a source.
  public init(
    maps: [ColumnMap] = [], encoding: TextEncoding? = nil, decimal: DecimalSign? = nil
  ) {
    self.maps = maps
    self.encoding = encoding
    self.decimal = decimal
  }
}
