import Commerce

/// Reads `inquiries`: the questions about orders that a help desk exports. What was said is left
/// there; the subject line says what it is about.
final class InquiriesReader: OneRecordReader {
  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let received = header.column("received")
    guard let receivedAt = try cells.instant(row, received) else {
      throw CellProblem(column: received, reason: "is blank; say when it was received")
    }
    return .inquiry(
      InquiryRecord(
        number: try cells.requiredIdentifier(row, header.column("inquiry")),
        order: try cells.requiredIdentifier(row, header.column("order")),
        kind: row.trimmed(header.column("kind")),
        subject: row.trimmed(header.column("subject")) ?? "no subject", receivedAt: receivedAt,
        answeredAt: try cells.instant(row, header.column("answered"))))
  }
}
