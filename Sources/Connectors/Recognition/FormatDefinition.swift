import Commerce

/// What a format needs in a header, and who reads its rows.
struct FormatDefinition: Sendable {
  let format: FeedFormat
  /// Sets of columns, each of which is enough: platforms change their headers over the years. The
  /// largest set that a file has decides between formats.
  let headers: [[String]]
  /// Columns that only another format of the same family has.
  var without: [String] = []
  /// Tells a file that has no header of its own, several tables one below the other, by its first
  /// rows. Its reader is given every row from the first on, whatever their widths.
  var recognisesRows: (@Sendable ([[String]]) -> Bool)?
  let makeReader: @Sendable (FormatSetup) -> any RowReader

  static let all: [FormatDefinition] =
    ShopifyFormats.all + AmazonFormats.all + MagentoFormats.all + MarketingFormats.all
    + JiraFormats.all + PlainFormats.all

  static func of(_ format: FeedFormat) -> FormatDefinition? {
    guard let map = format.map else { return all.first { $0.format.id == format.id } }
    guard let plain = all.first(where: { $0.format.id == map.kind.rawValue }) else { return nil }
    return FormatDefinition(
      format: format, headers: [map.pairs.map(\.column)], makeReader: plain.makeReader)
  }

  /// The columns of the header set that `header` misses the fewest of, and how many it has.
  func nearestSet(_ header: Header) -> (missing: [String], found: Int) {
    var best: (missing: [String], found: Int) = (headers.first ?? [], 0)
    for (index, set) in headers.enumerated() {
      let missing = set.filter { !header.has($0) }
      let found = set.count - missing.count
      let isBetter =
        missing.count != best.missing.count
        ? missing.count < best.missing.count : found > best.found
      if index == 0 || isBetter { best = (missing, found) }
    }
    return best
  }

  /// Whether the header has all that the format can't do without.
  func fits(_ header: Header) -> Bool {
    !headers.isEmpty && nearestSet(header).missing.isEmpty
  }

  /// How many deciding columns the header has; nil when it is not of this format.
  func score(_ header: Header) -> Int? {
    guard !without.contains(where: header.has) else { return nil }
    return headers.filter { $0.allSatisfy(header.has) }.map(\.count).max()
  }
}

/// All that a reader of one file is given.
struct FormatSetup {
  let path: String
  let format: FeedFormat
  let header: Header
  /// The rows before the header, such as a report's title and period.
  let preamble: [[String]]
  let cells: CellReader
  /// Opens the file a second time, placed after its header, for readers that must look ahead.
  let openRows: () throws(FeedError) -> DelimitedReader

  var context: FeedContext { cells.context }
}

/// Turns the rows of one file into records, in file order.
///
/// A class, because it remembers across rows: the product or order whose rows are being gathered.
protocol RowReader: AnyObject {
  /// Takes one row whose shape is right; hands on records and issues as they are complete.
  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws
  /// Takes the place of a row that was refused for its shape, so that what belongs to it is not
  /// added to its neighbour.
  func skip(_ row: Row)
  /// Hands on what is still being gathered at the end of the file.
  func finish(_ emit: (FeedItem) throws -> Void) throws
  /// Columns with personal data, which no issue may show.
  var personalColumns: Set<Int> { get }
  /// The newest time at which an order was placed, as far as read.
  var newestOrderAt: Instant? { get }
  /// Doubts about the file as a whole.
  var warnings: [RowIssue] { get }
  /// Whether each row is one thing, known without the rows around it and what stands above the
  /// header: such a row can be taken again by itself.
  var takesRowsAlone: Bool { get }
}

extension RowReader {
  func skip(_ row: Row) {}
  func finish(_ emit: (FeedItem) throws -> Void) throws {}
  var personalColumns: Set<Int> { [] }
  var newestOrderAt: Instant? { nil }
  var warnings: [RowIssue] { [] }
  var takesRowsAlone: Bool { false }
}
