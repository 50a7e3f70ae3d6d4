/// The columns of a Shopify products file under the names of its three headers.
struct ShopifyProductColumns {
  let handle, title, body, vendor, type, category, tags, published, status: Column
  let seoTitle, seoDescription, imageSource, imagePosition, imageAlt: Column
  let optionNames, optionValues: [Column]
  let sku, price, compareAt, cost, barcode, grams, tracker, quantity, policy: Column
  /// Unread columns that speak of the product, taken from its first row.
  let productExtra: [Column]
  /// Unread columns that speak of the variant in the same row.
  let variantExtra: [Column]

  init(_ header: Header) {
    var pick = ColumnPicker(header)
    handle = pick.column("Handle", "URL handle")
    title = pick.column("Title")
    body = pick.column("Body (HTML)", "Description")
    vendor = pick.column("Vendor")
    type = pick.column("Type")
    category = pick.column("Product Category", "Standard Product Type")
    tags = pick.column("Tags")
    published = pick.column("Published", "Published on online store")
    status = pick.column("Status")
    seoTitle = pick.column("SEO Title")
    seoDescription = pick.column("SEO Description")
    imageSource = pick.column("Image Src", "Product image URL")
    imagePosition = pick.column("Image Position")
    imageAlt = pick.column("Image Alt Text")
    optionNames = (1...3).map { pick.column("Option\($0) Name") }
    optionValues = (1...3).map { pick.column("Option\($0) Value") }
    sku = pick.column("Variant SKU", "SKU")
    price = pick.column("Variant Price", "Price")
    compareAt = pick.column("Variant Compare At Price", "Compare-at price")
    cost = pick.column("Cost per item")
    barcode = pick.column("Variant Barcode", "Barcode")
    grams = pick.column("Variant Grams", "Weight value (grams)")
    tracker = pick.column("Variant Inventory Tracker", "Inventory tracker")
    quantity = pick.column("Variant Inventory Qty", "Inventory quantity")
    policy = pick.column("Variant Inventory Policy", "Continue selling when out of stock")
    variantExtra = pick.rest.filter { Self.isOfVariant($0.name) }
    productExtra = pick.rest.filter { !Self.isOfVariant($0.name) }
  }

  /// Whether the file says anything about variants, so that a row is more than its product.
  var hasVariants: Bool {
    sku.isPresent || price.isPresent || optionValues[0].isPresent || barcode.isPresent
      || quantity.isPresent
  }

  /// Columns that every variant row fills, under any of the headers.
  static func isOfVariant(_ name: String) -> Bool {
    let name = Header.normalised(name)
    let starts = [
      "variant-", "price-/", "compare-at-price-/", "included-/", "charge-tax", "tax-code",
      "unit-price-", "weight-unit", "requires-shipping", "fulfillment-service", "option",
    ]
    return starts.contains { name.hasPrefix($0) }
  }
}
