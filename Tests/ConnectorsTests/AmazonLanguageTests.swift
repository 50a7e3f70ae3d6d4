import Commerce
import Foundation
import Testing

@testable import Connectors

/// Listings reports come with column names in the seller's own language.
@Suite struct `An Amazon report in the seller's language` {
  private static let german = [
    "Artikelbezeichnung", "Artikelbeschreibung", "Angebotsnummer", "Händler-SKU", "Preis", "Menge",
    "Erstellungsdatum", "Bild-URL", "Artikel ist Marketplace-Angebot", "Produkt-ID-Typ",
    "Anmerkung zum Artikel", "Artikelzustand", "ASIN 1", "ASIN 2", "ASIN 3",
    "Internationaler Versand", "Expressversand", "Produkt-ID", "Versender",
    "Händlerversandgruppe", "Status",
  ]

  private static let row = [
    "Artikelbezeichnung": "Pfanne, groß", "Angebotsnummer": "0001", "Händler-SKU": "PAN-1",
    "Preis": "19.9", "Menge": "3", "Erstellungsdatum": "22/11/2026 10:12:40 MEZ",
    "Produkt-ID-Typ": "4", "Artikelzustand": "11", "ASIN 1": "B000000001",
    "Produkt-ID": "4006381333931", "Versender": "DEFAULT", "Bild-URL": "x",
    "Händlerversandgruppe": "Standardvorlage", "Status": "Active",
  ]

  @Test(arguments: [false, true])
  func `is read like the English one`(isWindows: Bool) throws {
    let text = table(Self.german, delimiter: "\t", [Self.row])
    let bytes = isWindows ? text.unicodeScalars.map { UInt8($0.value) } : Array(text.utf8)
    let read = try withFile(bytes) { try reading(path: $0) }
    #expect(read.file.format.id == "amazon-listings")
    #expect(read.issues.isEmpty)
    let listing = try #require(read.listings.first)
    #expect(listing.sku == "PAN-1")
    #expect(listing.title == .value("Pfanne, groß"))
    #expect(listing.externalID == "B000000001")
    #expect(listing.price == .value(Money(minorUnits: 1_990, currency: .eur)))
    #expect(listing.quantity == .value(3))
    #expect(listing.barcode == .value("4006381333931"))
    #expect(listing.state == .value(.live))
    #expect(listing.isPlatformFulfilled == .value(false))
  }

  @Test func `keeps what it does not read under the English names, and the others as they are`()
    throws
  {
    let read = try reading(table(Self.german, delimiter: "\t", [Self.row]))
    let extra = try #require(read.listings.first).extra
    for (name, value) in [
      ("listing-id", "0001"), ("product-id-type", "4"), ("item-condition", "11"),
      ("merchant-shipping-group", "Standardvorlage"), ("Bild-URL", "x"),
    ] {
      #expect(extra.contains(ExtraColumn(name: name, value: value)), "\(name)")
    }
  }

