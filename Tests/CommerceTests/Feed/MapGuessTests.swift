import Commerce
import Testing

private func file(
  _ header: String, _ rows: String..., path: String = "list.csv", delimiter: Character = ";"
) -> FilePreview {
  func cells(_ line: String) -> [String] {
    line.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
  }
  return FilePreview(
    path: path, header: cells(header), rows: rows.map(cells), delimiter: delimiter)
}

@Suite struct `A guessed map` {
  @Test(arguments: [
    (
      "InvoiceNo|StockCode|Description|Quantity|InvoiceDate|UnitPrice|CustomerID|Country",
      "536365|85123A|WHITE HANGING HEART|6|12/1/10 8:26|2.55|17850|United Kingdom", MapKind.orders,
      [
        "order": "InvoiceNo", "sku": "StockCode", "title": "Description", "quantity": "Quantity",
        "placed_at": "InvoiceDate", "price": "UnitPrice", "country": "Country",
      ]
    ),
    (
      "Artikelnummer|Bezeichnung|EAN|VK-Preis|EK-Preis|Warengruppe",
      "MUG-1|Becher rot|4006381333931|12,50|5,00|Küche", .products,
      [
        "sku": "Artikelnummer", "title": "Bezeichnung", "barcode": "EAN", "price": "VK-Preis",
        "cost": "EK-Preis", "type": "Warengruppe",
      ]
    ),
    (
      "Product Code|Warehouse|Qty Available|Allocated|On Order", "MUG-1|Leeds|12|3|40", .stock,
      [
        "sku": "Product Code", "location": "Warehouse", "available": "Qty Available",
        "committed": "Allocated", "incoming": "On Order",
      ]
    ),
    (
      "Référence|Entrepôt|Stock physique", "MUG-1|Lyon|12", .stock,
      ["sku": "Référence", "location": "Entrepôt", "on_hand": "Stock physique"]
    ),
    ("SKU|Einkaufspreis", "MUG-1|5,00", .costs, ["sku": "SKU", "cost": "Einkaufspreis"]),
    (
      "PO Number|Supplier|SKU|Qty Ordered|ETA", "PO-1|acme|MUG-1|100|2026-12-01", .purchaseOrders,
      [
        "number": "PO Number", "supplier": "Supplier", "sku": "SKU", "ordered": "Qty Ordered",
        "expected_on": "ETA",
      ]
    ),
    (
      "Supplier code|Supplier name|Lead time", "acme|Acme Ltd.|14", .suppliers,
      ["code": "Supplier code", "name": "Supplier name", "lead_time_days": "Lead time"]
    ),
  ])
  func `finds the kind and the columns by names of several languages`(
    header: String, row: String, kind: MapKind, columns: [String: String]
  ) {
    let map = MapGuess.map(of: file(header, row))
    #expect(map.kind == kind)
    #expect(map.columns == columns)
    #expect(map.missing.isEmpty)
  }

  @Test func `tells a barcode by its check digits, whatever its column is called`() {
    let map = MapGuess.map(
      of: file("SKU|Title|Price|Code 2", "A|Mug|1,00|4006381333931", "B|Cup|1,00|6291041500213"))
    #expect(map.columns["barcode"] == "Code 2")
  }

  @Test func `never lets a column of words fill an amount`() {
    let map = MapGuess.map(of: file("SKU|Title|Price", "A|Mug|on request"))
    #expect(map.columns["price"] == nil)
  }

  @Test func `is not led astray by a bad cell among good ones`() {
    let map = MapGuess.map(
      of: file("SKU|Location|On hand", "A|Leeds|3", "B|Leeds|many", "C|Leeds|5"))
    #expect(map.columns["on_hand"] == "On hand")
  }

  @Test(arguments: [
    ("Paid", "payment" as String?), ("authorized", "payment"), ("Awaiting payment", "payment"),
    ("Shipped", "fulfilment"), ("Partially Shipped", "fulfilment"), ("unfulfilled", "fulfilment"),
    ("Completed", nil), ("7", nil),
  ])
  func `tells by its words what an order's status is about`(word: String, column: String?) {
    let map = MapGuess.map(
      of: file(
        "Order|Date|SKU|Qty|Price|Order Status",
        "1|2026-11-20|A|1|2,00|\(word)", "2|2026-11-20|B|1|2,00|\(word)"))
    #expect(map.kind == .orders)
    #expect(map.columns.first { $0.value == "Order Status" }?.key == column)
  }

