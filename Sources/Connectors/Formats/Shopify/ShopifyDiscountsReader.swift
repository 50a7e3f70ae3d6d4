import Commerce

/// Reads Shopify's discounts. The name of a discount with a code is its code; one without is
/// automatic, and the file does not tell the two apart: all names are taken for codes but those of
/// apps and of discounts with spaces in them, which no customer could type.
final class ShopifyDiscountsReader: OneRecordReader {
  private let name, value, valueType, type, status, start, end: Column

  override init(_ setup: FormatSetup) {
    let header = setup.header
    name = header.column("Name")
    value = header.column("Value")
    valueType = header.column("Value Type")
    type = header.column("Type")
    status = header.column("Status")
    start = header.column("Start")
    end = header.column("End")
    super.init(setup)
  }

  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let key = try cells.requiredIdentifier(row, name)
    guard let startAt = try cells.instant(row, start) else {
      throw CellProblem(column: start, reason: "is blank; a discount needs a start")
    }
    let endAt = try cells.instant(row, end)
    if let endAt, endAt <= startAt {
      throw CellProblem(column: end, reason: "is not after the start")
    }
    let zone = cells.context.zone
    let kind = kind(row)
    return .promotion(
      Promotion(
        key: key, name: key, kind: kind, state: try state(row),
        channels: [cells.context.channel.code],
        code: key.contains(" ") || feedWord(row.text(valueType)) == "app" ? nil : key,
        value: try amount(row, kind),
        schedule: Schedule(
          start: zone.wallClock(at: startAt), end: endAt.map(zone.wallClock), zone: zone)))
  }

  private func kind(_ row: Row) -> PromotionKind {
    let type = feedWord(row.text(type))
    if type.contains("free-shipping") { return .freeShipping }
    if type.contains("buy-x") { return .buyXGetY }
    return feedWord(row.text(valueType)) == "percentage" ? .percentage : .fixedAmount
  }

  /// Active, scheduled and expired discounts were all approved: the clock says which they are.
  private func state(_ row: Row) throws(CellProblem) -> PromotionState {
    switch feedWord(row.trimmed(status) ?? "active") {
    case "active", "scheduled", "expired": return .approved
    case "draft": return .draft
    case "disabled", "inactive", "deactivated": return .paused
    default:
      throw CellProblem(
        column: status, reason: "is not one of Active, Scheduled, Expired, Draft, Disabled")
    }
  }

  /// `20 % off`: Shopify writes what is taken off with a minus.
  private func amount(_ row: Row, _ kind: PromotionKind) throws(CellProblem) -> String? {
    guard let value = try cells.figure(row, value), value.digits != 0 else { return nil }
    let off = PlainDecimal(
      digits: Int64(clamping: value.digits.magnitude), decimals: value.decimals)
    return kind == .percentage
      ? "\(off) % off" : "\(off) \(cells.context.currency.code) off"
  }
}
