public import Commerce

/// Writes promotions in the columns of Shopify's own discounts export, for apps that take it and to
/// compare with it. Shopify's admin itself takes no file of discounts.
///
/// A promotion that the columns would turn into another one is refused: targets have no column, so
/// that a discount on some products would become one on everything.
public enum ShopifyDiscountsFile {
  /// What `--as` takes.
  public static let id = "shopify-discounts"
  public static let name = "Shopify discounts"
  public static let writes =
    "a row a promotion that is approved, paused or a draft: code or name, value, times"
  public static let leavesOut =
    "targets, buy X get Y, price lists; Shopify's admin itself takes no file of discounts"

  private static let header = ["Name", "Value", "Value Type", "Type", "Status", "Start", "End"]

  /// Writes the promotions among the rows; events, and what is not decided or over and done with,
  /// are passed over.
  ///
  /// - Parameters:
  ///   - now: says which of them are active, scheduled and expired.
  ///   - currency: of the shop; a fixed amount in another one is refused.
  /// - Returns: the rows that are in the file, and those that it can't hold with the reason.
  public static func write(
    _ rows: [PromotionRow], now: Instant, currency: Currency, to sink: any ByteSink
  ) throws -> (rows: Int, refused: [ExportIssue]) {
    let writer = try DelimitedWriter(sink, text: .csv, header: header)
    var refused: [ExportIssue] = []
    for row in rows {
      guard case .promotion(let kind, let state) = row.entry,
        let status = status(of: row, state, now: now)
      else { continue }
      do {
        let value = try value(of: row, kind, currency)
        try writer.row([
          try name(of: row), value.amount, value.type, type(of: kind), status,
          stamp(row.startAt), row.endAt.map(stamp),
        ])
      } catch let refusal as Refusal {
        refused.append(
          ExportIssue(subject: row.name, field: refusal.field, reason: refusal.reason))
      } catch let refusal as CellRefusal {
        refused.append(
          ExportIssue(subject: row.name, field: refusal.column, reason: refusal.reason))
      }
    }
    _ = try writer.finish()
    return (writer.rows, refused)
  }

  private struct Refusal: Error {
    var field: String
    var reason: String
  }

  /// Nil for what does not belong on the platform, now or any more.
  private static func status(
    of row: PromotionRow, _ state: PromotionState, now: Instant
  ) -> String? {
    switch state {
    case .approved:
      switch row.schedule.phase(at: now) {
      case .scheduled: "Scheduled"
      case .ended: "Expired"
      case .live, .inactive: "Active"
      }
    case .paused: "Disabled"
    case .draft: "Draft"
    case .planned, .inPreparation, .ready, .cancelled, .archived: nil
    }
  }

  private static func name(of row: PromotionRow) throws(Refusal) -> String {
    if let code = row.code {
      guard !code.contains(" ") else {
        throw Refusal(field: "code", reason: "has a blank; no customer could type it")
      }
      return code
    }
    guard row.name.contains(" ") else {
      throw Refusal(
        field: "code",
        reason: "is blank, and a name of one word would be taken for a code; give it a code, or "
          + "a name of several words")
    }
    return row.name
  }

  private static func type(of kind: PromotionKind) -> String {
    kind == .freeShipping ? "Free shipping" : "Amount off order"
  }

  /// With the minus that Shopify writes before what is taken off.
  private static func value(
    of row: PromotionRow, _ kind: PromotionKind, _ currency: Currency
  ) throws(Refusal) -> (amount: String?, type: String?) {
    if let targets = row.targets, !targets.isEmpty {
      throw Refusal(
        field: "targets",
        reason: "(\(targets)) have no column; without them it would be off everything, so make it "
          + "on the platform")
    }
    switch kind {
    case .freeShipping: return (nil, nil)
    case .percentage:
      guard let off = percentage(row) else {
        throw Refusal(field: "value", reason: "is no percentage; write it as \"20 % off\"")
      }
      return ("-\(off)", "percentage")
    case .fixedAmount:
      guard let amount = amount(row, currency) else {
        throw Refusal(
          field: "value",
          reason: "is no amount in \(currency.code); write it as \"5 \(currency.code) off\"")
      }
      return ("-\(amount.decimal)", "fixed_amount")
    case .buyXGetY:
      throw Refusal(
        field: "kind", reason: "buy-x-get-y has no columns for what is bought and what is given")
    case .priceList:
      throw Refusal(field: "kind", reason: "price-list is no discount; export the prices")
    }
  }

  /// `20.0`, `12.5`
  private static func percentage(_ row: PromotionRow) -> PlainDecimal? {
    let promotion = Promotion(
      key: row.key, name: row.name, kind: .percentage, state: .approved, value: row.value,
      schedule: row.schedule)
    guard let points = promotion.percentageOff, points.value > 0 else { return nil }
    let exact = PlainDecimal(digits: Int64(points.value), decimals: 2).shortest
    return exact.decimals == 0 ? PlainDecimal(digits: exact.digits * 10, decimals: 1) : exact
  }

  /// The number at the beginning, followed by the currency's code, by `off` or by nothing.
  private static func amount(_ row: PromotionRow, _ currency: Currency) -> Money? {
    let words = (row.value ?? "").split(separator: " ")
    guard let first = words.first, let number = PlainDecimal(first), number.digits > 0 else {
      return nil
    }
    let rest = words.dropFirst().map { $0.uppercased() }.filter { $0 != "OFF" }
    guard rest.isEmpty || rest == [currency.code] else { return nil }
    return try? number.money(in: currency)
  }

  /// `2026-11-26 23:00:00 +0000`
  private static func stamp(_ instant: Instant) -> String {
    let wall = StoreZone.utc.wallClock(at: instant)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let second = wall.secondOfDay % 60
    return "\(wall.date) \(two(wall.hour)):\(two(wall.minute)):\(two(second)) +0000"
  }
}
