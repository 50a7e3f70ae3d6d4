import Commerce
import Testing

@testable import Store

/// Fields that are not columns of the product or variant: images, kept columns, what channels and
/// languages show instead.
@Suite struct ScopedEditTests {
  private let store: Store

  init() throws { store = try RichCatalog.store(products: 1) }

  private func value(_ name: String) throws -> String? { try store.value(name, of: "MUG-1-S") }

  @Test(arguments: [
    ("amazon-de.title \"Becher\"", "amazon-de.title", "Becher"),
    ("amazon-de.title append \" (2-pack)\"", "amazon-de.title", "Enamel Mug 1 (2-pack)"),
    ("amazon-de.title copy from seo-title", "amazon-de.title", "Mug 1"),
    ("amazon-de.price +10%", "amazon-de.price", "15.40"),
    ("amazon-de.price copy from price", "amazon-de.price", "11.00"),
    ("amazon-de.quantity +4", "amazon-de.quantity", "10"),
    ("amazon-de.\"item-condition\" 1", "amazon-de.\"item-condition\"", "1"),
    ("locale:de.title \"Emaillebecher\"", "locale:de.title", "Emaillebecher"),
    ("locale:de-AT.description copy from title", "locale:de-AT.description", "Enamel Mug 1"),
    ("\"Google Shopping / Condition\" used", "\"Google Shopping / Condition\"", "used"),
    ("season append \"26\"", "season", "S126"), ("\"Tax code\" P9", "\"Tax code\"", "P9"),
    ("\"attribute:Fit\" slim", "\"attribute:Fit\"", "slim"), ("weight 1.2 kg", "weight", "1200"),
    ("weight +0.5 kg", "weight", "750"), ("option1 L", "option1", "L"),
    ("option2-name Color", "option2-name", "Color"),
    (
      "images remove 2 move 2 to 1 alt 2 Back", "images",
      "https://cdn.example/1-c.jpg\tLine\\nbreak\nhttps://cdn.example/1-a.jpg\tBack"
    ),
    (
      "images alt from title", "images",
      """
      https://cdn.example/1-a.jpg\tFront\\tview
      https://cdn.example/1-b.jpg\tEnamel Mug 1
      https://cdn.example/1-c.jpg\tLine\\nbreak
      """
    ),
  ])
  func `it is edited by the grammar and can be taken back`(
    expression: String, field: String, new: String
  ) throws {
    let before = try store.everyRow()
    try store.edit(expression, where: "sku:MUG-1-S")
    #expect(try value(field) == new)
    #expect(try store.integrityCheck() == [])
    try store.undo(actor: "ida", now: noon)
    #expect(try store.everyRow() == before)
  }

  @Test(arguments: [
    ("amazon-de.title x", "MUG-1-M", "it is not listed on amazon-de"),
    ("shop.title x", "MUG-1-S", "shop shows the product's own title: edit that"),
    ("amazon-de.quantity -9", "MUG-1-S", "a quantity can't be below 0"),
    ("images remove 7", "MUG-1-S", "it has 3 images, none at 7"),
    ("amazon-de.price 5 USD", "MUG-1-S", "its prices are in EUR, not USD"),
  ])
  func `what a row can't take is refused with the reason`(
    expression: String, sku: String, because: String
  ) throws {
    let rows = try store.plan([expression], where: "sku:\(sku)")
    #expect(rows.map(\.verdict) == [.refused])
    #expect(rows.first?.because == because)
  }

  @Test func `a description is kept to the byte`() throws {
    let html = "<p>\r\n\t<b>Ünï</b> &nbsp; \"x\" </p>\n\n"
    try store.edit("description \"\(html.replacing("\"", with: "\\\""))\"")
    #expect(try value("description") == html)
  }

  @Test func `a channel's own texts are kept until its file shows them`() throws {
    try store.edit("amazon-de.title Becher", where: "sku:MUG-1-S")
    try take(RichCatalog.listing(1))
    #expect(try value("amazon-de.title") == "Becher")
    #expect(try store.pendingEdits().map(\.hasConflict) == [false])
    try take(RichCatalog.listing(1, title: "Tasse"))
    #expect(try value("amazon-de.title") == "Becher")
    #expect(try store.pendingEdits().map(\.theirs) == ["Tasse"])
    try take(RichCatalog.listing(1, title: "Becher"))
    #expect(try store.pendingEdits().isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `an edited column is kept until its file shows it`() throws {
    try store.edit("amazon-de.\"item-condition\" 1", where: "sku:MUG-1-S")
    try take(RichCatalog.listing(1))
    #expect(try value("amazon-de.\"item-condition\"") == "1")
    try take(RichCatalog.listing(1, condition: nil))
    #expect(try value("amazon-de.\"item-condition\"") == "1")
    try take(RichCatalog.listing(1, condition: "2"))
    #expect(try store.pendingEdits().map(\.hasConflict) == [true])
    try take(RichCatalog.listing(1, condition: "1"))
    #expect(try store.pendingEdits().isEmpty)
  }

  @Test func `edited images, options and product columns are kept until their file shows them`()
    throws
  {
    try store.edit("images remove 2", "season Winter")
    try store.edit("option1 XS", where: "sku:MUG-1-S")
    let mine = try catalogRows()
    try store.take(.products, [try RichCatalog.product(1)])
    #expect(try catalogRows() == mine)
    #expect(try store.snapshot(now: noon).pendingEdits == 3)
    guard case .product(var record) = try RichCatalog.product(1) else { return }
    record.images = .value(ImageList.images(try value("images") ?? ""))
    record.extra = [
      ExtraColumn(name: "Google Shopping / Condition", value: "new"),
      ExtraColumn(name: "Season", value: "Winter"),
    ]
    record.variants[0].options[0].value = "XS"
    try store.take(.products, [.product(record)])
    #expect(try store.pendingEdits().isEmpty)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `translations wait for no platform`() throws {
    let set = try store.edit("locale:de.title Becher")
    #expect(try store.pendingEdits().isEmpty)
    #expect(try store.changes(ofSet: set).map(\.name) == ["locale:de.title"])
  }

  @Test func `an option of a variant without a SKU stays, because the platform knows it by that`()
    throws
  {
    try store.take(
      .products,
      [
        product(
          "cup", title: "Cup",
          variants: [try variant(nil, options: [VariantOption(name: "Size", value: "S")])])
      ])
    let rows = try store.plan(["option1 M"], where: "cup")
    #expect(rows.map(\.verdict) == [.refused])
  }

  /// What the catalog holds; a pending edit also notes what the platform shows.
  private func catalogRows() throws -> [String] {
    try store.everyRow().filter { !$0.hasPrefix("pending_edit") }
  }

  private func take(_ record: FeedRecord) throws {
    try store.take(.listings, [record], channel: amazon)
  }
}
