import Commerce
import Testing

@testable import Connectors

@Suite struct `Plain files` {
  @Test func `a promotion's bare end date is the end of that day`() throws {
    let read = try reading(
      """
      key,name,kind,state,channels,code,value,targets,start,end,zone
      bf,Black Friday,percentage,approved,shop|amazon-de,BF20,20 % off,tag:sale,2026-11-27,2026-11-30,Europe/London
      open,Open,free-shipping,draft,,,,,2026-11-27 18:00,,

      """)
    #expect(read.file.format.id == "promotions")
    #expect(read.issues.isEmpty)
    guard case .promotion(let friday) = read.records[0], case .promotion(let open) = read.records[1]
    else {
      Issue.record("not promotions")
      return
    }
    #expect(friday.channels == ["shop", "amazon-de"])
    #expect(friday.schedule.end?.description == "2026-12-01 00:00")
    #expect(friday.schedule.zone.identifier == "Europe/London")
    #expect(open.schedule.end == nil)
    #expect(open.schedule.start.description == "2026-11-27 18:00")
    #expect(open.schedule.zone.identifier == "Europe/Berlin")
  }

  @Test(arguments: [
    ("kind", "p,P,bogof,draft,2026-01-01,,", "buy-x-get-y"),
    ("state", "p,P,percentage,maybe,2026-01-01,,", "in-prep"),
    ("start", "p,P,percentage,draft,,,", "blank"),
    ("start", "p,P,percentage,draft,04/05/24,,", "for certain"),
    ("end", "p,P,percentage,draft,2026-01-02,2026-01-01,", "not after"),
    ("zone", "p,P,percentage,draft,2026-01-02,,Mars/Olympus", "time zone"),
    ("start", "p,P,percentage,draft,2026-01-02T10:00:00Z,,", "offset"),
  ])
  func `a promotion that can't be understood is refused with what would do`(
    column: String, row: String, reason: String
  ) throws {
    let read = try reading("key,name,kind,state,start,end,zone\n\(row)\n")
    #expect(read.refused.map(\.columnName) == [column])
    #expect(read.refused.first?.reason.contains(reason) == true)
  }

  @Test(arguments: [
    ("paid", "fulfilled", PaymentState.paid, FulfilmentState.fulfilled),
    ("Authorized", "Shipped", .authorised, .fulfilled),
    ("partially_paid", "partially shipped", .partiallyPaid, .partial),
    ("Unpaid", "awaiting-shipment", .pending, .unfulfilled),
  ])
  func `an order's states come in our words and in those of others`(
    payment: String, fulfilment: String, paid: PaymentState, sent: FulfilmentState
  ) throws {
    let read = try reading(
      "order,placed_at,sku,quantity,price,currency,payment,fulfilment\n"
        + "1,2026-11-20 10:00,A-1,2,9.99,EUR,\(payment),\(fulfilment)\n")
    #expect(read.issues.isEmpty)
    guard case .order(let order) = read.records.first else {
      Issue.record("not an order")
      return
    }
    #expect(order.payment == .value(paid))
    #expect(order.fulfilment == .value(sent))
  }

  @Test func `events, suppliers and purchase orders`() throws {
    let events = try reading(
      "key,name,kind,channels,start,end,zone\nx,Freeze,freeze,,2026-12-20,2026-12-27,\n",
      context(dayShift: 1))
    guard case .event(let event) = events.records.first else {
      Issue.record("not an event")
      return
    }
    #expect(event.schedule.start.description == "2026-12-21 00:00")
    #expect(event.schedule.end?.description == "2026-12-29 00:00")
    let suppliers = try reading("code,name,lead_time_days,currency\nacme,Acme,14,eur\n")
    #expect(
      suppliers.records == [
        .supplier(SupplierRecord(code: "acme", name: "Acme", leadTimeDays: 14, currency: .eur))
      ])
    let orders = try reading(
      """
      number,supplier,sku,ordered,received,unit_cost,currency,ordered_on,expected_on,received_on,location
      PO-1,acme,TEE,100,,4.20,USD,2026-11-01,2026-12-01,,Berlin
      PO-2,acme,TEE,ten,,,,,,,

      """)
    #expect(orders.refused.map(\.columnName) == ["ordered"])
    guard case .purchaseOrder(let order) = orders.records.first else {
      Issue.record("not a purchase order")
      return
    }
    #expect(order.unitCost == Money(minorUnits: 420, currency: .usd))
    #expect(order.received == 0)
    #expect(order.expectedOn == CivilDate(year: 2026, month: 12, day: 1))
  }
}
