import Commerce
import GRDB
import Testing

@testable import Store

/// A store whose rows have a value for every kind of field.
enum RichCatalog {
  static func store(products count: Int = 3) throws -> Store {
    let store = try Store.inMemory()
    try fill(store, products: count)
    return store
  }

  static func fill(_ store: Store, products count: Int = 3) throws {
    try store.take(.products, try (1...count).map { try product($0) })
    try store.take(
      .listings, try (1...count).map { try listing($0) }, channel: amazon)
    while try store.indexSearch(limit: 1_000) > 0 {}
  }

  static func product(_ number: Int) throws -> FeedRecord {
    var record = ProductRecord(handle: "mug-\(number)")
    record.title = .value("Enamel Mug \(number)")
    record.descriptionHTML = .value(
      "<p>Holds <b>350 ml</b>.</p>\r\n<ul>\n  <li>No. \(number)</li>\n</ul>")
    record.vendor = .value("Nordlicht")
    record.productType = .value("Mugs")
    record.tags = .value(["kitchen", "summer"])
    record.status = .value(.active)
    record.seoTitle = .value("Mug \(number)")
    record.images = .value([
      ProductImage(url: "https://cdn.example/\(number)-a.jpg", position: 1, altText: "Front\tview"),
      ProductImage(url: "https://cdn.example/\(number)-b.jpg", position: 4),
      ProductImage(url: "https://cdn.example/\(number)-c.jpg", position: 3, altText: "Line\nbreak"),
    ])
    record.extra = [
      ExtraColumn(name: "Google Shopping / Condition", value: "new"),
      ExtraColumn(name: "Season", value: "S\(number)"),
    ]
    record.variants = try ["S", "M"].enumerated().map { index, size in
      var variant = try variant(
        "MUG-\(number)-\(size)", price: "\(10 + number).0\(index)",
        options: [
          VariantOption(name: "Size", value: size), VariantOption(name: "Colour", value: "Red"),
        ], line: 2 + index)
      variant.compareAtPrice = .value(try eur("\(20 + number).00"))
      variant.cost = .value(try eur("4.00"))
      variant.barcode = .value("4006381333931")
      variant.weightGrams = .value(250 + index)
      variant.extra = [ExtraColumn(name: "Tax code", value: "P\(number)")]
      return variant
    }
    return .product(record)
  }

  static func listing(
    _ number: Int, title: String? = nil, condition: String? = "11"
  ) throws -> FeedRecord {
    var record = ListingRecord(sku: "MUG-\(number)-S")
    record.externalID = "B00000000\(number)"
    if let title { record.title = .value(title) }
    record.state = .value(.live)
    record.price = .value(try eur("\(13 + number).00"))
    record.quantity = .value(5 + number)
    if let condition {
      record.extra = [
        ExtraColumn(name: "item-condition", value: condition),
        ExtraColumn(name: "zshop-shipping-fee", value: "1"),
      ]
    }
    return .listing(record)
  }
}

extension Store {
  /// Every row that an edit may touch, versions and the numbers of change sets left out.
  func everyRow() throws -> [String] {
    try database.read { db in
      try Self.pictures.flatMap { table, columns in
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM \(table) ORDER BY 1, 2, 3").map { row in
          "\(table): " + row.map { "\($0.0)=\($0.1)" }.joined(separator: " ")
        }
      }
    }
  }

  private static let pictures = [
    (
      "product",
      """
      id, owner_channel_id, handle, title, description_html, vendor, product_type, category, tags,
      status, is_published, seo_title, seo_description, pending_count
      """
    ),
    (
      "variant",
      """
      id, product_id, sku, sku_key, options, options_key, currency, price_minor, compare_minor,
      cost_minor, barcode, weight_grams, title_key, vendor_key, haystack, available, live_channels,
      pending_count
      """
    ),
    ("product_image", "product_id, seq, position, url, alt_text"),
    ("product_ref", "channel_id, handle_key, product_id, extra_set, extra"),
    (
      "listing",
      """
      variant_id, channel_id, state, title, description_html, currency, price_minor, quantity,
      extra_set, extra
      """
    ),
    ("product_text", "product_id, locale, field, text"),
    ("pending_edit", "entity, entity_id, field, scope, base, mine, theirs, has_conflict"),
  ]

  func version(of entity: EditEntity, _ id: Int64) throws -> Int {
    try database.read { db in
      try #require(
        try Int.fetchOne(
          db, sql: "SELECT version FROM \(entity.rawValue) WHERE id = ?", arguments: [id]))
    }
  }

  /// Plans expressions of the bulk grammar over what matches.
  func plan(_ expressions: [String], where query: String = "") throws -> [EditPlanRow] {
    let directory = try fieldDirectory()
    return try plan(
      try expressions.map { try EditExpression.parse($0, directory: directory) }, where: query)
  }

  func plan(_ expressions: [EditExpression], where query: String = "") throws -> [EditPlanRow] {
    let subjects = try editSubjects(
      query: parse(query, .catalog), needs: EditNeeds(of: expressions))
    return EditPlanner.plan(rows: subjects, expressions: expressions, settings: EditingSettings())
  }

  /// Plans and applies; gives the change set's id.
  @discardableResult
  func edit(_ expressions: String..., where query: String = "", by actor: String = "ida") throws
    -> Int64
  {
    let outcome = try apply(
      plan: try plan(expressions, where: query), summary: expressions.joined(separator: "; "),
      actor: actor, now: noon)
    return try #require(outcome.changeSet).id
  }

  /// The value of a target of the row with this SKU.
  func value(_ name: String, of sku: String) throws -> String? {
    let expression = try EditExpression.parse("\(name) clear", directory: try fieldDirectory())
    let subject = try #require(
      try editSubjects(query: parse("sku:\(sku)", .catalog), needs: .everything).first)
    return subject[expression.target]
  }
}
