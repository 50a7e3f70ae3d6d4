import Commerce

/// What Jira exports as CSV: issues, all fields or the current ones.
enum JiraFormats {
  static let all: [FormatDefinition] = [
    FormatDefinition(
      format: FeedFormat("jira-issues", "Jira issues", .jira, .tickets),
      headers: [["Issue key", "Summary", "Status"]],
      makeReader: { JiraReader($0) })
  ]
}

/// Reads Jira's issues as tickets. Jira writes a column as often as an issue has values of it, so
/// that `Labels` or `Comment` stand in the header several times: all of them are read.
///
/// Orders and SKUs are looked for in the summary, the description, labels, comments and custom
/// fields; fields whose name says `order` or `SKU` are taken at their word. Of the texts only the
/// summary is kept, and no person.
final class JiraReader: RowReader {
  private let cells: CellReader
  private let key, summary, status, updated: Column
  private let texts, orders, skus: [Column]
  let personalColumns: Set<Int>

  init(_ setup: FormatSetup) {
    cells = setup.cells
    let header = setup.header
    key = header.column("Issue key")
    summary = header.column("Summary")
    status = header.column("Status")
    updated = header.column("Updated")
    var texts: [Column] = []
    var orders: [Column] = []
    var skus: [Column] = []
    var personal: Set<Int> = []
    for (index, name) in header.names.enumerated() {
      let column = Column(index: index, name: name)
      let words = Self.words(of: name)
      if words.contains("sku") || words.contains("skus") {
        skus.append(column)
      } else if words.contains("order"), words.isDisjoint(with: ["sort", "rank", "in"]) {
        orders.append(column)
      } else if Self.textColumns.contains(Header.normalised(name)) || name.hasPrefix("Custom field")
      {
        texts.append(column)
      }
      if !Self.keptColumns.contains(Header.normalised(name)) { personal.insert(index) }
    }
    self.texts = texts
    self.orders = orders
    self.skus = skus
    personalColumns = personal.subtracting((orders + skus).map(\.index))
  }

  private static let textColumns: Set<String> = [
    "summary", "description", "labels", "comment", "environment", "component/s", "components",
  ]

  /// All others may hold names or what a customer wrote: a refused row does not keep them.
  private static let keptColumns: Set<String> = [
    "summary", "issue-key", "issue-id", "issue-type", "status", "status-category", "project-key",
    "project-name", "project-type", "priority", "resolution", "created", "updated", "resolved",
    "due-date", "labels",
  ]

  private static func words(of name: String) -> Set<String> {
    Set(name.lowercased().split { !$0.isLetter }.map(String.init))
  }

  func take(_ row: Row, _ emit: (FeedItem) throws -> Void) throws {
    let ticket: TicketRecord
    do throws(CellProblem) {
      ticket = try self.ticket(row)
    } catch {
      try emit(.issue(row.issue(error, hidden: personalColumns)))
      return
    }
    try emit(.record(.ticket(ticket), SourcePlace(line: row.line)))
  }

  private func ticket(_ row: Row) throws(CellProblem) -> TicketRecord {
    let name = try cells.requiredIdentifier(row, key)
    guard name.count <= 100, !name.contains(where: \.isWhitespace) else {
      throw CellProblem(column: key, reason: "is not an issue's key; write one such as OPS-142")
    }
    // A date that can't be read for certain means that columns have shifted or a locale is unsaid.
    _ = try cells.stamp(row, updated)
    var ticket = TicketRecord(
      key: name, title: row.trimmed(summary)?.shortened(to: 200), status: row.trimmed(status),
      url: url(of: name))
    for column in texts { ticket.mentions.read(row.text(column)) }
    for column in orders { ticket.mentions.readOrders(row.text(column)) }
    for column in skus { ticket.mentions.readSKUs(row.text(column)) }
    return ticket
  }

  /// The issue's page by the source's template; nil for a key that would not stand in a URL.
  private func url(of key: String) -> String? {
    let isPlain = key.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_")
    }
    return isPlain ? cells.context.ticketURL?.replacing("{key}", with: key) : nil
  }
}