  @Test func `leaves out a name that stands twice`() {
    let map = MapGuess.map(of: file("SKU|Title|Price|Price", "A|Mug|1,00|2,00"))
    #expect(map.columns["price"] == nil)
  }

  @Test(arguments: [
    ("12,50", ";" as Character, nil as DecimalSign?), ("12.50", ";", .point),
    ("12,50", ",", .comma), ("1.234,50", "\t", .comma), ("1,234.50", "\t", nil),
    ("1,234", ",", nil), ("12", ",", nil),
  ])
  func `declares the decimal sign where the delimiter would mean the other`(
    price: String, delimiter: Character, sign: DecimalSign?
  ) {
    let map = MapGuess.map(
      of: file("SKU|Title|Price", "A|Mug|\(price)", delimiter: delimiter))
    #expect(map.decimal == sign)
  }

  @Test(arguments: [
    (["04/05/24", "13/05/24"], DateOrder.dayFirst as DateOrder?, false),
    (["04/05/24", "04/30/24"], .monthFirst, false), (["04/05/24"], nil, true),
    (["2024-05-04"], nil, false), (["4.5.2024"], nil, false), (["09/Jan/24 3:54 PM"], nil, false),
  ])
  func `takes the order of day and month only where a date proves it`(
    dates: [String], order: DateOrder?, asks: Bool
  ) {
    var rows = file("Order|SKU|Quantity|Order date")
    rows.rows = dates.map { ["1", "A", "1", $0] }
    let map = MapGuess.map(of: rows)
    #expect(map.columns["placed_at"] == "Order date")
    #expect(map.dates == order)
    #expect(MapGuess.needsDateOrder(map, of: rows) == asks)
  }

  @Test(arguments: [
    ("/in/Stock List 2026-11-20.csv", "stock-list"), ("export_lager.txt", "export-lager"),
    ("20261120.csv", "map"),
  ])
  func `is named after its file`(path: String, name: String) {
    #expect(MapGuess.name(of: path) == name)
  }
}

@Suite struct `A map that is corrected` {
  private let sheet = MapSheet(
    file("Nr|Name|Menge|Frei|Menge", "A|Mug|3|2|1"), map: ColumnMap("lager", .stock))

  @Test func `gives each of our columns to one of the file's`() {
    var sheet = sheet
    #expect(sheet.problems == ["nothing fills sku"])
    #expect(sheet.assign("sku", to: 0) == nil)
    #expect(sheet.assign("available", to: 3) == nil)
    #expect(sheet.assign("on_hand", to: 3) == nil)
    #expect(sheet.map.columns == ["sku": "Nr", "on_hand": "Frei"])
    #expect(sheet.target(of: 3)?.name == "on_hand")
    #expect(sheet.target(of: 1) == nil)
    #expect(sheet.assign(nil, to: 3) == nil)
    #expect(sheet.map.columns == ["sku": "Nr"])
    #expect(sheet.problems.isEmpty)
  }

  @Test func `can't take a column whose name stands twice`() {
    var sheet = sheet
    #expect(sheet.assign("on_hand", to: 2)?.contains("twice") == true)
    #expect(sheet.map.columns.isEmpty)
  }

  @Test func `takes a constant in the place of a column, and checks it`() {
    var sheet = sheet
    _ = sheet.assign("location", to: 1)
    #expect(sheet.setConstant("location Halle 2") == nil)
    #expect(sheet.map.constants == ["location": "Halle 2"])
    #expect(sheet.map.columns["location"] == nil)
    #expect(sheet.setConstant("on_hand many")?.contains("whole number") == true)
    #expect(sheet.setConstant("colour red")?.contains("no column colour") == true)
    #expect(sheet.setConstant("location") == nil)
    #expect(sheet.map.constants.isEmpty)
  }

  @Test func `keeps its name when its kind changes`() {
    var sheet = sheet
    _ = sheet.setConstant("location Leeds")
    sheet.setKind(.costs)
    #expect(sheet.map.name == "lager")
    #expect(sheet.map.kind == .costs)
    #expect(sheet.map.constants.isEmpty)
  }
}
