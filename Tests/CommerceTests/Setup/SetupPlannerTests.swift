import Testing

@testable import Commerce

/// What a set-up would make, and what is refused of it.
@Suite struct SetupPlannerTests {
  private let facts = SetupFacts(
    standardChannel: "shop", channels: ["shop": .eur, "jp": .jpy],
    handles: ["shop": ["mug", "cup", "cup-2"]])

  private func mug() -> ProductSetup {
    ProductSetup(
      fields: [.title: "Polar Mug", .vendor: "Nordlicht"],
      options: [
        ProductSetup.Option("Size", ["S", "L"]), ProductSetup.Option("Colour", ["Red", "Blue"]),
      ],
      variantFields: [.sku: "{handle}-{1}-{2}", .price: "19.90", .cost: "8.00"])
  }

  private func plan(_ setups: ProductSetup...) -> SetupPlan {
    SetupPlanner.plan(setups, facts: facts, settings: EditingSettings()).spreadingRefusals()
  }

  private func refusals(_ plan: SetupPlan) -> [String] {
    plan.rows.filter { $0.verdict == .refused && $0.because?.hasPrefix("see ") != true }
      .map { "\($0.subject) \($0.field.rawValue): \($0.because ?? "")" }
  }

  @Test func `a product is a row a field, and its variants are the matrix`() {
    let plan = plan(mug())
    #expect(plan.rows.allSatisfy { $0.verdict == .ok && $0.old == nil && $0.entityID < 0 })
    let product = plan.rows.filter { $0.entity == .product }
    #expect(product.map(\.field) == [.title, .vendor, .status])
    #expect(product.map(\.new) == ["Polar Mug", "Nordlicht", "draft"])
    #expect(product.allSatisfy { $0.subject == "polar-mug" })
    let skus = plan.rows.filter { $0.field == .sku }.map(\.new)
    #expect(
      skus == ["POLAR-MUG-S-RED", "POLAR-MUG-S-BLUE", "POLAR-MUG-L-RED", "POLAR-MUG-L-BLUE"])
    let first = plan.rows.filter { $0.subject == "POLAR-MUG-S-RED" }
    #expect(first.first { $0.field == .option(2) }?.new == "Red")
    #expect(first.first { $0.field == .optionName(2) }?.new == "Colour")
    #expect(first.first { $0.field == .price }?.currency == .eur)
    #expect(plan.seeds.count == 5)
    #expect(
      plan.seeds.first?.place == .product(handle: "polar-mug", channel: "shop"))
    #expect(plan.seeds.last?.place == .variant(product: -1, position: 4, currency: .eur))
    #expect(plan.summary(of: plan.rows) == "created polar-mug, 4 variants")
  }

  @Test func `a product without options has one variant`() {
    var setup = mug()
    setup.options = []
    #expect(plan(setup).rows.filter { $0.field == .sku }.map(\.new) == ["POLAR-MUG"])
  }

  @Test func `a combination can differ, or not be there`() {
    var setup = mug()
    setup.variants = [
      ProductSetup.Variant(["L", "Red"], fields: [.price: "21.90", .sku: "BIG-RED"]),
      ProductSetup.Variant(["L", "Blue"], isLeftOut: true),
    ]
    let plan = plan(setup)
    #expect(
      plan.rows.filter { $0.field == .sku }.map(\.new)
        == ["POLAR-MUG-S-RED", "POLAR-MUG-S-BLUE", "BIG-RED"])
    #expect(plan.rows.filter { $0.field == .price }.map(\.new) == ["19.90", "19.90", "21.90"])
  }

  @Test func `handles that are taken get a number, one that was asked for is refused`() {
    var cup = mug()
    cup.fields[.title] = "Cup"
    let third = plan(cup).rows.first
    #expect(third?.subject == "cup-3")
    #expect(third?.verdict == .warning)
    #expect(third?.because == "cup is there already; this one becomes cup-3")
    // Two of the same plan don't get the same handle either.
    let both = plan(cup, cup)
    #expect(
      both.seeds.compactMap { if case .product(let handle, _) = $0.place { handle } else { nil } }
        == ["cup-3", "cup-4"])
    cup.handle = "mug"
    let refused = plan(cup)
    #expect(refused.rows.allSatisfy { $0.verdict == .refused })
    #expect(refused.rows.first?.because == "the handle mug is taken on shop; give it another")
    cup.handle = "My Mug!"
    #expect(
      plan(cup).rows.first?.because == "a handle has letters, digits and hyphens: my-mug")
  }

  @Test(arguments: [
    ("title", "a title is needed"), ("sku", "a SKU is needed"), ("price", "a price is needed"),
  ])
  func `what a product can't be without is refused, and nothing of it is made`(
    field: String, because: String
  ) throws {
    var setup = mug()
    let missing = try #require(EditableField(rawValue: field))
    setup.fields[missing] = nil
    setup.variantFields[missing] = nil
    let plan = plan(setup)
    #expect(plan.rows.allSatisfy { $0.verdict == .refused })
    #expect(refusals(plan).contains { $0.hasSuffix(because) })
    #expect(plan.rows.contains { $0.field == missing && $0.because == because })
  }

  @Test func `the guards of edits look at new rows too`() {
    var setup = mug()
    setup.options = []
    setup.variantFields[.price] = "7.00"
    let cheap = plan(setup)
    let price = cheap.rows.first { $0.field == .price }
    #expect(price?.guards == [.belowCost])
    // A reason lets the whole product in.
    #expect(cheap.rows.allSatisfy { $0.isOverridable })
    #expect(cheap.rows.map { $0.overriding([.belowCost]) }.allSatisfy { $0.verdict == .warning })
    setup.variantFields[.price] = "0"
    #expect(plan(setup).rows.allSatisfy { $0.verdict == .refused && !$0.isOverridable })
    setup.variantFields[.price] = "19.90 USD"
    #expect(plan(setup).rows.first { $0.field == .price }?.guards == [.wrongCurrency])
    setup.variantFields = [.sku: "A", .price: "19.90 EUR", .barcode: "4006381333932"]
    let barcode = plan(setup).rows.first { $0.field == .barcode }
    #expect(barcode?.verdict == .warning)
    #expect(barcode?.because == "the last digit should be 1")
  }

  @Test func `a variant that is refused leaves the others alone`() {
    var setup = mug()
    setup.variantFields[.sku] = "{handle}-{1}"
    let plan = plan(setup)
    let refused = Set(plan.rows.filter { $0.verdict == .refused }.map(\.entityID))
    #expect(refused.count == 2)
    #expect(
      plan.rows.filter { $0.field == .sku && $0.verdict == .refused }
        .allSatisfy { $0.because == "another row of this edit gets the same SKU" })
    let going = plan.rows.filter { $0.verdict == .ok }
    #expect(plan.summary(of: going) == "created polar-mug, 2 variants")
  }

  @Test func `a matrix that is too large or a variant outside of it is refused`() {
    var setup = mug()
    setup.options = [ProductSetup.Option("No", (0...2_048).map(String.init))]
    #expect(plan(setup).rows.first?.because?.hasPrefix("2049 variants are too many") == true)
    setup = mug()
    setup.variants = [ProductSetup.Variant(["XL", "Red"])]
    #expect(plan(setup).rows.first?.because == "the options make no variant XL / Red")
  }

  @Test func `a channel that nobody knows is refused, and another one has its own currency`() {
    var setup = mug()
    setup.channel = "ebay"
    #expect(
      plan(setup).rows.first?.because == "the store knows no channel ebay; one of jp, shop")
    setup.channel = "jp"
    setup.variantFields[.price] = "1990"
    setup.variantFields[.cost] = nil
    #expect(plan(setup).rows.first { $0.field == .price }?.currency == .jpy)
  }
}
