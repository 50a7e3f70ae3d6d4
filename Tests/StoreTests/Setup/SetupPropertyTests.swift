import Commerce
import Testing

@testable import Store

/// Random set-ups: whatever is made can be taken back to the very rows that were before.
@Suite struct SetupPropertyTests {
  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `a set-up undone leaves the very rows that were before, redone those that were after`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try RichCatalog.store()
    if Bool.random(using: &random) { try store.setUp(setup(0, using: &random)) }
    try settle(store)
    let before = try store.everyRow()
    let setups = (1...Int.random(in: 1...3, using: &random)).map { setup($0, using: &random) }
    let changes =
      Bool.random(using: &random) ? [try matrix(of: store, using: &random)] : []
    let plan = try store.plan(
      setups + changes.compactMap(\.self), settings: EditingSettings(), currency: .eur)
    let set = try store.setUp(plan, summary: "random", actor: "ida", now: noon).changeSet
    // The rows that may go in are made, and no others.
    let going = Set(plan.rows.filter { $0.verdict != .refused }.map(\.entityID))
    let made = plan.seeds.count { going.contains($0.id) && $0.entity == .variant }
    if Bool.random(using: &random) { try settle(store) }
    let after = try store.everyRow()
    #expect(
      after.count { $0.hasPrefix("variant:") } == before.count { $0.hasPrefix("variant:") } + made)
    guard let set else { return #expect(after == before) }
    #expect(try store.undo(set: set.id, actor: "ida", now: noon).conflicts.isEmpty)
    if Bool.random(using: &random) { try settle(store) }
    #expect(try store.everyRow() == before)
    #expect(try store.integrityCheck() == [])
    #expect(try store.redo(actor: "ida", now: noon).conflicts.isEmpty)
    try settle(store)
    #expect(try store.everyRow() == after)
    #expect(try store.integrityCheck() == [])
  }

  private func settle(_ store: Store) throws {
    _ = try store.evaluate(rules: realRules(), now: noon)
    while try store.indexSearch(limit: 1_000) > 0 {}
  }

  private static let texts = [
    "Mug", "Mug 1", "Ünï 🍵", "a \"quoted\" one", "", "x, y", "MUG-1-S", "Enamel Mug 2",
    "back\\slash",
  ]

  private func setup(_ number: Int, using random: inout SeededGenerator) -> ProductSetup {
    func text() -> String { Self.texts.randomElement(using: &random) ?? "" }
    func amount() -> String { "\(Int.random(in: 0...40, using: &random)).90" }
    let options = (0..<Int.random(in: 0...3, using: &random)).map { place in
      ProductSetup.Option(
        "O\(place)", (0...Int.random(in: 0...2, using: &random)).map { "v\($0)" })
    }
    var setup = ProductSetup(
      handle: Int.random(in: 0...3, using: &random) == 0 ? "mug-\(number)" : nil,
      fields: [
        .title: "\(text()) \(number)", .vendor: text(), .tags: text(), .description: text(),
        .images: text(), .attribute("Season"): text(), .attribute("Care"): text(),
        .attribute("Google Shopping / Condition"): text(), .attribute("Material"): text(),
      ],
      options: options,
      variantFields: [
        .sku: Bool.random(using: &random) ? SkuPattern.standard : "{handle}-{1}",
        .price: amount(), .compareAt: amount(), .cost: amount(), .barcode: text(),
        .weight: "\(Int.random(in: -5...900, using: &random))",
      ])
    if Bool.random(using: &random) { setup.variantFields[.compareAt] = nil }
    if Bool.random(using: &random) {
      setup.texts = [EditTarget(.title, in: .locale("de")): text()]
    }
    if let values = OptionMatrix.combinations(options.map(\.values))?.randomElement(using: &random)
    {
      setup.variants = [
        ProductSetup.Variant(
          values, fields: [.price: amount()], isLeftOut: Bool.random(using: &random))
      ]
    }
    return setup
  }

  private func matrix(
    of store: Store, using random: inout SeededGenerator
  ) throws -> ProductSetup? {
    guard let row = try store.catalogRows("handle:mug-1").randomElement(using: &random) else {
      return nil
    }
    var setup = ProductSetup(matrixOf: try store.matrix(ofVariant: row.id))
    setup?.options = [
      ProductSetup.Option("Size", Bool.random(using: &random) ? ["XL", "XXL"] : []),
      ProductSetup.Option("Size", removed: Bool.random(using: &random) ? ["S"] : []),
      ProductSetup.Option("Colour", Bool.random(using: &random) ? ["Green"] : []),
    ]
    return setup
  }
}
