import TerminalKit
import Testing

struct CanvasShapeTests {
  @Test func `a box has a title and a note in its lines`() {
    var canvas = Canvas(size: Size(width: 16, height: 3))
    canvas.box(canvas.bounds, title: "Orders", note: "42")
    #expect(
      canvas.lines() == [
        "╭ Orders ──────╮",
        "│              │",
        "╰────────── 42 ╯",
      ])
  }

  @Test func `a title that is too long is cut inside the corners`() {
    var canvas = Canvas(size: Size(width: 10, height: 2), glyphs: .ascii)
    canvas.box(canvas.bounds, title: "Orders of today")
    #expect(canvas.lines() == ["+ Order~ +", "+--------+"])
  }

  @Test(arguments: [(1, 1), (1, 3), (3, 1), (2, 2), (0, 4), (5, 2)])
  func `a small box draws what fits`(width: Int, height: Int) {
    var canvas = Canvas(size: Size(width: 8, height: 6))
    let rect = Rect(x: 1, y: 1, width: width, height: height)
    canvas.box(rect, title: "title", note: "note")
    for y in 0..<6 {
      for x in 0..<8 where !rect.contains(Point(x: x, y: y)) {
        #expect(canvas[x, y] == Cell())
      }
    }
  }

  @Test func `a surface is laid under what is there`() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.write("late", at: .zero, style: .critical.bold)
    canvas.setSurface(.selection, in: Rect(x: 0, y: 0, width: 6, height: 1))
    #expect(canvas.lines() == ["late", ""])
    #expect(canvas[0, 0].style == Style(.critical, on: .selection, .bold))
    #expect(canvas[5, 0].style == .on(.selection))
    #expect(canvas[0, 1].style == .text)
  }

  @Test func `the styled form lists what is not plain`() {
    var canvas = Canvas(size: Size(width: 8, height: 3))
    canvas.write("ab", at: .zero, style: .critical.bold)
    canvas.write("漢", at: Point(x: 4, y: 0), style: Style(.money, on: .selection))
    canvas.write("x", at: Point(x: 0, y: 2))
    #expect(
      canvas.styledText() == """
        ab  漢

        x
        --- styles
        0: 0..<2 critical base bold, 4..<6 money selection

        """)
  }
}
