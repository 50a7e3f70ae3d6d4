import Commerce
import Testing

@Suite struct EditPlannerTests {
  private func subject(
    _ variant: Int64?, product: Int64 = 1, currency: Currency = .eur,
    _ values: [EditableField: String] = [:]
  ) -> EditSubject {
    EditSubject(
      productID: product, variantID: variant, subject: "SKU-\(variant ?? 0)",
      productSubject: "mug", title: "Mug", productVersion: 7, variantVersion: 3,
      currency: currency,
      values: [.title: "Mug", .price: "24.00", .sku: "S\(variant ?? 0)"]
        .merging(values) { $1 })
  }

  private func plan(_ rows: [EditSubject], _ expressions: String...) throws -> [EditPlanRow] {
    EditPlanner.plan(
      rows: rows, expressions: try expressions.map { try EditExpression.parse($0) },
      settings: EditingSettings())
  }

  @Test func `a plan says before, after and what the guards say`() throws {
    let row = try #require(try plan([subject(5)], "price -15% round .99").first)
    #expect(row.entity == .variant)
    #expect(row.entityID == 5)
    #expect(row.subject == "SKU-5")
    #expect(row.version == 3)
    #expect(row.old == "24.00")
    #expect(row.new == "19.99")
    #expect(row.currency == .eur)
    #expect(row.verdict == .ok)
  }

  @Test func `a product's field is planned once for all its variants`() throws {
    let rows = try plan(
      [subject(5), subject(6), subject(7, product: 2)], "title \"Red Mug\"", "price +1")
    #expect(rows.map(\.entityID) == [1, 5, 6, 2, 7])
    #expect(rows.map(\.field) == [.title, .price, .price, .title, .price])
    #expect(rows.first?.version == 7)
    #expect(rows.first?.subject == "mug")
  }

  @Test func `a product without variants takes product edits only`() throws {
    #expect(try plan([subject(nil)], "title x", "price 5").map(\.field) == [.title])
  }

  @Test func `expressions apply in order, each to what the ones before made`() throws {
    let kept = try plan([subject(5)], "compare-at copy from price", "price -20%")
    #expect(kept.map(\.new) == ["24.00", "19.20"])
    let later = try plan([subject(5)], "price -20%", "compare-at copy from price")
    #expect(later.map(\.new) == ["19.20", "19.20"])
    #expect(later.map(\.guards) == [[.compareAt], [.compareAt]])
    let twice = try plan([subject(5)], "price +1", "price +1")
    #expect(twice.map(\.new) == ["26.00"])
  }

  @Test func `every variant can copy what its product becomes`() throws {
    let rows = try plan([subject(5), subject(6)], "title New", "barcode copy from title")
    #expect(rows.map(\.field) == [.title, .barcode, .barcode])
    #expect(rows.map(\.new) == ["New", "New", "New"])
  }

  @Test func `guards look at the whole row as it will be`() throws {
    let row = subject(5, [.compareAt: "25.00", .cost: "20.00"])
    #expect(try plan([row], "price 26").first?.guards == [.compareAt])
    #expect(try plan([row], "price 26", "compare-at 30").first?.verdict == .ok)
  }

  @Test func `an amount in another currency is refused by its guard`() throws {
    let row = try #require(try plan([subject(5)], "price 26 USD").first)
    #expect(row.verdict == .refused)
    #expect(row.guards == [.wrongCurrency])
    #expect(!row.isOverridable)
  }

  @Test func `what is already so is unchanged`() throws {
    let row = subject(5, [.tags: "a, b"])
    #expect(try plan([row], "price 24").first?.verdict == .unchanged)
    #expect(try plan([row], "tags append A").first?.verdict == .unchanged)
    #expect(try plan([row], "vendor clear").first?.verdict == .unchanged)
  }

  @Test func `refused rows keep their reason, the others go on`() throws {
    let rows = try plan(
      [subject(5, currency: .jpy, [.price: "2400"]), subject(6), subject(7, [.price: ""])],
      "price round .99")
    #expect(rows.map(\.verdict) == [.refused, .ok, .refused])
    #expect(rows[0].because?.contains("JPY") == true)
    #expect(rows[2].because == "it has no price to change")
  }

  @Test func `required fields can't be cleared`() throws {
    for field in ["title", "price", "sku"] {
      let row = try #require(try plan([subject(5)], "\(field) clear").first)
      #expect(row.verdict == .refused, "\(field)")
      #expect(row.new == nil)
    }
    #expect(try plan([subject(5, [.cost: "3"])], "cost clear").first?.verdict == .ok)
  }

  @Test func `two rows can't get one SKU`() throws {
    let rows = try plan([subject(5), subject(6)], "sku \" new\"", "price +1")
    #expect(rows.map(\.verdict) == [.warning, .ok, .refused, .ok])
  }

  @Test func `a value that can't be read can still be replaced`() throws {
    let broken = subject(5, [.price: "1.999"])
    #expect(try plan([broken], "price +1").first?.verdict == .refused)
    #expect(try plan([broken], "price 2").first?.verdict == .ok)
  }
}
