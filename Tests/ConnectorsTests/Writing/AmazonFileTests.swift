import Commerce
import Testing

@testable import Connectors

/// Amazon's offer files: tabs, no quotes, and never a quantity for what Amazon ships itself.
@Suite struct AmazonFileTests {
  private func listing(
    _ sku: String, price: String?, quantity: Int?, isFBA: Bool = false, asin: String? = nil,
    extra: [ExtraColumn] = []
  ) throws -> ProductExport {
    var product = ProductRecord(handle: sku)
    product.title = .value("T")
    var variant = VariantRecord(sku: sku, place: SourcePlace(line: 0))
    variant.price = try price.map { .value(try Money(decimal: $0, currency: .eur)) } ?? .cleared
    variant.extra = extra
    product.variants = [variant]
    var export = product.export
    var listing = ListingRecord(sku: sku)
    listing.externalID = asin
    listing.quantity = quantity.map { .value($0) } ?? .cleared
    listing.isPlatformFulfilled = .value(isFBA)
    export.variants[0].listing = listing
    return export
  }

  private func rows(_ format: String, _ products: [ProductExport]) throws -> (
    rows: [[Substring]], summary: OutSummary
  ) {
    let file = try written(format, products)
    let rows = file.text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
    return (Array(rows), file.summary)
  }

  @Test func `a quantity is written for what you ship and never for what Amazon ships`() throws {
    let file = try rows(
      "amazon-price-quantity",
      [
        try listing("MINE", price: "9.90", quantity: 4),
        try listing("THEIRS", price: "8.00", quantity: 7, isFBA: true),
      ])
    #expect(file.rows.map { $0[4] } == ["4", ""])
    #expect(file.rows.map { $0[1] } == ["9.90", "8.00"])
  }

  @Test func `a zero price is refused, because Amazon would refuse the file`() throws {
    let file = try rows("amazon-price-quantity", [try listing("Z", price: "0.00", quantity: 1)])
    #expect(file.rows.isEmpty)
    #expect(file.summary.issues.first?.field == "price")
  }

  @Test func `the loader knows a product by what came, by ASIN or by barcode`() throws {
    var bare = try listing("C", price: "1.00", quantity: nil)
    bare.variants[0].variant.barcode = .value("4006381333931")
    let file = try rows(
      "amazon-listings-loader",
      [
        try listing(
          "A", price: "1.00", quantity: 1, asin: "B000000001",
          extra: [
            ExtraColumn(name: "product-id", value: "4006381333900"),
            ExtraColumn(name: "product-id-type", value: "4"),
            ExtraColumn(name: "item-condition", value: "11"),
          ]), try listing("B", price: "1.00", quantity: 1, asin: "B000000001"), bare,
        try listing("D", price: "1.00", quantity: 1),
      ])
    #expect(
      file.rows.map { "\($0[1]) \($0[2])" } == [
        "4006381333900 4", "B000000001 1", "4006381333931 4",
      ])
    #expect(file.rows.first?[6] == "11")
    #expect(file.summary.issues.map(\.subject) == ["D"])
  }

  @Test func `a note with a tab is refused with its column`() throws {
    let file = try rows(
      "amazon-listings-loader",
      [
        try listing(
          "A", price: "1.00", quantity: 1, asin: "B000000001",
          extra: [ExtraColumn(name: "item-note", value: "like\tnew")])
      ])
    #expect(file.rows.isEmpty)
    #expect(file.summary.issues.map(\.field) == ["item-note"])
  }
}
