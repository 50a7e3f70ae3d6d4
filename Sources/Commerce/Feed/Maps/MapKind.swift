/// What the rows of a plain file are about: one of the documented CSV formats, which a column map
/// reads other systems' files as. The raw value is the format's id.
public enum MapKind: String, Hashable, Sendable, CaseIterable {
  case products
  case stock
  case stockCounts = "stock-counts"
  case orders
  case costs
  case suppliers
  case purchaseOrders = "purchase-orders"
  case promotions
  case events = "calendar-events"

  /// What a file of this kind covers.
  public var subject: FeedSubject {
    switch self {
    case .products: .products
    case .stock, .stockCounts: .stock
    case .orders: .orders
    case .costs: .costs
    case .suppliers: .suppliers
    case .purchaseOrders: .purchaseOrders
    case .promotions: .promotions
    case .events: .events
    }
  }

  /// One line for people who choose between kinds.
  public var help: String {
    switch self {
    case .products: "products and variants: texts, prices, barcodes, quantities"
    case .stock: "stock by SKU and location: on hand, available, committed, incoming"
    case .stockCounts: "what was counted on the shelf"
    case .orders: "orders, a row a line"
    case .costs: "unit costs by SKU"
    case .suppliers: "suppliers with their lead times"
    case .purchaseOrders: "units on their way, a row a line"
    case .promotions: "promotions for the calendar"
    case .events: "launches, mailings, freezes for the calendar"
    }
  }

  /// The columns of the plain format, in the order in which they are documented.
  public var columns: [MapColumn] {
    switch self {
    case .products: Self.productColumns
    case .stock:
      [
        MapColumn("sku", .identifier, isRequired: true), MapColumn("location", .text),
        MapColumn("on_hand", .integer), MapColumn("available", .integer),
        MapColumn("committed", .integer), MapColumn("incoming", .integer),
      ]
    case .stockCounts:
      [
        MapColumn("sku", .identifier, isRequired: true), MapColumn("location", .text),
        MapColumn("counted", .integer, isRequired: true),
      ]
    case .orders: Self.orderColumns
    case .costs:
      [
        MapColumn("sku", .identifier, isRequired: true),
        MapColumn("cost", .money, isRequired: true), MapColumn("currency", .currency),
      ]
    case .suppliers:
      [
        MapColumn("code", .identifier, isRequired: true), MapColumn("name", .text),
        MapColumn("lead_time_days", .integer), MapColumn("currency", .currency),
      ]
    case .purchaseOrders:
      [
        MapColumn("number", .identifier, isRequired: true),
        MapColumn("supplier", .identifier, isRequired: true),
        MapColumn("sku", .identifier, isRequired: true),
        MapColumn("ordered", .integer, isRequired: true), MapColumn("received", .integer),
        MapColumn("unit_cost", .money), MapColumn("currency", .currency),
        MapColumn("ordered_on", .date), MapColumn("expected_on", .date),
        MapColumn("received_on", .date), MapColumn("location", .text),
      ]
    case .promotions:
      [
        MapColumn("key", .identifier, isRequired: true), MapColumn("name", .text),
        MapColumn("kind", .choice(of: PromotionKind.self), isRequired: true),
        MapColumn("state", .choice(of: PromotionState.self)),
        MapColumn("channels", .text), MapColumn("code", .identifier), MapColumn("value", .text),
        MapColumn("targets", .text), MapColumn("start", .date, isRequired: true),
        MapColumn("end", .date), MapColumn("zone", .zone),
      ]
    case .events:
      [
        MapColumn("key", .identifier, isRequired: true), MapColumn("name", .text),
        MapColumn("kind", .choice(of: CalendarEventKind.self), isRequired: true),
        MapColumn("channels", .text), MapColumn("start", .date, isRequired: true),
        MapColumn("end", .date), MapColumn("zone", .zone),
      ]
    }
  }

  /// The column of a name; nil when the format has none.
  public func column(_ name: String) -> MapColumn? { columns.first { $0.name == name } }

  private static let productColumns: [MapColumn] =
    [
      MapColumn("sku", .identifier, isRequired: true), MapColumn("handle", .identifier),
      MapColumn("title", .text), MapColumn("description", .text), MapColumn("vendor", .text),
      MapColumn("type", .text), MapColumn("category", .text), MapColumn("tags", .text),
      MapColumn("status", .choice(of: ProductStatus.self)),
      MapColumn("seo_title", .text), MapColumn("seo_description", .text),
    ]
    + (1...3).flatMap {
      [MapColumn("option\($0)_name", .text), MapColumn("option\($0)", .text)]
    } + [
      MapColumn("price", .money), MapColumn("compare_at", .money), MapColumn("cost", .money),
      MapColumn("currency", .currency), MapColumn("barcode", .identifier),
      MapColumn("weight", .integer), MapColumn("quantity", .integer),
      MapColumn("minimum", .integer), MapColumn("images", .text),
    ]

  private static let orderColumns: [MapColumn] = [
    MapColumn("order", .identifier, isRequired: true), MapColumn("placed_at", .date),
    MapColumn("sku", .identifier), MapColumn("title", .text),
    MapColumn("quantity", .integer, isRequired: true), MapColumn("price", .money),
    MapColumn("currency", .currency), MapColumn("total", .money), MapColumn("subtotal", .money),
    MapColumn("shipping", .money), MapColumn("tax", .money), MapColumn("discount", .money),
    MapColumn("payment", .choice(of: PaymentState.self)),
    MapColumn("fulfilment", .choice(of: FulfilmentState.self)),
    MapColumn("paid_at", .date), MapColumn("fulfilled_at", .date),
    MapColumn("cancelled_at", .date), MapColumn("ship_by", .date),
    MapColumn("service", .text), MapColumn("customer", .text), MapColumn("email", .text),
    MapColumn("city", .text), MapColumn("postcode", .text), MapColumn("country", .text),
    MapColumn("tags", .text),
  ]
}

/// A column of a plain format.
public struct MapColumn: Hashable, Sendable {
  /// How its cells are read.
  public enum Value: Hashable, Sendable {
    /// SKU, number, key: text that a spreadsheet must not have turned into a number.
    case identifier
    case text
    case integer
    case money
    case currency
    /// A date, or a date with a time.
    case date
    case zone
    /// One of some words; others mean one of them.
    case choice([String], others: [String])

    static func choice<Choice: FeedChoice>(of type: Choice.Type) -> Value {
      .choice(Choice.allCases.map(\.rawValue), others: Choice.otherWords.keys.sorted())
    }

    /// Two or three words for people.
    public var words: String {
      switch self {
      case .identifier: "identifier"
      case .text: "text"
      case .integer: "whole number"
      case .money: "amount"
      case .currency: "currency code"
      case .date: "date"
      case .zone: "time zone"
      case .choice(let words, _): "one of \(words.joined(separator: ", "))"
      }
    }
  }

  /// `lead_time_days`
  public var name: String
  public var value: Value
  /// Without it no row can be taken.
  public var isRequired: Bool

  init(_ name: String, _ value: Value, isRequired: Bool = false) {
    self.name = name
    self.value = value
    self.isRequired = isRequired
  }
}
