import Commerce
import Testing

@testable import Connectors

/// A warehouse's stock list, as its system writes it.
private let warehouse = """
  Artikelnummer;Bezeichnung;Bestand;Lagerort
  MUG-RED;Becher, rot;1.240;Halle 2
  MUG-BLU;Becher, blau;7;
  """

private func map(
  _ name: String = "lager", _ kind: MapKind = .stock, _ columns: [String: String],
  constants: [String: String] = [:]
) -> ColumnMap {
  var map = ColumnMap(name, kind)
  map.columns = columns
  map.constants = constants
  return map
}

private let stock = map(
  "lager", .stock,
  ["sku": "Artikelnummer", "on_hand": "Bestand", "location": "Lagerort"])

@Suite struct `A mapped file` {
  @Test func `is recognised by its header alone and read as the plain format`() throws {
    let read = try reading(warehouse, maps: [stock])
    #expect(read.file.format.id == "map:lager")
    #expect(read.stock.map(\.sku) == ["MUG-BLU"])
    #expect(read.stock.first?.onHand == .value(7))
    #expect(read.stock.first?.location == "Main")
    let refused = try #require(read.refused.first)
    #expect(refused.place == SourcePlace(line: 2, column: 3))
    #expect(refused.columnName == "Bestand")
    #expect(refused.reason.contains("decimal or a thousand"))
  }

  @Test func `is read by a map that is named, whatever the case of its columns`() throws {
    let lower = map("lager", .stock, ["sku": "ARTIKELNUMMER", "available": "bestand"])
    let read = try reading(
      "Artikelnummer;Bestand\nA;1,0\nB;-3\n", as: FeedFormat.named("map:lager", maps: [lower]))
    #expect(read.stock.map(\.available) == [.value(1), .value(-3)])
  }

  @Test func `has what the map says of every row`() throws {
    let costs = map(
      "ek", .costs, ["sku": "Nr", "cost": "EK"], constants: ["currency": "CHF"])
    let read = try reading("Nr,EK\nA,1.50\nB,2\n", maps: [costs])
    #expect(
      read.records == [
        .cost(
          CostRecord(
            sku: "A", cost: Money(minorUnits: 150, currency: try #require(.init(code: "CHF"))))),
        .cost(
          CostRecord(
            sku: "B", cost: Money(minorUnits: 200, currency: try #require(.init(code: "CHF"))))),
      ])
  }

  @Test func `blames the map for a constant that no row can use`() throws {
    let costs = map(
      "ek", .costs, ["sku": "Nr", "cost": "EK"], constants: ["currency": "Fränkli"])
    let read = try reading("Nr,EK\nA,1.50\n", maps: [costs])
    let refused = try #require(read.refused.first)
    #expect(refused.place == SourcePlace(line: 2))
    #expect(refused.columnName == "currency of the map")
    #expect(refused.value == "Fränkli")
  }

  @Test func `follows the map's decimal sign against its delimiter`() throws {
    var costs = map("ek", .costs, ["sku": "Nr", "cost": "EK"])
    costs.decimal = .comma
    let read = try reading("Nr\tEK\nA\t1.234,50\nB\t19,9\n", maps: [costs])
    #expect(
      read.records == [
        .cost(CostRecord(sku: "A", cost: Money(minorUnits: 123_450, currency: .eur))),
        .cost(CostRecord(sku: "B", cost: Money(minorUnits: 1_990, currency: .eur))),
      ])
  }

  @Test func `is cut by the map's delimiter and read in its encoding`() throws {
    var list = map("liste", .products, ["sku": "Nr", "title": "Größe, Name"])
    list.delimiter = "|"
    list.encoding = .windows1252
    let bytes = Array("Nr|Gr".utf8) + [0xF6, 0xDF] + Array("e, Name\nA|Caf".utf8) + [0xE9, 0x0A]
    try withFile(bytes) { path in
      let read = try reading(path: path, as: FeedFormat(list))
      #expect(read.products.first?.title == .value("Café"))
      #expect(read.file.encoding == .windows1252)
    }
  }

  @Test func `keeps the columns that the map leaves out, and takes none of them by its name`()
    throws
  {
    let list = map("pim", .products, ["sku": "Code", "title": "Name"])
    let read = try reading("Code,Name,Price,Season\nA,Mug,on request,winter\n", maps: [list])
    let variant = try #require(read.products.first?.variants.first)
    #expect(variant.price == .unstated)
    #expect(variant.extra.map(\.name) == ["Price", "Season"])
  }

  @Test func `goes to the platform's own reader when that knows its header`() throws {
    let greedy = map("mine", .products, ["sku": "Handle", "title": "Title"])
    let read = try reading(
      "Handle,Title,Variant Price\ntee,Tee,9.00\n", maps: [greedy])
    #expect(read.file.format.id == "shopify-products")
  }

  @Test func `that two maps would read is refused with both names`() {
    let other = map("other", .stockCounts, ["sku": "Artikelnummer", "counted": "Bestand"])
    #expect {
      _ = try reading(warehouse, maps: [stock, other])
    } throws: { error in
      guard case .severalMaps(_, 1, ["lager", "other"]) = error as? FeedError else { return false }
      return "\(error)".contains("--as map:NAME")
    }
  }

  @Test func `that lacks a mapped column says which`() {
    #expect {
      _ = try reading("Artikelnummer;Menge\nA;1\n", as: FeedFormat(stock))
    } throws: { error in
      guard case .missingColumns(_, 1, let format, let missing) = error as? FeedError else {
        return false
      }
      return format.id == "map:lager" && missing == ["Lagerort", "Bestand"]
    }
  }

  @Test func `with a mapped column twice is refused, not guessed at`() {
    #expect(throws: FeedError.self) {
      _ = try reading("Artikelnummer;Bestand;Lagerort;Bestand\nA;1;x;2\n", as: FeedFormat(stock))
    }
  }

  @Test(arguments: [
    ("map:lagr", "did you mean map:lager?"), ("lager", "write map:lager"),
    ("map:zzzzzz", "aisle map list"),
  ])
  func `named wrongly names the nearest`(id: String, mend: String) {
    #expect {
      _ = try FeedFormat.named(id, maps: [stock])
    } throws: {
      "\($0)".contains(mend)
    }
  }

