import Commerce

/// The plan's promotions.
struct PromotionsFile: SampleFile {
  let world: SampleWorld

  let path = "plan/promotions.csv"
  let header = [
    "key", "name", "kind", "state", "channels", "code", "value", "targets", "start", "end", "zone",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    let dates = PlanDates(asOf: world.options.asOf)
    let all = PlannedPromotion.autumn + PlannedPromotion.blackWeek + PlannedPromotion.winter
    for promotion in all {
      try writer.row([
        promotion.key, promotion.name, promotion.kind, promotion.state, promotion.channels,
        promotion.code, promotion.value, promotion.targets, dates.moved(promotion.start),
        dates.moved(promotion.end), promotion.zone,
      ])
    }
  }
}

/// The plan's launches, mails, freezes, shoots and holidays.
struct EventsFile: SampleFile {
  let world: SampleWorld

  let path = "plan/events.csv"
  let header = ["key", "name", "kind", "channels", "start", "end", "zone"]

  func writeRows(to writer: DelimitedWriter) throws {
    let dates = PlanDates(asOf: world.options.asOf)
    for event in PlannedEvent.all {
      try writer.row([
        event.key, event.name, event.kind, event.channels, dates.moved(event.start),
        dates.moved(event.end), event.zone,
      ])
    }
  }
}

struct SuppliersFile: SampleFile {
  let path = "plan/suppliers.csv"
  let header = ["code", "name", "lead_time_days", "currency"]

  func writeRows(to writer: DelimitedWriter) throws {
    for supplier in Supplier.all {
      try writer.row([
        supplier.code, supplier.name, String(supplier.leadTimeDays), supplier.currency,
      ])
    }
  }
}

struct PurchaseOrdersFile: SampleFile {
  let world: SampleWorld

  let path = "plan/purchase-orders.csv"
  let header = [
    "number", "supplier", "sku", "ordered", "received", "unit_cost", "currency", "ordered_on",
    "expected_on", "received_on", "location",
  ]

  func writeRows(to writer: DelimitedWriter) throws {
    let orders = PurchaseOrders(world: world)
    let asOf = world.options.asOf
    for number in 0..<orders.count {
      let order = orders.order(number)
      for (index, line) in order.lines.enumerated() {
        writer.field(order.number)
        writer.field(order.supplier.code)
        writer.field(line.variant.sku)
        writer.field(line.ordered)
        writer.field(line.received)
        writer.cents(line.variant.costCents * order.supplier.centsPerEuro / 100)
        writer.field(order.supplier.currency)
        writer.field(asOf.adding(days: order.orderedDay).description)
        writer.field(
          order.hasBrokenDate && index == 0
            ? "2026-02-30" : asOf.adding(days: order.expectedDay).description)
        writer.field(order.receivedDay.map { asOf.adding(days: $0).description } ?? "")
        writer.field("Berlin")
        try writer.endRow()
      }
    }
  }
}
