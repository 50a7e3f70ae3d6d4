import Commerce

/// Reads Magento's price rules, of the catalog and of the cart: the columns of their grids in the
/// admin, or of their tables.
final class MagentoRulesReader: OneRecordReader {
  private let id, name, start, end, status, code, action, amount: Column

  override init(_ setup: FormatSetup) {
    let header = setup.header
    id = header.column("ID", "rule_id")
    name = header.column("Rule", "name")
    start = header.column("Start", "from_date")
    end = header.column("End", "to_date")
    status = header.column("Status", "is_active")
    code = header.column("Coupon Code", "coupon_code")
    action = header.column("simple_action")
    amount = header.column("discount_amount")
    super.init(setup)
  }

  override func record(_ row: Row) throws(CellProblem) -> FeedRecord? {
    let key = try cells.requiredIdentifier(row, id)
    let title = row.trimmed(name) ?? key
    // A rule without a first day has always been there.
    let first = try cells.date(row, start, order: .monthFirst) ?? CivilDate(daysSinceEpoch: 0)
    let last = try cells.date(row, end, order: .monthFirst)
    if let last, last < first { throw CellProblem(column: end, reason: "is before the start") }
    let kind = kind(row)
    return .promotion(
      Promotion(
        key: key, name: title, kind: kind, state: state(row),
        channels: [cells.context.channel.code], code: try cells.identifier(row, code),
        value: try cells.figure(row, amount).map { value in
          kind == .percentage ? "\(value) % off" : "\(value) \(cells.context.currency.code) off"
        },
        schedule: Schedule(
          start: WallClock(date: first, secondOfDay: 0),
          // The last day counts in full.
          end: last.map { WallClock(date: $0.adding(days: 1), secondOfDay: 0) },
          zone: cells.context.zone)))
  }

  private func kind(_ row: Row) -> PromotionKind {
    switch feedWord(row.text(action)) {
    case "by-fixed", "cart-fixed", "to-fixed": .fixedAmount
    case "buy-x-get-y": .buyXGetY
    default: .percentage
    }
  }

  private func state(_ row: Row) -> PromotionState {
    switch feedWord(row.trimmed(status) ?? "") {
    case "active", "1", "yes", "enabled": .approved
    default: .paused
    }
  }
}