  @Test func `read by a changed map counts as other content`() throws {
    var changed = stock
    changed.columns["on_hand"] = nil
    changed.columns["available"] = "Bestand"
    try withFile(Array(warehouse.utf8)) { path in
      let before = try recognise(path: path, as: FeedFormat(stock)).contentHash()
      let after = try recognise(path: path, as: FeedFormat(changed)).contentHash()
      #expect(before != after)
      #expect(before == (try recognise(path: path, as: FeedFormat(stock)).contentHash()))
    }
  }

  @Test(arguments: [
    "Artikelnummer;Bestand;Lagerort\nA;1", "Artikelnummer;Bestand;Lagerort\n\"A;1;x\n",
    "Artikelnummer;Bestand;Lagerort\nA;\u{0};x\n", "Artikelnummer;Bestand;Lagerort\n1,0E+12;3;x\n",
    "Artikelnummer;Bestand;Lagerort\n;3;x\n", "Artikelnummer;Bestand;Lagerort\nA;drei;x\n",
    "Artikelnummer;Bestand;Lagerort\nA;\"3\"4;x\n", "",
  ])
  func `that is mangled gives a place and a reason, and no record`(text: String) {
    do {
      let read = try reading(text, as: FeedFormat(stock))
      #expect(read.stock.isEmpty)
      #expect(read.refused.allSatisfy { $0.place.line == 2 && !$0.reason.isEmpty })
      #expect(!read.refused.isEmpty)
    } catch {
      #expect("\(error)".contains("made.csv"))
    }
  }
}

