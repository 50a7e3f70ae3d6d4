import TerminalKit
import Testing

struct WidgetTests {
  @Test(
    arguments: [
      ([0, 1, 2, 4, 8, 16], 6, "▁▂▂▃▅█"),
      ([5, 5, 5], 3, "███"),
      ([0, 0], 2, "▁▁"),
      ([1, nil, 3], 3, "▃ █"),
      ([1, 2, 3, 4], 2, "▆█"),
      ([-2, 0, 2], 3, "▁▅█"),
      ([.nan, .infinity, 1], 3, "  █"),
      ([0, 0.001, 1000], 3, "▁▂█"),
      ([], 4, ""),
      ([1], 0, ""),
    ] as [([Double?], Int, String)])
  func `a sparkline shows the last values`(values: [Double?], width: Int, expected: String) {
    #expect(Sparkline.text(values, width: width) == expected)
  }

  @Test(arguments: [
    (0.0, "░░░░"), (0.001, "█░░░"), (0.5, "██░░"), (0.999, "███░"), (1.0, "████"), (7.0, "████"),
    (-1.0, "░░░░"), (.nan, "░░░░"),
  ])
  func `a gauge is neither full nor empty too early`(fraction: Double, expected: String) {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.gauge(fraction, at: .zero, width: 4)
    #expect(canvas.lines() == [expected])
  }

  @Test(
    arguments: [
      (10, 10, 10, 0, nil), (10, 100, 10, 0, 0..<1), (10, 100, 10, 90, 9..<10),
      (10, 100, 10, 1, 1..<2), (10, 100, 10, 89, 8..<9), (10, 20, 10, 5, 3..<8),
      (0, 100, 10, 0, nil), (10, 100, 10, 5000, 9..<10), (1, 100, 10, 50, 0..<1),
    ] as [(Int, Int, Int, Int, Range<Int>?)])
  func `a scrollbar is at an end only when the list is`(
    track: Int, total: Int, visible: Int, offset: Int, expected: Range<Int>?
  ) {
    #expect(
      Scrollbar.thumb(track: track, total: total, visible: visible, offset: offset) == expected)
  }

  @Test(arguments: [
    (40, " 1 Catalog  2 Inventory 7  3 Orders 12"), (24, " 1  2 Inventory 7  3 12"),
    (10, " 1  2 Inv…"),
  ])
  func `tabs shrink to their numbers, but for the one shown`(width: Int, expected: String) {
    var canvas = Canvas(size: Size(width: width, height: 1))
    let tabs = [Tab("Catalog"), Tab("Inventory", badge: "7"), Tab("Orders", badge: "12")]
    canvas.tabs(tabs, active: 1, in: canvas.bounds)
    #expect(canvas.lines() == [expected])
  }

  @Test(arguments: [
    ("one two three", 7, ["one two", "three"]),
    ("one two three", 8, ["one two", "three"]),
    ("one\n\ntwo", 10, ["one", "", "two"]),
    ("  spaced   out  ", 20, ["spaced out"]),
    ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
    ("a abcdefghij b", 4, ["a", "abcd", "efgh", "ij b"]),
    ("漢字漢字", 3, ["漢", "字", "漢", "字"]),
    ("漢a", 1, ["a"]),
    ("", 5, [""]),
    ("x", 0, []),
    ("a\tb\u{7}", 9, ["a b·"]),
  ])
  func `text is wrapped by words and columns`(text: String, width: Int, expected: [String]) {
    #expect(TextWrap.lines(text, width: width) == expected)
  }

  @Test func `every sign is one column wide in both sets`() {
    for glyph in Glyph.allCases {
      #expect(TextWidth.columns(of: Glyphs.unicode[glyph]) == 1, "\(glyph)")
      #expect(Glyphs.ascii[glyph].utf8.count == 1, "\(glyph)")
      #expect(Glyphs.asciiFallback(for: Glyphs.unicode[glyph]).utf8.count == 1)
    }
  }

  @Test func `widgets stay inside of their clip at every size`() {
    for width in 0..<30 {
      for height in 0..<6 {
        var canvas = Canvas(size: Size(width: 32, height: 8))
        let rect = Rect(x: 1, y: 1, width: width, height: height)
        canvas.clipped(to: rect) { canvas in
          canvas.tabs([Tab("漢字", badge: "3"), Tab("b")], active: 0, in: rect)
          canvas.gauge(0.4, at: Point(x: -3, y: 2), width: 99)
          canvas.sparkline([1, 2, 3], at: Point(x: 20, y: 3), width: 50)
          canvas.scrollbar(in: rect, total: 90, visible: 4, offset: 7)
          canvas.box(Rect(x: 0, y: 0, width: 32, height: 8), title: "t", note: "n")
        }
        for y in 0..<8 {
          for x in 0..<32 where !rect.contains(Point(x: x, y: y)) {
            #expect(canvas[x, y] == Cell())
          }
        }
      }
    }
  }
}
