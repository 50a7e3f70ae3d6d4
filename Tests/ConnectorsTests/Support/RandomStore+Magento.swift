import Commerce

@testable import Connectors

extension RandomStore {
  static let magentoHeader = [
    "sku", "store_view_code", "attribute_set_code", "product_type", "categories", "name",
    "description", "short_description", "weight", "product_online", "visibility", "price",
    "special_price", "cost", "url_key", "meta_title", "meta_description", "base_image",
    "additional_images", "additional_attributes", "qty", "notify_on_stock_below",
    "configurable_variations", "configurable_variation_labels",
  ]

  /// The text of an export with simple products, families and store views.
  mutating func magentoFile(products: Int) -> String {
    var rows: [[String: String]] = []
    for number in 0..<products {
      let sku = "P\(number)"
      guard chance(50) else {
        rows.append(base(sku, type: "simple"))
        addViews(of: sku, to: &rows)
        continue
      }
      let children = (0..<Int.random(in: 2...4, using: &random)).map { "\(sku)-\($0)" }
      for child in children { rows.append(base(child, type: "simple")) }
      var parent = base(sku, type: "configurable")
      parent["qty"] = "0"
      parent["configurable_variations"] =
        children.enumerated().map { "sku=\($1),size=S\($0)" }.joined(separator: "|")
      parent["configurable_variation_labels"] = "size=Size"
      rows.append(parent)
      addViews(of: sku, to: &rows)
    }
    return table(Self.magentoHeader, rows)
  }

  private mutating func base(_ sku: String, type: String) -> [String: String] {
    var row = [
      "sku": sku, "attribute_set_code": "Default", "product_type": type,
      "categories": "Root/A,Root/B \(sku)", "name": "\(text()) \(sku)", "product_online": "1",
      "price": "\(Int.random(in: 1...99, using: &random)).50", "url_key": sku.lowercased(),
      "additional_attributes": "color=Red,brand=\"a, b\",ean=4006381333931",
      "qty": "\(Int.random(in: -3...80, using: &random))",
    ]
    if chance(70) { row["description"] = "<p>\(text())</p>" }
    if chance(50) { row["short_description"] = text() }
    if chance(50) { row["meta_title"] = text() }
    if chance(50) { row["cost"] = "2.25" }
    if chance(50) { row["base_image"] = "/a/b/\(sku).jpg" }
    if chance(50) { row["additional_images"] = "/a/1.jpg,/a/2.jpg" }
    if chance(50) { row["notify_on_stock_below"] = "3" }
    if chance(30) { row["product_online"] = "2" }
    if chance(30) { row["special_price"] = "9.99" }
    if chance(30) { row["weight"] = "0.5" }
    return row
  }

  private mutating func addViews(of sku: String, to rows: inout [[String: String]]) {
    for view in ["de", "fr"] where chance(40) {
      rows.append(["sku": sku, "store_view_code": view, "name": text() + view])
    }
  }
}
