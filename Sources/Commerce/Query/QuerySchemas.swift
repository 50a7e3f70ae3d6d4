extension QuerySchema {
  public static func of(_ pane: Pane) -> QuerySchema {
    switch pane {
    case .catalog: catalog
    case .inventory: inventory
    case .promotions: promotions
    case .orders: orders
    }
  }

  /// Who works on it; `none` is nobody.
  private static let owner = QueryField("owner", .text, example: "owner:none")

  /// How it stands; `mine` is what the person who asks works on.
  private static let triageFlags = ["firing", "acked", "snoozed", "dismissed", "mine"]

  static let catalog = QuerySchema(
    pane: .catalog,
    fields: [
      QueryField("title", .text, isSortable: true, example: "title:mug"),
      QueryField("sku", .text, isSortable: true, example: "sku:MUG-"),
      QueryField("handle", .text, example: "handle:floor-lamp"),
      QueryField("vendor", .text, isSortable: true, example: "vendor:acme"),
      QueryField("type", .text, example: "type:lamp"),
      QueryField("tags", .text, example: "tags:summer"),
      QueryField(
        "status", .choice(ProductStatus.allCases.map(\.rawValue)), example: "status:draft"),
      QueryField("channel", .text, example: "channel:amazon-de"),
      QueryField("price", .money, isSortable: true, example: "price>=19.99"),
      QueryField("compare-at", .money, example: "compare-at>0"),
      QueryField("cost", .money, example: "cost<5"),
      QueryField("barcode", .text, example: "barcode:4006381333931"),
      QueryField("available", .integer, isSortable: true, example: "available<=0"),
      QueryField("on-hand", .integer, isSortable: true, example: "on-hand>100"),
      QueryField("cover", .integer, isSortable: true, example: "cover<7"),
      QueryField("alert", .choice(AlertCode.allCases.map(\.rawValue)), example: "alert:OVERSOLD"),
      QueryField("score", .integer, isSortable: true, example: "score<60"),
      QueryField(
        "finding", .choice(FindingCode.allCases.map(\.rawValue)), example: "finding:T_AMZ_LEN"),
      QueryField(
        "severity", .choice(FindingSeverity.allCases.map(\.rawValue)), example: "severity:blocker"),
      QueryField("margin", .percent, example: "margin<15"),
      QueryField("category", .text, example: "category:lighting"),
      QueryField("option", .text, example: "option:red"),
      QueryField("description", .text, example: "description:linen"),
      QueryField("seo-title", .text, example: "seo-title:mug"),
      QueryField("seo-description", .text, example: "-has:seo-description"),
      QueryField("images", .integer, example: "images<2"),
      QueryField("variants", .integer, example: "variants>20"),
      QueryField("weight", .integer, example: "weight>2000"),
      QueryField("committed", .integer, example: "committed>0"),
      QueryField("unavailable", .integer, example: "unavailable>0"),
      QueryField("incoming", .integer, example: "incoming>0"),
      QueryField("minimum", .integer, example: "-has:minimum"),
      QueryField("reorder-point", .integer, example: "reorder-point>50"),
      QueryField("velocity", .decimal, example: "velocity>=0.5"),
      QueryField("location", .text, example: "location:berlin"),
      QueryField("external-id", .text, example: "external-id:B0"),
    ],
    flags: [
      "live", "out", "oversold", "low", "pending", "conflict", "backorder", "untracked",
      "published", "below-cost", "on-sale", "missing",
    ],
    defaultSort: SortOrder("title"))

  /// The findings screen and `aisle findings`.
  public static let findings = QuerySchema(
    pane: .catalog,
    fields: [
      QueryField(
        "severity", .choice(FindingSeverity.allCases.map(\.rawValue)), isSortable: true,
        example: "severity:blocker,error"),
      QueryField("score", .integer, isSortable: true, example: "score<60"),
      QueryField(
        "code", .choice(FindingCode.allCases.map(\.rawValue)), isSortable: true,
        example: "code:GTIN_BAD"),
      QueryField("channel", .text, example: "channel:amazon-de"),
      QueryField("sku", .text, example: "sku:MUG-"),
      QueryField("handle", .text, example: "handle:floor-lamp"),
      QueryField("title", .text, example: "title:mug"),
      QueryField("vendor", .text, example: "vendor:acme"),
      QueryField("field", .text, example: "field:title"),
      QueryField("owner", .text, example: "owner:ada"),
    ],
    flags: ["open", "waived"],
    defaultSort: SortOrder("severity"))

  static let inventory = QuerySchema(
    pane: .inventory,
    fields: [
      QueryField("score", .integer, isSortable: true, example: "score>=50"),
      QueryField("code", .choice(AlertCode.allCases.map(\.rawValue)), example: "code:OVERSOLD"),
      QueryField("sku", .text, isSortable: true, example: "sku:MUG-"),
      QueryField("title", .text, example: "title:mug"),
      QueryField("since", .date, isSortable: true, example: "since<2026-11-01"),
      QueryField("priority", .choice(["P1", "P2", "P3", "P4"]), example: "priority:P1"),
      QueryField("available", .integer, isSortable: true, example: "available<0"),
      owner,
    ],
    flags: triageFlags,
    defaultSort: SortOrder("score", descending: true))

  static let promotions = QuerySchema(
    pane: .promotions,
    fields: [
      QueryField("start", .date, isSortable: true, example: "start>=2026-12-01"),
      QueryField("end", .date, isSortable: true, example: "end<2026-12-31"),
      QueryField("name", .text, isSortable: true, example: "name:black"),
      QueryField("channel", .text, example: "channel:shop"),
      QueryField("code", .text, example: "code:WINTER"),
      QueryField(
        "kind",
        .choice(
          PromotionKind.allCases.map(\.rawValue) + CalendarEventKind.allCases.map(\.rawValue)),
        example: "kind:percentage"),
      QueryField(
        "state", .choice(PromotionState.allCases.map(\.rawValue)), example: "state:approved"),
    ],
    flags: ["live", "scheduled", "ended", "promotion", "event", "change"],
    defaultSort: SortOrder("start"))

  static let orders = QuerySchema(
    pane: .orders,
    fields: [
      QueryField("score", .integer, isSortable: true, example: "score>=70"),
      QueryField("name", .text, isSortable: true, example: "name:#1042"),
      QueryField("customer", .text, example: "customer:berg"),
      QueryField("country", .text, example: "country:DE,AT"),
      QueryField("channel", .text, example: "channel:shop"),
      QueryField("carrier", .text, example: "carrier:dhl"),
      QueryField("location", .text, example: "location:berlin"),
      QueryField("incident", .integer, example: "incident:3"),
      QueryField("silence", .integer, example: "silence:2"),
      QueryField("sku", .text, example: "sku:MUG-RED"),
      QueryField("placed", .date, isSortable: true, example: "placed>=2026-11-20"),
      QueryField("deadline", .date, isSortable: true, example: "deadline<=2026-11-23"),
      QueryField("total", .money, isSortable: true, example: "total>100"),
      QueryField(
        "payment", .choice(PaymentState.allCases.map(\.rawValue)), example: "payment:pending"),
      QueryField(
        "fulfillment", .choice(FulfilmentState.allCases.map(\.rawValue)),
        example: "fulfillment:partial"),
      QueryField("code", .choice(AlertCode.allCases.map(\.rawValue)), example: "code:SHIP_LATE"),
      QueryField("priority", .choice(["P1", "P2", "P3", "P4"]), example: "priority:P1,P2"),
      QueryField(
        "delivery", .choice(DeliveryState.allCases.map(\.rawValue)), example: "delivery:delivered"),
      QueryField("units", .integer, example: "units>10"),
      QueryField("city", .text, example: "city:hamburg"),
      QueryField("tags", .text, example: "tags:gift"),
      QueryField("note", .text, example: "note:doorbell"),
      QueryField("shipping", .text, example: "shipping:express"),
      QueryField("method", .text, example: "method:paypal"),
      QueryField("discount", .text, example: "discount:WINTER"),
      QueryField("updated", .date, example: "updated>=yesterday"),
      QueryField("outstanding", .money, example: "outstanding>0"),
      QueryField("refunded", .money, example: "refunded>0"),
      owner,
    ],
    flags: [
      "stuck", "open", "closed", "cancelled", "late", "unpaid", "held", "marketplace", "silenced",
    ] + triageFlags,
    defaultSort: SortOrder("score", descending: true))
}
