internal import Commerce
internal import GRDB

/// Writes what an import changed about an order that was known, and settles the decisions about it
/// that the import shows.
final class OrderEventWriter {
  private let context: ImportContext
  private let insert: SQL
  /// Orders with an open decision: few, and known before the first row.
  private let decided: Set<Int64>

  init(_ context: ImportContext) throws {
    self.context = context
    insert = try SQL(
      context.db,
      "INSERT INTO order_event (order_id, at, field, old, new, file) VALUES (?, ?, ?, ?, ?, ?)")
    decided = Set(
      try SQL(context.db, "SELECT DISTINCT order_id FROM order_action WHERE outcome IS NULL")
        .all { $0.int() })
  }

  func note(
    _ old: StoredOrder, _ new: StoredOrder, lines: (old: [StoredLine], new: [StoredLine])
  ) throws {
    let isDated = new.updatedAt != old.updatedAt
    let at = (isDated ? new.updatedAt : nil) ?? context.asOf
    for (field, before, after) in Self.changes(from: old, to: new, lines: lines) {
      try insert.start().bind(new.id).bind(Optional(at)).bind(field).bind(before).bind(after)
        .bind(context.info.file).run()
    }
    guard decided.contains(new.id) else { return }
    for action in try OrderActionTable.open(of: new.id, in: context.db) {
      let outcome = action.action.outcome(
        state: new.state, fulfilment: new.fulfilment, hasHold: !new.holds.isEmpty)
      if let outcome {
        try OrderActionTable.settle(action.id, outcome, at: context.now, in: context.db)
      }
    }
  }

  /// What a person on call wants to see in a time line; bookkeeping such as tax is left out, and so
  /// is the address, of which only that it changed is told.
  private static func changes(
    from old: StoredOrder, to new: StoredOrder, lines: (old: [StoredLine], new: [StoredLine])
  ) -> [(field: String, old: String?, new: String?)] {
    var found: [(String, String?, String?)] = []
    func compare(_ field: String, _ before: String?, _ after: String?) {
      if before != after { found.append((field, before, after)) }
    }
    compare("payment", old.payment.rawValue, new.payment.rawValue)
    compare("fulfilment", old.fulfilment.rawValue, new.fulfilment.rawValue)
    compare("delivery", old.delivery.rawValue, new.delivery.rawValue)
    compare("state", old.state.rawValue, new.state.rawValue)
    compare("hold", holds(old), holds(new))
    compare("ship-by", old.shipBy?.description, new.shipBy?.description)
    compare("authorised until", old.captureBefore?.description, new.captureBefore?.description)
    compare("promised for", old.promisedAt?.description, new.promisedAt?.description)
    compare("total", old.money(old.total)?.description, new.money(new.total)?.description)
    compare(
      "refunded", old.money(old.refunded)?.description, new.money(new.refunded)?.description)
    compare("risk", old.riskLevel, new.riskLevel)
    compare("service", old.shippingService, new.shippingService)
    compare("note", old.note, new.note)
    if old.address != new.address { found.append(("address", nil, nil)) }
    compare("lines", words(lines.old), words(lines.new))
    return found
  }

  private static func holds(_ order: StoredOrder) -> String? {
    order.holds.isEmpty ? nil : order.holds.map(\.reason).joined(separator: ", ")
  }

  /// `2 × MUG-RED, 1 × LAMP`; long orders are cut.
  private static func words(_ lines: [StoredLine]) -> String? {
    guard !lines.isEmpty else { return nil }
    let shown = lines.prefix(6).map { "\($0.quantity) × \($0.sku ?? $0.title)" }
    return shown.joined(separator: ", ") + (lines.count > 6 ? " and \(lines.count - 6) more" : "")
  }
}
