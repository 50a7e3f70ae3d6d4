/// Where in a file something was said. Lines and columns count from 1.
public struct SourcePlace: Hashable, Sendable {
  public var line: Int
  /// The field's number in the row; nil when the row as a whole is meant.
  public var column: Int?

  public init(line: Int, column: Int? = nil) {
    self.line = line
    self.column = column
  }
}

/// A row that was refused or doubted: where, what, why, and the mend.
public struct RowIssue: Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable {
    /// The row was not taken.
    case refused
    /// The row was taken; a person should look.
    case warning
  }

  public var severity: Severity
  public var place: SourcePlace
  /// The column's name, when the issue is one cell.
  public var columnName: String?
  /// The offending text as it stands in the file, at most 200 characters.
  public var value: String
  /// What is wrong and what to do.
  public var reason: String
  /// The whole row as it stands in the file, so that nothing is lost.
  public var rawRow: String

  public init(
    severity: Severity, place: SourcePlace, columnName: String? = nil, value: String,
    reason: String, rawRow: String
  ) {
    self.severity = severity
    self.place = place
    self.columnName = columnName
    self.value = value
    self.reason = reason
    self.rawRow = rawRow
  }
}

/// One thing that a file says, in the domain's terms.
public enum FeedRecord: Hashable, Sendable {
  case product(ProductRecord)
  case listing(ListingRecord)
  case stock(StockRecord)
  case order(OrderRecord)
  case promotion(Promotion)
  case event(CalendarEvent)
  case supplier(SupplierRecord)
  case purchaseOrder(PurchaseOrderRecord)
  case fact(ListingFactRecord)
  case figure(FigureRecord)
  case cost(CostRecord)
  case inquiry(InquiryRecord)
  case ticket(TicketRecord)
}

/// A record, or a row that was refused, in file order.
public enum FeedItem: Hashable, Sendable {
  case record(FeedRecord, SourcePlace)
  case issue(RowIssue)
}
