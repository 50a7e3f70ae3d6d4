import TerminalKit
import Testing

struct CanvasDiffTests {
  private let size = Size(width: 8, height: 3)

  @Test func `equal frames have no runs`() {
    #expect(CanvasDiff.runs(from: Canvas(size: size), to: Canvas(size: size)) == [])
  }

  @Test func `without an old frame, or with another size, every row is a run`() {
    let whole = (0..<3).map { CanvasDiff.Run(y: $0, columns: 0..<8) }
    #expect(CanvasDiff.runs(from: nil, to: Canvas(size: size)) == whole)
    let other = Canvas(size: Size(width: 4, height: 4))
    #expect(CanvasDiff.runs(from: other, to: Canvas(size: size)) == whole)
    #expect(CanvasDiff.runs(from: nil, to: Canvas(size: Size(width: 0, height: 3))) == [])
  }

  @Test func `neighbouring changes are one run`() {
    var new = Canvas(size: size)
    new.write("ab d", at: Point(x: 1, y: 1))
    new.write("z", at: Point(x: 7, y: 2))
    #expect(
      CanvasDiff.runs(from: Canvas(size: size), to: new) == [
        .init(y: 1, columns: 1..<3), .init(y: 1, columns: 4..<5), .init(y: 2, columns: 7..<8),
      ])
  }

  @Test func `a run never cuts a wide character of the new frame`() {
    var old = Canvas(size: size)
    old.write("x漢字", at: .zero)
    var new = Canvas(size: size)
    new.write("漢字", at: .zero)
    for run in CanvasDiff.runs(from: old, to: new) {
      #expect(!new[run.columns.lowerBound, run.y].isContinuation)
      #expect(!new[run.columns.upperBound, run.y].isContinuation)
    }
  }

  @Test func `the runs turn the old frame into the new one`() {
    var random = SeededGenerator(seed: 7)
    let texts = ["ab", "漢字", "e\u{301}x", "   ", "字a字"]
    var old = Canvas(size: size)
    for _ in 0..<300 {
      var new = old
      new.write(
        texts.randomElement(using: &random) ?? "",
        at: Point(
          x: Int.random(in: -2..<8, using: &random), y: Int.random(in: 0..<3, using: &random)),
        style: Bool.random(using: &random) ? .text : .critical)
      let runs = CanvasDiff.runs(from: old, to: new)
      for y in 0..<3 {
        for x in 0..<8 where !runs.contains(where: { $0.y == y && $0.columns.contains(x) }) {
          #expect(old[x, y] == new[x, y])
        }
      }
      old = new
    }
  }
}