@Suite struct `The plain formats that maps read as` {
  @Test func `real invoices of no platform become orders, and cancellations are refused`() throws {
    var invoices = map(
      "uci", .orders,
      [
        "order": "InvoiceNo", "sku": "StockCode", "title": "Description", "quantity": "Quantity",
        "placed_at": "InvoiceDate", "price": "UnitPrice", "country": "Country",
      ], constants: ["currency": "GBP"])
    invoices.dates = .monthFirst
    let read = try reading(
      path: realFile("uci_online_retail_first999_CCBY4.csv"), maps: [invoices],
      context(zone: "Europe/London"))
    #expect(read.summary.rows == 999)
    let first = try #require(read.orders.first)
    #expect(first.name == "536365")
    #expect(first.placedAt?.description == "2010-12-01T08:26:00Z")
    #expect(first.lines.count == 7)
    #expect(first.lines.first?.price == Money(minorUnits: 255, currency: .gbp))
    #expect(first.address.value?.country == "United Kingdom")
    #expect(
      read.refused.allSatisfy {
        $0.reason.contains("negative") || $0.reason.contains("order refused on line")
      })
    #expect(read.refused.contains { $0.reason.contains("negative") })
    #expect(
      read.orders.reduce(0) { $0 + $1.lines.count } + read.refused.count == read.summary.rows)
  }

  @Test func `a date of two readings follows what the source declares, and is refused without it`()
    throws
  {
    let text = "order,sku,quantity,placed_at\n1,A,1,04/05/24\n"
    #expect(
      try reading(text, context(zone: "UTC", dates: .dayFirst)).orders.first?.placedAt?.description
        == "2024-05-04T00:00:00Z")
    #expect(
      try reading(text, context(zone: "UTC", dates: .monthFirst)).orders.first?.placedAt?
        .description == "2024-04-05T00:00:00Z")
    let refused = try reading(text).refused
    #expect(refused.map(\.columnName) == ["placed_at"])
    #expect(refused.first?.reason.contains("dates = \"dmy\"") == true)
  }

  @Test func `an order whose first row is bad takes its other rows with it`() throws {
    let read = try reading(
      """
      order,sku,quantity,placed_at,email
      1,A,two,2026-11-20,ada@example.com
      1,B,1,2026-11-20,
      2,C,1,2026-11-20,
      1,D,1,2026-11-20,

      """)
    #expect(read.orders.map(\.name) == ["2"])
    #expect(read.refused.map(\.place.line) == [2, 3, 5])
    #expect(read.refused.allSatisfy { !$0.rawRow.contains("ada@") })
  }

  @Test func `products of a row a variant leave unsaid what is blank`() throws {
    let read = try reading(
      """
      sku,title,price,currency,tags,status,images,quantity,option1,option1_name,barcode
      MUG,Mug,12.50,EUR,"a, b",draft,https://x/1.jpg https://x/2.jpg,3,Red,Colour,'4006381333931
      CUP,,,,,,,,,,
      """)
    #expect(read.file.format.id == "products")
    let mug = try #require(read.products.first)
    #expect(mug.title == .value("Mug"))
    #expect(mug.tags == .value(["a", "b"]))
    #expect(mug.status == .value(.draft))
    #expect(mug.images.value?.map(\.url) == ["https://x/1.jpg", "https://x/2.jpg"])
    let variant = try #require(mug.variants.first)
    #expect(variant.price == .value(Money(minorUnits: 1_250, currency: .eur)))
    #expect(variant.options == [VariantOption(name: "Colour", value: "Red")])
    #expect(variant.barcode == .value("4006381333931"))
    let cup = try #require(read.products.last)
    #expect(cup.title == .unstated)
    #expect(cup.variants.first?.price == .unstated)
  }

  @Test func `stock without any quantity is refused`() throws {
    let read = try reading("sku,location,on_hand,available\nA,Main,,\nB,Main,0,\n")
    #expect(read.file.format.id == "stock")
    #expect(read.refused.map(\.place.line) == [2])
    #expect(read.stock.map(\.onHand) == [.value(0)])
  }

  @Test func `every column of a kind is one that its reader asks for`() throws {
    for kind in MapKind.allCases {
      let definition = try #require(
        FormatDefinition.all.first { $0.format.id == kind.rawValue }, "\(kind)")
      #expect(definition.format.subject == kind.subject)
      for column in definition.headers.joined() { #expect(kind.column(column) != nil) }
    }
  }
}

@Suite struct `The first rows of an unknown file` {
  @Test(arguments: [
    ("Nr;Preis\nA;1,50\nB;2,75\n", ";" as Character, ["Nr", "Preis"]),
    ("Stock list\n\nSKU,Qty\nA,1\nB,2\n", ",", ["SKU", "Qty"]),
    ("SKU\tText\nA\tone, two\nB\tthree, four\n", "\t", ["SKU", "Text"]),
    ("Nr\nA\nB\n", ",", ["Nr"]),
  ])
  func `show the delimiter and the header`(
    text: String, delimiter: Character, header: [String]
  ) throws {
    try withFile(Array(text.utf8)) { path in
      let file = try preview(path: path)
      #expect(file.delimiter == delimiter)
      #expect(file.header == header)
      #expect(file.rows.first?.first == "A")
    }
  }

  @Test func `are refused where there is no text`() {
    #expect(throws: FeedError.self) {
      try withFile([0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 3]) { _ = try preview(path: $0) }
    }
  }
}