  @Test func `comes in Shift_JIS from Japan`() throws {
    let titles = ["ステンレス製マグカップ 350ml", "能表示ソ (表)", "ﾏｸﾞ 500円"]
    let header = ["商品名", "出品者SKU", "価格", "在庫数", "ステータス"]
    let rows = titles.enumerated().map { ["\($1)", "MUG-\($0)", "1980", "3", "Active"] }
    // Longer than a chunk, so that characters are cut.
    let many = (0..<4_000).map { ["湯のみ茶碗 \($0)", "CUP-\($0)", "980", "1", "Active"] }
    let text = ([header] + rows + many).map { $0.joined(separator: "\t") }.joined(separator: "\n")
    let bytes = try #require(text.data(using: .shiftJIS, allowLossyConversion: false))
    try withFile(Array(bytes)) { path in
      let read = try reading(path: path, context(currency: .jpy))
      #expect(read.file.encoding == .shiftJIS)
      #expect(read.file.format.id == "amazon-listings")
      #expect(read.issues.isEmpty)
      #expect(read.listings.count == 4_003)
      #expect(read.listings.prefix(3).map(\.title) == titles.map { .value($0) })
      #expect(read.listings.last?.title == .value("湯のみ茶碗 3999"))
      #expect(
        read.listings.first?.price == .value(Money(minorUnits: 1_980, currency: .jpy)))
      #expect(read.summary.warnings.first?.reason.contains("Shift_JIS") == true)
    }
  }

  @Test func `has Microsoft's characters in Shift_JIS, and a mark for what is none`() throws {
    let kana: [UInt8] = [0x83, 0x7D, 0x83, 0x4F, 0x83, 0x4A]
    let bytes =
      Array("seller-sku\titem-name\tprice\tstatus\nA\t".utf8) + kana
      + [0x87, 0x40, 0xFB, 0xFC, 0x85, 0x9E] + Array("\t1\tActive\n".utf8)
    try withFile(bytes) { path in
      let read = try reading(path: path, context(currency: .jpy))
      #expect(read.listings.first?.title == .value("マグカ①髙\u{FFFD}\u{FFFD}"))
    }
  }

  @Test func `names a bad cell as the file does`() throws {
    let row = Self.row.merging(["Preis": "teuer"]) { $1 }
    let read = try reading(table(Self.german, delimiter: "\t", [row]))
    #expect(read.issues.map(\.columnName) == ["Preis"])
    #expect(read.issues.first?.place == SourcePlace(line: 2, column: 5))
  }

  /// SKU, title, price, quantity, the type of the product's number and that number, state.
  @Test(arguments: [
    ["sku-vendeur", "nom-produit", "prix", "quantité", "type-id-produit", "id-produit", "état"],
    [
      "SKU venditore", "Nome dell’articolo", "Prezzo", "Quantità",
      "Tipo di identificativo del prodotto", "Identificativo del prodotto", "stato",
    ],
    [
      "SKU del vendedor", "Título del producto", "Precio", "Cantidad",
      "Tipo de identificador de producto", "Identificador del producto", "estado",
    ],
    [
      "sku-sprzedawcy", "nazwa-produktu", "cena", "ilość", "typ-identyfikatora-produktu",
      "identyfikator-produktu", "status",
    ],
    [
      "seller-sku (satıcı sku)", "item-name (ürün adı)", "price (fiyat)", "quantity (adet)",
      "product-id-type (ürün numarası türü)", "product-id (ürün numarası)", "durum",
    ],
    ["出品者SKU", "商品名", "価格", "在庫数", "商品IDタイプ", "商品ID", "ステータス"],
    ["卖家 SKU", "商品名称", "价格", "数量", "商品编码类型", "商品编码", "状态"],
  ])
  func `is known in each of these languages`(names: [String]) throws {
    let cells = ["PAN-1", "Pan", "19.90", "3", "4", "4006381333931", "Inactive"]
    let text = [names, cells].map { $0.joined(separator: "\t") }.joined(separator: "\n") + "\n"
    let read = try reading(text)
    #expect(read.file.format.id == "amazon-listings")
    #expect(read.issues.isEmpty)
    let listing = try #require(read.listings.first)
    #expect(listing.sku == "PAN-1")
    #expect(listing.title == .value("Pan"))
    #expect(listing.price == .value(Money(minorUnits: 1_990, currency: .eur)))
    #expect(listing.quantity == .value(3))
    #expect(listing.barcode == .value("4006381333931"))
    #expect(listing.state == .value(.inactive))
  }

  @Test(arguments: [
    ("Bericht+über+inaktive+Angebote.txt", ListingState.inactive),
    ("Bericht über aktive Angebote 22.11.txt", .live),
    ("Informe de listings inactivos.txt", .inactive), ("Offerte attive.txt", .live),
  ])
  func `tells active from inactive by its name`(name: String, state: ListingState) throws {
    let header = Self.german.filter { $0 != "Status" }
    let read = try reading(table(header, delimiter: "\t", [Self.row]), named: name)
    #expect(read.listings.first?.state == .value(state))
    #expect(read.summary.warnings.isEmpty)
  }

  @Test func `is not seen in a spreadsheet that has some of its words`() {
    #expect(AmazonColumnNames.english(["SKU", "Preis", "Menge", "Status"]).isEmpty)
    #expect(AmazonColumnNames.english(["Artikelbezeichnung", "Preis", "Menge"]).isEmpty)
    #expect(AmazonColumnNames.english(["seller-sku", "item-name", "price"]).isEmpty)
  }
}
