import TerminalKit
import Testing

struct CanvasWriteTests {
  @Test(arguments: [
    ("abc", nil, Alignment.left, "abc", 3),
    ("abcdef", 4, .left, "abc…", 4),
    ("ab", 4, .right, "  ab", 2),
    ("ab", 5, .center, " ab", 2),
    ("漢字漢字", 5, .left, "漢字…", 5),
    ("漢字漢字", 6, .left, "漢字…", 5),
    ("ab", 0, .left, "", 0),
    ("ab", -3, .left, "", 0),
    ("a\u{1B}[2Jb", nil, .left, "a·[2Jb", 6),
    ("abcdefghijklmnopqrstuvwxyz", nil, .left, "abcdefghijklmnopqrst", 26),
  ])
  func `text is written, cut and aligned`(
    text: String, width: Int?, align: Alignment, expected: String, columns: Int
  ) {
    var canvas = Canvas(size: Size(width: 20, height: 1))
    #expect(canvas.write(text, at: .zero, width: width, align: align) == columns)
    #expect(canvas.lines() == [expected])
  }

  @Test func `spans follow each other and are cut together`() {
    var canvas = Canvas(size: Size(width: 12, height: 3))
    let spans = [Span("ab", .good), Span("漢", .warning), Span("cd", .critical)]
    #expect(canvas.write(spans, at: .zero) == 6)
    #expect(canvas.write(spans, at: Point(x: 0, y: 1), width: 5) == 5)
    #expect(canvas.write(spans, at: Point(x: 0, y: 2), width: 10, align: .right) == 6)
    #expect(canvas.lines() == ["ab漢cd", "ab漢…", "    ab漢cd"])
    #expect(canvas[4, 1].style == .critical)
  }

  @Test func `a cut that falls between two spans still fits`() {
    for width in 0...7 {
      var canvas = Canvas(size: Size(width: 12, height: 1))
      let used = canvas.write(
        [Span("ab"), Span("漢字"), Span("c")], at: .zero, width: width)
      #expect(used <= width)
      #expect(TextWidth.columns(of: canvas.lines()[0]) <= width)
    }
  }

  @Test func `writing over half of a wide character blanks the other half`() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.write("漢字漢", at: .zero)
    canvas.write("x", at: Point(x: 1, y: 0))
    canvas.write("y", at: Point(x: 4, y: 0))
    #expect(canvas.lines() == [" x字y"])
    canvas.write("国", at: Point(x: 1, y: 0))
    #expect(canvas.lines() == [" 国 y"])
  }

  @Test func `a wide character with room for one half becomes a blank`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.write("漢", at: Point(x: 3, y: 0), style: .critical)
    canvas.write("漢", at: Point(x: -1, y: 0), style: .good)
    #expect(canvas.lines() == [""])
    #expect(canvas[3, 0] == Cell(" ", .critical))
    #expect(canvas[0, 0] == Cell(" ", .good))
  }

  @Test func `nothing outside of the clip changes`() {
    var canvas = Canvas(size: Size(width: 10, height: 4))
    let clip = Rect(x: 2, y: 1, width: 4, height: 2)
    canvas.clipped(to: clip) { canvas in
      canvas.fill(Rect(x: -5, y: -5, width: 50, height: 50), .on(.overlay))
      canvas.write("abcdefghij", at: Point(x: 0, y: 1))
      canvas.write("漢字漢字", at: Point(x: 1, y: 2))
      canvas.write("out", at: Point(x: 0, y: 0))
      canvas.clipped(to: Rect(x: 0, y: 0, width: 3, height: 9)) {
        $0.write("Z", at: Point(x: 2, y: 1))
        $0.write("Z", at: Point(x: 3, y: 1))
      }
    }
    #expect(canvas.lines() == ["", "  Zdef", "   字", ""])
    #expect(canvas.clip == canvas.bounds)
  }

  @Test func `coordinates far outside do nothing`() {
    var canvas = Canvas(size: Size(width: 3, height: 2))
    let before = canvas
    for far in [Int.min, -1000, 1000, .max] {
      for other in [Int.min, 0, .max] {
        canvas.write("漢x", at: Point(x: far, y: other), width: 5)
        canvas.write([Span("x")], at: Point(x: other, y: far), width: .max)
        canvas.horizontalRule(at: Point(x: far, y: far), length: .max)
        canvas.verticalRule(at: Point(x: far, y: far), length: .max)
        canvas.box(Rect(x: far, y: far, width: 10, height: 10), title: "t")
        _ = canvas[far, other]
      }
    }
    #expect(canvas.lines() == before.lines())
  }

  @Test func `a canvas without cells takes everything`() {
    for size in [Size.zero, Size(width: 0, height: 5), Size(width: 5, height: 0)] {
      var canvas = Canvas(size: size)
      canvas.write("x", at: .zero)
      canvas.box(canvas.bounds, title: "x")
      canvas.fill(Rect(x: 0, y: 0, width: 9, height: 9), .text)
      #expect(canvas.lines().allSatisfy { $0.isEmpty })
    }
  }
}
