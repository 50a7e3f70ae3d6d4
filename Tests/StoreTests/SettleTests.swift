import Commerce
import Testing

@testable import Store

/// Fields where a platform shows a third value.
@Suite struct SettleTests {
  /// A mug whose price was 5, is 6 here, and 4 on the platform.
  private func store() throws -> Store {
    let store = try Store.inMemory()
    try show(store, "5.00")
    try store.set(.price, "6.00")
    try show(store, "4.00")
    return store
  }

  private func show(_ store: Store, _ price: String, title: String = "Mug") throws {
    try store.take(
      .products, [product("mug", title: title, variants: [try variant("MUG", price: price)])])
  }

  private func settle(_ store: Store, _ choice: SettlementChoice) throws -> EditOutcome {
    let row = try #require(try store.pendingConflicts().first)
    return try store.settle([Settlement(row, choice)], actor: "ida", now: noon)
  }

  @Test func `a conflict is counted, found and shown with all three values`() throws {
    let store = try store()
    #expect(try store.snapshot(now: noon).conflicts == 1)
    #expect(try store.skus("is:conflict") == ["MUG"])
    #expect(try store.skus("-is:conflict").isEmpty)
    let row = try #require(try store.pendingConflicts().first)
    #expect((row.base, row.mine, row.theirs) == ("5.00", "6.00", "4.00"))
    let id = try store.findVariant("MUG")
    #expect(try store.variantDetail(id: id).pending == [row])
    #expect(try store.pendingEdits(ofVariant: id) == [row])
  }

  @Test(
    arguments: [
      (SettlementChoice.mine, "6.00", "4.00"), (.theirs, "4.00", nil), (.base, "5.00", "4.00"),
      (.value("7.50"), "7.50", "4.00"), (.value("4.00"), "4.00", nil),
    ] as [(SettlementChoice, String, String?)])
  func `every choice settles it as a change set`(
    choice: SettlementChoice, price: String, base: String?
  ) throws {
    let store = try store()
    let outcome = try settle(store, choice)
    #expect(outcome.applied == 1)
    #expect(outcome.changeSet?.source == "settle")
    #expect(outcome.changeSet?.summary == "MUG: price settled, \(choice.words)")
    #expect(try store.prices() == [price])
    let pending = try store.pendingEdits()
    #expect(pending.map(\.base) == (base.map { [$0] } ?? []))
    #expect(pending.allSatisfy { !$0.hasConflict && $0.mine == price })
    // The platform still shows the same: no conflict again.
    try show(store, "4.00")
    #expect(try store.snapshot(now: noon).conflicts == 0)
    #expect(try store.prices() == [price])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `a settlement can be taken back`() throws {
    let store = try store()
    _ = try settle(store, .theirs)
    #expect(try store.undo(actor: "ida", now: noon).applied == 1)
    #expect(try store.prices() == ["6.00"])
    #expect(try store.pendingEdits().map(\.base) == ["4.00"])
    #expect(try store.integrityCheck() == [])
  }

  @Test func `what has changed since the person looked is not settled`() throws {
    let store = try store()
    let row = try #require(try store.pendingConflicts().first)
    try show(store, "3.00")
    let outcome = try store.settle([Settlement(row, .theirs)], actor: "ida", now: noon)
    #expect(outcome.applied == 0)
    #expect(outcome.changeSet == nil)
    #expect(outcome.conflicts.first?.because?.contains("theirs 3.00 now") == true)
    #expect(try store.prices() == ["6.00"])
    #expect(try store.snapshot(now: noon).conflicts == 1)
  }

  @Test func `many are one change set`() throws {
    let store = try Store.mugs(3)
    try store.set(.price, "6.00")
    try store.take(
      .products,
      try (1...3).map { product("p\($0)", variants: [try variant("M-\($0)", price: "4.0\($0)")]) })
    let rows = try store.pendingConflicts()
    let outcome = try store.settle(
      zip(rows, [SettlementChoice.mine, .theirs, .theirs]).map { Settlement($0, $1) },
      actor: "ida", now: noon)
    #expect(outcome.applied == 3)
    #expect(outcome.changeSet?.summary == "settled 3 fields: kept mine, took theirs")
    #expect(try store.prices().filter { $0 == "6.00" }.count == 1)
    #expect(try store.snapshot(now: noon).pendingEdits == 1)
  }

  @Test func `an edit that only waits can be dropped for what the platform shows`() throws {
    let store = try Store.mugs(1)
    try store.set(.price, "6.00")
    let row = try #require(
      try store.pendingEdits(ofVariant: try store.findVariant("M-1")).first)
    _ = try store.settle([Settlement(row, .theirs)], actor: "ida", now: noon)
    #expect(try store.prices() == ["1.00"])
    #expect(try store.pendingEdits().isEmpty)
  }

  /// Random imports and edits: a field that is pending keeps the person's value, whatever the
  /// platform shows.
  @Test(arguments: 1...25)
  func `a refresh never overwrites a pending edit`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.mugs(3)
    let prices = ["1.00", "2.00", "3.00", "4.00", "5.00"]
    for _ in 0..<30 {
      if Bool.random(using: &random) {
        let number = Int.random(in: 1...3, using: &random)
        let field: EditableField = Bool.random(using: &random) ? .price : .title
        let value = try #require(prices.randomElement(using: &random))
        _ = try store.apply(
          plan: try store.plan(field, where: "sku:M-\(number)") { _ in value }, summary: "",
          actor: "ida", now: noon)
      } else {
        let before = try store.pendingEdits()
        let mine = Dictionary(
          uniqueKeysWithValues: before.map { ("\($0.entityID)\($0.field)", $0) })
        try store.take(
          .products,
          try (1...3).map { number in
            product(
              "p\(number)", title: prices.randomElement(using: &random) ?? "",
              variants: [
                try variant("M-\(number)", price: prices.randomElement(using: &random) ?? "1.00")
              ])
          })
        let values = try store.read { db, _ in
          let reader = try FieldReader(db)
          return try before.map { try reader.value(of: $0.target, $0.entity, $0.entityID) }
        }
        #expect(values == before.map(\.mine))
        for row in try store.pendingEdits() {
          let old = mine["\(row.entityID)\(row.field)"]
          #expect(row.mine == old?.mine && row.base == old?.base)
        }
      }
      #expect(try store.integrityCheck() == [])
    }
  }
}
