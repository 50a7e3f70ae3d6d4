import Commerce
import Testing

@testable import Connectors

extension Reading {
  fileprivate var promotions: [Promotion] {
    records.compactMap { if case .promotion(let promotion) = $0 { promotion } else { nil } }
  }
}

@Suite struct `Discounts and price rules` {
  private let discounts = [
    "Name", "Value", "Value Type", "Type", "Discount Class", "Minimum Purchase Requirements",
    "Combines with Order Discounts", "Combines with Product Discounts",
    "Combines with Shipping Discounts", "Customer Selection", "Context", "Times Used In Total",
    "Applies Once Per Customer", "Usage Limit Per Code", "Status", "Start", "End",
  ]

  private func discount(_ cells: [String: String]) throws -> Reading {
    var row = [
      "Name": "SUMMER20", "Value": "-20.0", "Value Type": "percentage", "Type": "Amount Off",
      "Status": "Active", "Start": "2026-07-01 00:00:00 +0200", "End": "2026-08-01 00:00:00 +0200",
    ]
    row.merge(cells) { $1 }
    return try reading(table(discounts, [row]))
  }

  @Test func `a Shopify discount is a promotion with its code and its times`() throws {
    let promotion = try #require(try discount([:]).promotions.first)
    #expect(promotion.code == "SUMMER20")
    #expect(promotion.kind == .percentage)
    #expect(promotion.value == "20 % off")
    #expect(promotion.state == .approved)
    #expect(promotion.schedule.start.description == "2026-07-01 00:00")
    #expect(promotion.schedule.end?.description == "2026-08-01 00:00")
  }

  @Test(arguments: [
    (["Type": "Free Shipping"], PromotionKind.freeShipping),
    (["Type": "Buy X Get Y"], .buyXGetY), (["Value Type": "fixed_amount"], .fixedAmount),
  ])
  func `the kind follows type and value type`(
    cells: [String: String], kind: PromotionKind
  ) throws {
    #expect(try discount(cells).promotions.first?.kind == kind)
  }

  @Test func `a discount without an end runs on, one that ends before it starts is refused`() throws
  {
    #expect(try discount(["End": ""]).promotions.first?.schedule.end == nil)
    let refused = try discount(["End": "2026-06-01 00:00:00 +0200"]).refused
    #expect(refused.first?.columnName == "End")
    #expect(try discount(["Status": "Sleeping"]).refused.first?.columnName == "Status")
  }

  @Test func `Magento's rules: the last day counts in full`() throws {
    let read = try reading(
      """
      ID,Rule,Coupon Code,Start,End,Status,Web Site
      7,Winter,WIN10,"Nov 1, 2026","Nov 30, 2026",Active,Main
      8,Old,,,"Jan 5, 2026",Inactive,Main
      """)
    #expect(read.refused.isEmpty)
    #expect(read.promotions.map(\.key) == ["7", "8"])
    #expect(read.promotions[0].code == "WIN10")
    #expect(read.promotions[0].schedule.end?.description == "2026-12-01 00:00")
    #expect(read.promotions.map(\.state) == [.approved, .paused])
  }

  @Test func `Magento's orders grid gives orders, and keeps nobody's name`() throws {
    let read = try reading(
      """
      ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),\
      Grand Total (Purchased),Status,Allocated sources
      000000012,Main Website,"Nov 5, 2026 4:12:40 PM",Mock Person,Mock Person,€19.90,€19.90,Processing,
      000000013,Main Website,"Nov 5, 2026 4:13:00 PM",Mock Person,Mock Person,x,€,Pending,
      """)
    let order = try #require(read.orders.first)
    #expect(order.name == "000000012")
    #expect(order.placedAt?.description == "2026-11-05T15:12:40Z")
    #expect(order.total.value?.minorUnits == 1990)
    #expect(order.payment == .value(.paid))
    #expect(order.fulfilment == .value(.unfulfilled))
    #expect(order.lines.isEmpty)
    #expect(read.items.allSatisfy { !"\($0)".contains("Mock") })
  }

  @Test func `Magento's stock sources give units at each source`() throws {
    let read = try reading(
      "source_code,sku,status,quantity\ndefault,MUG,1,12.0000\noutlet,MUG,0,3.0000\n")
    #expect(read.stock.map(\.location) == ["default", "outlet"])
    #expect(read.stock.map(\.onHand) == [.value(12), .value(3)])
    #expect(read.stock.map(\.available) == [.value(12), .value(0)])
  }

  @Test func `a stock count says what is on the shelf, a list of costs what a unit costs`() throws {
    let counts = try reading("sku,location,counted\nMUG,Shop,7\nCUP,Shop,\n")
    #expect(counts.stock.map(\.onHand) == [.value(7)])
    #expect(counts.refused.first?.reason.contains("write 0") == true)
    let costs = try reading("sku,cost,currency\nMUG,4.20,EUR\n")
    #expect(
      costs.records == [.cost(CostRecord(sku: "MUG", cost: Money(minorUnits: 420, currency: .eur)))]
    )
  }

  @Test func `a question about an order needs to say when it came`() throws {
    let read = try reading(
      """
      inquiry,order,received,subject,kind,answered
      Q-1,#1041,2026-11-20 08:00,Where is my parcel?,delivery,
      Q-2,#1041,2026-11-19,,,2026-11-19 10:30
      Q-3,#1041,,When?,,
      Q-4,,2026-11-19,When?,,

      """)
    let asked = InquiryRecord(
      number: "Q-1", order: "#1041", kind: "delivery", subject: "Where is my parcel?",
      receivedAt: try #require(Instant(rfc3339: "2026-11-20T07:00:00Z")))
    #expect(read.records.first == .inquiry(asked))
    #expect(read.records.count == 2)
    #expect(read.refused.map(\.columnName) == ["received", "order"])
    #expect(read.refused.first?.reason.contains("say when it was received") == true)
  }
}
