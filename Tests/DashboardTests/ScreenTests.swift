import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct ScreenTests {
  static let sizes = [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ]

  private func name(_ size: Size, _ rest: String) -> String {
    "\(size.width)x\(size.height)-\(rest)"
  }

  @Test(arguments: sizes, Pane.allCases)
  func `each pane looks as recorded`(size: Size, pane: Pane) throws {
    let state = try Fixture.pressing("\(pane.number)", in: Fixture.dashboard(size))
    try expectGolden(state.render().canvas, name(size, pane.rawValue))
  }

  @Test(arguments: sizes)
  func `an order's detail looks as recorded`(size: Size) throws {
    let state = try Fixture.pressing("4 Enter", in: Fixture.dashboard(size))
    try expectGolden(state.render().canvas, name(size, "order-detail"))
  }

  @Test(arguments: [("help", "?"), ("palette", ":"), ("sources", "o"), ("fields", "1 e")])
  func `each overlay looks as recorded`(overlay: String, keys: String) throws {
    let state = try Fixture.pressing(keys, in: Fixture.dashboard(Size(width: 120, height: 40)))
    try expectGolden(state.render().canvas, "120x40-\(overlay)")
  }

  @Test func `an edit's preview shows before, after and why`() throws {
    var state = Fixture.dashboard()
    _ = state.reduce(
      .planned(
        [
          EditPlanRow(
            entity: .variant, entityID: 1, subject: "SKU-1", title: "Enamel Mug", field: .price,
            old: "19.90", new: "9.90", currency: .eur, verdict: .warning,
            because: "the price drops by 50 %", version: 1)
        ], summary: "price 9.90"))
    try expectGolden(state.render().canvas, "80x24-preview")
  }

  @Test func `a store without data says how to get some in`() throws {
    var setup = Fixture.setup()
    setup.inboxes = ["/home/shop/inbox"]
    setup.assumptions = [
      "prices without a currency are read as USD; say otherwise with currency under [store]"
    ]
    let state = DashboardState(
      setup: setup, size: Size(width: 80, height: 24), now: Fixture.now, snapshot: StoreSnapshot())
    try expectGolden(state.render().canvas, "80x24-welcome")
  }

  /// An error as long as the one about a file of no known format.
  private static let longText =
    "/home/shop/downloads/stock.csv:1:1: no known format has these columns (Artikel, Menge, Lager, "
    + "Regal, Fach, Stand, Einheit); a column map reads it: aisle map guess FILE"

  @Test func `a message too long for the footer is read to its end, and a key gives the rows back`()
    throws
  {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(.unknownFile(path: "/home/shop/downloads/stock.csv", Self.longText))
    try expectGolden(driver.render().canvas, "80x24-long-message")
    _ = driver.reduce(.key(Key("j")))
    let lines = driver.render().canvas.lines()
    #expect(lines[23].hasPrefix(" ▲ /home/shop/downloads/stock.csv:1:1: no known"))
    #expect(lines[23].hasSuffix("…"))
    #expect(!lines[22].contains("U maps"))
  }

  @Test func `a message stays as long as its lines take to be read`() throws {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(.notice(.warning, Self.longText))
    let seconds = 6 * driver.dashboard.messageLines(try #require(driver.message)).count
    #expect(seconds == 18)
    _ = driver.reduce(.tick(Fixture.now + .seconds(seconds)))
    #expect(driver.render().canvas.lines()[23].contains("aisle map guess FILE"))
    _ = driver.reduce(.tick(Fixture.now + .seconds(seconds + 1)))
    #expect(driver.message == nil)
  }

  @Test func `a screen that is too small says what it needs, and q still quits`() throws {
    let state = Driver(Fixture.dashboard(Size(width: 59, height: 15)))
    #expect(state.render().canvas.lines().first == "Need 60×16, have 59×15")
    #expect(state.reduce(.key(Key("j"))).isEmpty)
    #expect(state.reduce(.key(Key("q"))) == [.quit])
  }

  @Test func `the worst order, its reason and its next step are on the first small screen`() {
    let text = Fixture.dashboard().render().canvas.lines().joined(separator: "\n")
    #expect(text.contains("#1001"))
    #expect(text.contains("3 more are promised than there are."))
    #expect(text.contains(NextStep.text(for: .shipLate).prefix(40)))
  }

  @Test(arguments: Pane.allCases, Zoom.allCases)
  func `panes never overlap and never leave the screen, at any size`(pane: Pane, zoom: Zoom) {
    for width in Array(stride(from: 1, through: 250, by: 3)) + [59, 60, 109, 110, 169, 170] {
      for height in [1, 2, 15, 16, 17, 20, 24, 31, 32, 40, 47, 48, 60, 80] {
        let layout = ScreenLayout(
          size: Size(width: width, height: height), focus: pane, zoom: zoom)
        let screen = Rect(size: Size(width: width, height: height))
        let others = [layout.inspector, layout.reason, layout.activity, layout.tabs]
        let rects = Array(layout.panes.values) + others.compactMap(\.self)
        for (index, rect) in rects.enumerated() {
          #expect(screen.contains(rect))
          for other in rects[(index + 1)...] { #expect(rect.intersection(other).isEmpty) }
        }
      }
    }
  }

  @Test(arguments: Pane.allCases, Zoom.allCases)
  func `a pane draws only inside its own rectangle`(pane: Pane, zoom: Zoom) {
    var state = Fixture.dashboard()
    state.zoom = zoom
    state.focus = pane
    for size in [(60, 16), (61, 17), (80, 24), (111, 33), (120, 40), (171, 49), (250, 80)] {
      _ = state.reduce(.resize(Size(width: size.0, height: size.1)))
      let layout = state.layout
      for (shown, rect) in layout.panes {
        var canvas = Canvas(size: state.size, fill: .faint)
        state.drawPane(shown, in: rect, mode: layout.mode, on: &canvas)
        let outside = canvas.bounds.rows().enumerated().contains { y, row in
          (row.minX..<row.maxX).contains { x in
            !rect.contains(Point(x: x, y: y)) && canvas[x, y] != Cell(" ", .faint)
          }
        }
        #expect(!outside, "\(shown) drew outside \(rect) on \(size)")
      }
    }
  }
}
