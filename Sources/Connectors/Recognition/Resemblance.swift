/// What a header of no known format looks like, so that its refusal can say what is there and what
/// is missing.
struct Resemblance: Hashable, Sendable {
  /// `order lines`
  let what: String
  /// Columns that seem to say what such a file must, as `order number (InvoiceNo)`.
  let found: [String]
  /// What no column seems to say.
  let missing: [String]

  /// Nil when the header resembles nothing in particular.
  init?(_ header: Header) {
    for kind in Self.kinds {
      var found: [String] = []
      var missing: [String] = []
      var taken: Set<String> = []
      for (concept, words) in kind.concepts {
        let match = header.names.first { name in
          let name = Header.normalised(name)
          return !taken.contains(name) && words.contains { name.contains($0) }
        }
        if let match {
          taken.insert(Header.normalised(match))
          found.append("\(concept) (\(match.shortened(to: 30)))")
        } else {
          missing.append(concept)
        }
      }
      let decides = kind.concepts.prefix(kind.deciding).allSatisfy { concept in
        found.contains { $0.hasPrefix(concept.name) }
      }
      guard decides, found.count > missing.count else { continue }
      what = kind.what
      self.found = found
      self.missing = missing
      return
    }
    return nil
  }

  private struct Kind {
    var what: String
    /// How many of the first concepts must be there.
    var deciding: Int
    var concepts: [(name: String, words: [String])]
  }

  private static let kinds = [
    Kind(
      what: "order lines", deciding: 3,
      concepts: [
        (
          "order number",
          ["invoiceno", "invoice-no", "order-no", "order-id", "orderid", "order-number"]
        ),
        ("SKU", ["sku", "stockcode", "stock-code", "item-code", "article"]),
        ("quantity", ["quantity", "qty", "units"]), ("date", ["date", "created"]),
        ("price", ["price", "amount"]), ("currency", ["currency"]),
        ("payment status", ["payment", "financial", "paid"]),
        ("fulfilment status", ["fulfil", "shipped", "status"]),
      ]),
    Kind(
      what: "stock levels", deciding: 2,
      concepts: [
        ("SKU", ["sku", "stockcode", "stock-code", "item-code", "article"]),
        ("quantity", ["quantity", "qty", "available", "on-hand", "stock"]),
        ("location", ["location", "warehouse", "bin"]),
      ]),
    Kind(
      what: "products", deciding: 2,
      concepts: [
        ("SKU", ["sku", "stockcode", "stock-code", "item-code", "article"]),
        ("title", ["title", "name", "description"]), ("price", ["price"]),
      ]),
  ]
}
