import Commerce
import Testing

@Suite struct PromotionRulesTests {
  private func kinds(
    _ promotions: [Promotion], events: [CalendarEvent] = [], now: String = "2026-11-01T00:00:00Z"
  ) throws -> [ConflictKind] {
    try PromotionRules.conflicts(promotions, events: events, now: at(now)).map(\.kind)
  }

  @Test func `two promotions on the same things at the same time are one too many`() throws {
    #expect(try kinds([promotion("a"), promotion("b")]) == [.sameClass])
  }

  @Test func `intervals are half-open`() throws {
    let later = try promotion("b", "2026-11-30 00:00", nil)
    #expect(try kinds([promotion("a"), later]).isEmpty)
    #expect(try kinds([promotion("a"), promotion("b", "2026-11-29 23:59", nil)]) == [.sameClass])
    #expect(try kinds([promotion("a", "2026-11-20 00:00", nil), later]) == [.sameClass])
  }

  @Test func `channels and targets that do not meet do not conflict`() throws {
    func pair(_ change: (inout Promotion) -> Void) throws -> [ConflictKind] {
      let one = try promotion("a") {
        $0.channels = ["shop"]
        $0.targets = "tag:Summer"
      }
      return try kinds([one, promotion("b") { change(&$0) }])
    }
    #expect(try pair { $0.channels = ["amazon-de"] }.isEmpty)
    #expect(try pair { $0.targets = "tag:winter" }.isEmpty)
    #expect(try pair { $0.targets = "TAG:summer" } == [.sameClass])
    #expect(try pair { $0.channels = ["amazon-de", "shop"] } == [.sameClass])
  }

  @Test(arguments: [PromotionState.cancelled, .archived])
  func `what was called off conflicts with nothing`(state: PromotionState) throws {
    #expect(try kinds([promotion("a"), promotion("b") { $0.state = state }]).isEmpty)
  }

  @Test func `what has passed is no conflict any more`() throws {
    #expect(try kinds([promotion("a"), promotion("b")], now: "2026-11-29T23:00:00Z").isEmpty)
    #expect(
      try kinds([promotion("a"), promotion("b")], now: "2026-11-29T22:59:59Z") == [.sameClass])
  }

  @Test func `one code for two promotions is a blocker whatever they discount`() throws {
    let one = try promotion("a") {
      $0.code = " winter20"
      $0.targets = "tag:x"
    }
    let other = try promotion("b") {
      $0.code = "WINTER20"
      $0.targets = "tag:y"
    }
    let found = try PromotionRules.conflicts([one, other], now: at("2026-11-01T00:00:00Z"))
    #expect(found.map(\.kind) == [.codeCollision])
    #expect(found.first?.severity == .blocker)
    #expect(found.first?.because == "Both answer to the code WINTER20.")
  }

  @Test func `two different codes are the customer's choice`() throws {
    #expect(
      try kinds([promotion("a") { $0.code = "A" }, promotion("b") { $0.code = "B" }]).isEmpty)
  }

  @Test(arguments: [
    (PromotionKind.fixedAmount, PromotionKind.percentage, ConflictKind?.some(.orderDependent)),
    (.priceList, .priceList, .priceListClash), (.freeShipping, .freeShipping, .sameClass),
    (.buyXGetY, .percentage, .sameClass), (.freeShipping, .percentage, nil),
    (.priceList, .percentage, nil),
  ])
  func `the kinds decide how two promotions meet`(
    one: PromotionKind, other: PromotionKind, conflict: ConflictKind?
  ) throws {
    let found = try kinds([promotion("a") { $0.kind = one }, promotion("b") { $0.kind = other }])
    #expect(found == [conflict].compactMap(\.self))
  }

  @Test func `starting or ending inside a freeze is a warning`() throws {
    func freeze(_ start: String, _ end: String) throws -> [CalendarEvent] {
      [
        CalendarEvent(
          key: "f", name: "Cyber week", kind: .freeze,
          schedule: Schedule(
            start: try wall(start), end: try wall(end), zone: try zone("Europe/Berlin")))
      ]
    }
    let promotions = [try promotion("a")]
    #expect(
      try kinds(promotions, events: freeze("2026-11-20 00:00", "2026-11-20 00:01")) == [.freeze])
    #expect(
      try kinds(promotions, events: freeze("2026-11-29 00:00", "2026-12-01 00:00")) == [.freeze])
    #expect(
      try kinds(promotions, events: freeze("2026-11-21 00:00", "2026-11-30 00:00")).isEmpty)
    let found = try PromotionRules.conflicts(
      promotions, events: freeze("2026-11-19 00:00", "2026-12-01 00:00"),
      now: at("2026-11-01T00:00:00Z"))
    #expect(
      found.map(\.because) == [
        "It starts inside the freeze \"Cyber week\".", "It ends inside the freeze \"Cyber week\".",
      ])
  }

  @Test func `the worst comes first`() throws {
    let both = try [promotion("a"), promotion("b")].map { one in
      var coded = one
      coded.kind = .priceList
      return coded
    }
    #expect(try kinds(both + [promotion("c"), promotion("d")]) == [.priceListClash, .sameClass])
  }
}
