import Commerce
import Testing

@testable import Store

/// An import that something was built on since is not taken back, and says on what.
@Suite struct RunUndoRefusalTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var first: @Sendable (Store) throws -> Void = Self.catalog
    var since: @Sendable (Store) throws -> Void
    /// What the message has; nothing when the undo goes in.
    var says: [String]
    var isForceable = false

    /// MUG and CUP, which the store did not know.
    static let catalog: @Sendable (Store) throws -> Void = { store in
      try store.take(
        .products,
        [
          product("mug", title: "Mug", variants: [try variant("MUG", price: "9.00")]),
          product("cup", title: "Cup", variants: [try variant("CUP", price: "5.00")]),
        ])
    }
    static let orders: @Sendable (Store) throws -> Void = { store in
      try store.take(.orders, [try order("#1"), try order("#2")])
      try store.evaluate(rules: realRules(), now: noon)
    }
  }

  private static let laterRuns: [Case] = [
    Case(
      testDescription: "a later file changed a row of it",
      since: {
        try $0.take(.products, [product("mug", variants: [try variant("MUG", price: "8.00")])])
      },
      says: ["a.csv of shop (change 2), imported later, changed MUG", "undo change 2 first"]),
    Case(
      testDescription: "a later file changed what it changed",
      first: { store in
        try Case.catalog(store)
        try store.take(
          .products, [product("mug", variants: [try variant("MUG", price: "8.00")])])
      },
      since: {
        try $0.take(.products, [product("mug", variants: [try variant("MUG", price: "7.00")])])
      },
      says: ["(change 3), imported later, changed MUG too; undo change 3 first"]),
    Case(
      testDescription: "another source has stock of a SKU of it",
      since: { try $0.take(.stock, [stock("CUP", available: 4)], channel: amazon) },
      says: ["amazon-de (change 2)", "changed the stock levels of CUP, which this one made"]),
    Case(
      testDescription: "another channel lists a SKU of it",
      since: { store in
        var listing = ListingRecord(sku: "MUG")
        listing.state = .value(.live)
        try store.take(.listings, [.listing(listing)], channel: amazon)
      }, says: ["changed the listings of MUG, which this one made; undo change 2 first"]),
    Case(
      testDescription: "an order has a SKU of it",
      since: { try $0.take(.orders, [try order("#7")]) },
      says: ["has order #7 of MUG; undo change 2 first"]),
    Case(
      testDescription: "an order that was there before has got a line with a SKU of it",
      first: { store in
        try store.take(.orders, [try order("#7", lines: [("OTHER", 1)])])
        try Case.catalog(store)
      },
      since: { try $0.take(.orders, [try order("#7", lines: [("OTHER", 1), ("CUP", 2)])]) },
      says: ["(change 3), imported later, has order #7 of CUP"]),
    Case(
      testDescription: "a product of it has got another variant",
      since: { store in
        var large = try variant("MUG-L", price: "12.00")
        large.options = [VariantOption(name: "Size", value: "L")]
        try store.take(.products, [product("mug", variants: [large])])
      }, says: ["(change 2)", "brought MUG-L for mug"]),
    Case(
      testDescription: "a purchase order has a SKU of it",
      since: { store in
        try store.take(
          .purchaseOrders,
          [
            .purchaseOrder(
              PurchaseOrderRecord(
                number: "PO-9", supplier: "acme", sku: "CUP", ordered: 5, received: 0))
          ])
      }, says: ["has purchase order PO-9 of CUP"]),
    Case(
      testDescription: "a purchase order is at a supplier of it",
      first: { store in
        try store.take(.suppliers, [.supplier(SupplierRecord(code: "acme", name: "Acme"))])
      },
      since: { store in
        try store.take(
          .purchaseOrders,
          [
            .purchaseOrder(
              PurchaseOrderRecord(
                number: "PO-9", supplier: "acme", sku: "CUP", ordered: 5, received: 0))
          ])
      }, says: ["has purchase order PO-9 at acme"]),
    Case(
      testDescription: "a report has facts of a SKU of it",
      since: { store in
        var fact = ListingFactRecord(
          report: "aged", values: [ExtraColumn(name: "days", value: "400")])
        fact.sku = "CUP"
        try store.take(.facts, [.fact(fact)], channel: amazon)
      }, says: ["has aged facts of CUP"]),
    Case(
      testDescription: "a later file linked a ticket to an order of it", first: Case.orders,
      since: { store in
        var ticket = TicketRecord(key: "OPS-1")
        ticket.mentions.orders = ["#2"]
        try store.take(.tickets, [.ticket(ticket)])
      }, says: ["linked ticket OPS-1 to order #2"]),
    Case(
      testDescription: "a later file has an inquiry about an order of it", first: Case.orders,
      since: { store in
        try store.take(
          .inquiries,
          [
            .inquiry(
              InquiryRecord(number: "Q-1", order: "#2", subject: "Where?", receivedAt: noon))
          ])
      }, says: ["has inquiry Q-1 about order #2"]),
    Case(
      testDescription: "a later file that was taken back changed it, and nothing is in the way",
      since: { store in
        try store.take(.orders, [try order("#7")])
        try store.undo(set: 2, actor: "ida", now: noon)
      }, says: []),
    Case(
      testDescription: "a later file brought something else, and nothing is in the way",
      since: { store in
        try store.take(.products, [product("lamp", variants: [try variant("LAMP")])])
      }, says: []),
    Case(
      testDescription: "orders before the catalog knew the SKU, and nothing is in the way",
      first: { store in
        try store.take(.orders, [try order("#7")])
        try Case.catalog(store)
      }, since: { _ in }, says: []),
  ]

  private static let people: [Case] = [
    Case(
      testDescription: "somebody edited a row that would go",
      since: { try $0.set(.price, "7.00", where: "sku:MUG") },
      says: ["MUG: price was changed since by ida; undo change 2 first, or force it"],
      isForceable: true),
    Case(
      testDescription: "somebody edited a product that would go",
      since: { try $0.set(.vendor, "Acme", where: "sku:MUG") },
      says: ["mug: vendor was changed since by ida"], isForceable: true),
    Case(
      testDescription: "somebody edited a row that it changed",
      first: { store in
        try Case.catalog(store)
        try store.take(.products, [product("mug", variants: [try variant("MUG", price: "8.00")])])
      },
      since: { try $0.set(.cost, "2.00", where: "sku:MUG") },
      says: ["MUG: cost was changed since by ida; undo change 3 first"]),
    Case(
      testDescription: "somebody edited a row and took it back, and nothing is in the way",
      since: { store in
        try store.set(.price, "7.00", where: "sku:MUG")
        try store.undo(actor: "ida", now: noon)
      }, says: []),
    Case(
      testDescription: "somebody edited another row, and nothing is in the way",
      first: { store in
        try Case.catalog(store)
        try store.take(.products, [product("lamp", variants: [try variant("LAMP")])])
      },
      since: { try $0.set(.price, "7.00", where: "sku:MUG") }, says: []),
    Case(
      testDescription: "somebody set up a variant of a product of it",
      first: { store in
        var small = try variant("MUG", price: "9.00")
        small.options = [VariantOption(name: "Size", value: "S")]
        try store.take(.products, [product("mug", title: "Mug", variants: [small])])
      },
      since: { store in
        let id = try store.findVariant("MUG")
        var setup = try #require(ProductSetup(matrixOf: try store.matrix(ofVariant: id)))
        setup.options = [ProductSetup.Option("Size", ["L"])]
        setup.variantFields = [.sku: "MUG-{1}", .price: "19.90"]
        #expect(try store.setUp(setup).changeSet != nil)
      }, says: ["which was set up here; undo that first"]),
    Case(
      testDescription: "a change of a row of it is scheduled",
      since: { store in
        let start = StoreZone.utc.wallClock(at: noon + .hours(5))
        _ = try store.schedule(
          plan: try store.plan(.price, where: "sku:MUG") { _ in "1.00" },
          at: Schedule(start: start, end: nil, zone: .utc), summary: "sale", actor: "ida",
          now: noon)
      }, says: ["scheduled change 1 (sale) is about rows of it; call it off first"]),
    Case(
      testDescription: "somebody waived a finding of a product of it",
      first: { store in
        var mug = try variant("MUG", price: "9.00")
        mug.barcode = .value("4006381333932")
        try store.take(.products, [product("mug", title: "Mug", variants: [mug])])
      },
      since: { store in
        _ = try store.judge(content: .rules(for: StoreSettings(currency: .eur)), now: noon)
        let findings = try store.findings(
          WindowRequest(sort: QuerySchema.findings.defaultSort, limit: 1)
        ).rows
        try store.decide(
          .waive(until: noon + .days(1), reason: "later"), on: findings.map(\.id), actor: "ada",
          now: noon)
      }, says: ["has findings that were decided by ada; undo that first, or force it"],
      isForceable: true),
    Case(
      testDescription: "somebody wrote a note about an order of it", first: Case.orders,
      since: { store in try note(store, "#2") },
      says: ["order #2 has been triaged by ada; take that back first"]),
    Case(
      testDescription: "a note that was taken back is in nobody's way", first: Case.orders,
      since: { store in
        try note(store, "#2")
        try store.undo(actor: "ada", now: noon)
      }, says: []),
    Case(
      testDescription: "somebody linked a ticket to an order of it", first: Case.orders,
      since: { store in
        _ = try store.linkTicket(
          TicketReference(key: "OPS-2"), to: .order(try store.findOrder("#1")), actor: "ada",
          now: noon)
      }, says: ["order #1 has a ticket: OPS-2; unlink it first"]),
    Case(
      testDescription: "somebody staged a shipment of an order of it", first: Case.orders,
      since: { store in
        let ship = OrderAction.ship(Shipment(carrier: "UPS", trackingNumber: "1Z9"))
        let plan = try store.plan(ship, orders: [try store.findOrder("#1")])
        _ = try store.stage(plan, actor: "ada", now: noon)
      }, says: ["order #1 has an action that was staged by ada; withdraw it first"]),
    Case(
      testDescription: "somebody works by a runbook on an order of it", first: Case.orders,
      since: { store in
        _ = try store.startRunbook(
          "SHIP_LATE", steps: 2, on: .order(try store.findOrder("#1")), actor: "ada", now: noon)
      }, says: ["order #1 has a runbook that was begun by ada"]),
    Case(
      testDescription: "somebody took a ticket of it off its order",
      first: { store in
        try Case.orders(store)
        var ticket = TicketRecord(key: "OPS-1")
        ticket.mentions.orders = ["#2"]
        try store.take(.tickets, [.ticket(ticket)])
      },
      since: { store in
        try store.unlinkTicket(
          "OPS-1", from: .order(try store.findOrder("#2")), actor: "ada", now: noon)
      }, says: ["ticket OPS-1 was unlinked by ada"], isForceable: true),
    Case(
      testDescription: "somebody mended a refused row of it", first: Self.refusing,
      since: { store in
        _ = try store.mend(try store.quarantine()[0].id, to: "CUP,4", actor: "ada")
      }, says: ["was mended by ada; take it again first"], isForceable: true),
    Case(
      testDescription: "a refused row of it was taken again", first: Self.refusing,
      since: { store in
        var info = run(.costs)
        info.retakes = ImportRunInfo.Retaken(run: 2, rows: [try store.quarantine()[0].id])
        try store.take((info, [.cost(CostRecord(sku: "CUP", cost: try eur("4.00")))]))
      }, says: ["(change 3), imported later, took refused rows of it again"]),
  ]

  private static func note(_ store: Store, _ name: String) throws {
    let outcome = try store.triage(
      TriageRequest(.note("called"), actor: "ada"),
      on: [TriageSubject(.order, try store.findOrder(name))], settings: TriageSettings(), now: noon)
    #expect(outcome.done.count == 1)
    try store.evaluate(rules: realRules(), now: noon)
  }

  /// A cost of MUG, and one row that is refused.
  private static let refusing: @Sendable (Store) throws -> Void = { store in
    try Case.catalog(store)
    try store.take(
      (run(.costs), [.cost(CostRecord(sku: "MUG", cost: try eur("3.00")))]),
      refused: RowIssue(
        severity: .refused, place: SourcePlace(line: 3), value: "x", reason: "no", rawRow: "CUP,x"))
  }

  @Test(arguments: laterRuns + people)
  func `is refused with place and remedy`(example: Case) throws {
    let store = try Store.inMemory(zone: .utc)
    try example.first(store)
    let set = try #require(try store.journal(limit: 1).first?.id)
    try example.since(store)
    try store.settleAll()
    let before = try store.dump()
    let plan = try #require(try store.runUndoPlan(ofSet: set))
    #expect(plan.isPossible(force: false) == example.says.isEmpty)
    #expect(plan.isPossible(force: true) == (example.says.isEmpty || example.isForceable))
    guard !example.says.isEmpty else {
      try store.undo(set: set, actor: "ida", now: noon)
      #expect(try store.integrityCheck() == [])
      return
    }
    let text = plan.obstacles.map(\.text).joined(separator: "\n")
    for words in example.says { #expect(text.contains(words), "\(text)") }
    #expect(throws: StoreError.refused(reason: text)) {
      try store.undo(set: set, actor: "ida", now: noon)
    }
    #expect(difference(before, try store.dump()) == [])
    if example.isForceable {
      try store.undo(set: set, actor: "ida", now: noon, force: true)
      #expect(try store.changeSet(set).undoneBy != nil)
    } else {
      #expect(throws: StoreError.self) {
        try store.undo(set: set, actor: "ida", now: noon, force: true)
      }
    }
    #expect(try store.integrityCheck() == [])
  }
}
