import Testing

@testable import Commerce

/// Option values that come and go, and copies of whole products.
@Suite struct MatrixChangeTests {
  private func row(
    _ id: Int64, _ values: [String], status: VariantStatus = .active, price: String = "5.00"
  ) -> EditSubject {
    var subject = EditSubject(
      productID: 7, variantID: id, subject: "TEE-\(id)", productSubject: "tee", title: "Tee",
      productVersion: 3, variantVersion: 2, currency: .eur,
      values: [
        .title: "Tee", .vendor: "Acme", .status: "active", .sku: "TEE-\(id)", .price: price,
        .weight: "250", .barcode: "4006381333931", .variantStatus: status.rawValue,
        .attribute("Season"): "S1",
      ])
    for (index, (name, value)) in zip(["Size", "Colour"], values).enumerated() {
      subject.values[.optionName(index + 1)] = name
      subject.values[.option(index + 1)] = value
    }
    return subject
  }

  private var tee: SetupFacts.Product {
    SetupFacts.Product(
      variants: [
        row(1, ["S", "Red"]), row(2, ["M", "Red"]), row(3, ["S", "Blue"]),
        row(4, ["L", "Red"], status: .archived),
      ], lastPosition: 9)
  }

  private func plan(
    _ options: [ProductSetup.Option], variants: [ProductSetup.Variant] = []
  ) -> SetupPlan {
    var setup = ProductSetup(matrixOf: tee) ?? ProductSetup()
    setup.options = options
    setup.variants = variants
    return SetupPlanner.plan(
      [setup], facts: SetupFacts(products: [7: tee]), settings: EditingSettings()
    ).spreadingRefusals()
  }

  @Test func `an added value makes its combinations, with what the first variant has`() {
    let plan = plan([ProductSetup.Option("Size", ["XL"])])
    #expect(plan.rows.filter { $0.field == .sku }.map(\.new) == ["TEE-XL-RED", "TEE-XL-BLUE"])
    #expect(plan.rows.filter { $0.field == .price }.map(\.new) == ["5.00", "5.00"])
    #expect(plan.rows.contains { $0.field == .weight && $0.new == "250" })
    // A barcode is one thing's own.
    #expect(!plan.rows.contains { $0.field == .barcode })
    #expect(
      plan.seeds.map(\.place) == [
        .variant(product: 7, position: 10, currency: .eur),
        .variant(product: 7, position: 11, currency: .eur),
      ])
    #expect(plan.summary(of: plan.rows) == "Tee: added 2 variants")
  }

  @Test func `what is said of an option in several places counts together`() {
    let plan = plan([
      ProductSetup.Option("Colour", ["Pink"]), ProductSetup.Option("Colour", removed: ["Blue"]),
      ProductSetup.Option("Colour", ["Teal"]),
    ])
    #expect(
      plan.summary(of: plan.rows) == "Tee: added 4 variants, archived 1 variant")
  }

  @Test func `a gap stays a gap until it is named`() {
    #expect(plan([ProductSetup.Option("Size", ["M"])]).rows.isEmpty)
    let named = plan([], variants: [ProductSetup.Variant(["M", "Blue"])])
    #expect(named.rows.filter { $0.field == .sku }.map(\.new) == ["TEE-M-BLUE"])
  }

  @Test func `a removed value archives its variants and deletes none`() {
    let plan = plan([ProductSetup.Option("Colour", removed: ["Blue"])])
    #expect(plan.rows.map(\.field) == [.variantStatus])
    #expect(plan.rows.first?.entityID == 3)
    #expect(plan.rows.first?.old == "active")
    #expect(plan.rows.first?.new == "archived")
    #expect(plan.rows.first?.version == 2)
    #expect(plan.seeds.isEmpty)
    #expect(plan.summary(of: plan.rows) == "Tee: archived 1 variant")
  }

  @Test func `a combination that was archived is brought back, not made again`() {
    let plan = plan([ProductSetup.Option("Size", ["L"])])
    #expect(
      plan.rows.filter { $0.field == .variantStatus }.map { "\($0.entityID) \($0.new ?? "")" }
        == ["4 active"])
    #expect(plan.rows.filter { $0.field == .sku }.map(\.new) == ["TEE-L-BLUE"])
    #expect(plan.summary(of: plan.rows) == "Tee: added 1 variant, brought back 1 variant")
  }

  @Test(arguments: [
    ([ProductSetup.Option("Cut", ["V"])], "it has no option Cut; one of Size, Colour"),
    ([ProductSetup.Option("Size", removed: ["XXS"])], "no variant has Size XXS"),
    (
      [ProductSetup.Option("Size", removed: ["S", "M"])],
      "no variant would be left; archive the product instead"
    ),
    (
      [ProductSetup.Option("Size", (1...1_100).map(String.init))],
      "a product takes 2048 variants at most"
    ),
  ])
  func `a matrix that can't be is refused whole`(
    options: [ProductSetup.Option], because: String
  ) {
    let plan = plan(options)
    #expect(plan.rows.map(\.because) == [because])
    #expect(plan.rows.allSatisfy { $0.verdict == .refused })
    #expect(plan.seeds.isEmpty)
  }

  @Test func `a copy has everything but what identifies it`() throws {
    let rows = [row(1, ["S", "Red"]), row(2, ["M", "Blue"], price: "6.00")] + [tee.variants[3]]
    let copy = try #require(ProductSetup(copyOf: rows, channel: "shop", suffix: "-B"))
    #expect(copy.handle == nil)
    #expect(copy.wantedHandle == "copy-of-tee")
    #expect(copy.fields[.title] == "Copy of Tee")
    #expect(copy.fields[.status] == "draft")
    #expect(copy.fields[.vendor] == "Acme")
    #expect(copy.fields[.attribute("Season")] == "S1")
    #expect(
      copy.options == [
        ProductSetup.Option("Size", ["S", "M"]), ProductSetup.Option("Colour", ["Red", "Blue"]),
      ])
    #expect(copy.variantFields == [.weight: "250"])
    #expect(
      copy.variants == [
        ProductSetup.Variant(["S", "Red"], fields: [.sku: "TEE-1-B", .price: "5.00"]),
        ProductSetup.Variant(["S", "Blue"], isLeftOut: true),
        ProductSetup.Variant(["M", "Red"], isLeftOut: true),
        ProductSetup.Variant(["M", "Blue"], fields: [.sku: "TEE-2-B", .price: "6.00"]),
      ])
  }

  @Test func `stock and open orders keep a variant from being archived, unless there is a reason`()
    throws
  {
    let rows = plan([ProductSetup.Option("Colour", removed: ["Blue"])]).rows
    let use = VariantUse(onHand: 1, committed: 2, openOrders: 1)
    let kept = try #require(UseGuards.check(rows, variants: [3: use], products: [:]).first)
    #expect(kept.verdict == .refused)
    #expect(kept.because == "1 unit on hand, 2 committed, 1 open order")
    #expect(kept.guards == [.stockOnHand, .openOrders])
    #expect(kept.overriding([.stockOnHand]).verdict == .refused)
    #expect(kept.overriding([.stockOnHand, .openOrders]).verdict == .warning)
    #expect(UseGuards.check(rows, variants: [3: VariantUse()], products: [:]) == rows)
    let product = EditPlanRow(
      entity: .product, entityID: 7, subject: "tee", title: "Tee", field: .status, old: "active",
      new: "archived", version: 1)
    let doubtful = UseGuards.check([product], variants: [:], products: [7: use])
    #expect(doubtful.first?.verdict == .warning)
    #expect(doubtful.first?.because == "1 unit on hand, 2 committed, 1 open order")
  }
}
