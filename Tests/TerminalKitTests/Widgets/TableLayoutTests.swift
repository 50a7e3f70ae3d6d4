import TerminalKit
import Testing

struct TableLayoutTests {
  private let columns = [
    TableColumn(id: "mark", title: "", priority: 0, minimum: 1),
    TableColumn(id: "order", title: "Order", priority: 0, minimum: 6, maximum: 10),
    TableColumn(id: "customer", title: "Customer", priority: 2, minimum: 8, maximum: 20, flex: 1),
    TableColumn(id: "due", title: "Due", priority: 1, minimum: 5, maximum: 8),
    TableColumn(id: "total", title: "Total", priority: 3, minimum: 8, maximum: 12, align: .right),
  ]

  @Test(
    arguments: [
      (0, []), (3, ["mark"]), (8, ["mark", "order"]), (14, ["mark", "order", "due"]),
      (23, ["mark", "order", "customer", "due"]),
      (32, ["mark", "order", "customer", "due", "total"]),
    ] as [(Int, [String])])
  func `columns come in by priority and stand in their own order`(width: Int, expected: [String]) {
    let layout = TableLayout(columns, width: width)
    #expect(layout.columns.map(\.column.id) == expected)
    #expect(Set(layout.hidden + expected) == Set(columns.map(\.id)))
  }

  @Test func `room goes to flexible columns first, then to the others, up to the maximum`() {
    let layout = TableLayout(columns, width: 40)
    #expect(layout.placed("customer")?.width == 16)
    #expect(layout.placed("order")?.width == 6)
    let wide = TableLayout(columns, width: 200)
    #expect(wide.columns.map(\.width) == [1, 10, 20, 8, 12])
  }

  @Test func `at every width the columns fit, keep their bounds and never swap`() {
    var before: Set<String> = []
    for width in 0..<120 {
      let layout = TableLayout(columns, width: width, gap: 2)
      var end = 0
      for (index, placed) in layout.columns.enumerated() {
        #expect(placed.x == (index == 0 ? 0 : end + 2))
        end = placed.x + placed.width
        #expect(placed.width <= placed.column.maximum)
        #expect(index == 0 || placed.width >= placed.column.minimum)
      }
      #expect(end <= width)
      let now = Set(layout.columns.map(\.column.id))
      #expect(now.isSuperset(of: before))
      before = now
    }
  }

  @Test func `a table is drawn with its headings`() {
    var canvas = Canvas(size: Size(width: 40, height: 2))
    let layout = TableLayout(columns, width: 40)
    canvas.tableHeader(layout, in: canvas.bounds.row(0), sorted: (id: "due", ascending: true))
    canvas.tableRow(layout, in: canvas.bounds.row(1)) { id in
      switch id {
      case "mark": [Span("▲", .priority2)]
      case "order": [Span("#10401")]
      case "customer": [Span("A customer with a long name")]
      case "due": [Span("21 h")]
      default: [Span("9.90", .money)]
      }
    }
    #expect(
      canvas.lines() == [
        "  Order  Customer         Due▲     Total",
        "▲ #10401 A customer with… 21 h      9.90",
      ])
  }
}
