import TerminalKit
import Testing

struct RectTests {
  private let rect = Rect(x: 2, y: 3, width: 10, height: 5)

  @Test func `negative measures become zero`() {
    #expect(Size(width: -1, height: 2) == Size(width: 0, height: 2))
    #expect(Rect(x: 1, y: 1, width: -4, height: 3).isEmpty)
  }

  @Test func `a huge rectangle does not overflow`() {
    let huge = Rect(x: .max, y: .min, width: .max, height: .max)
    #expect(huge.intersection(rect).isEmpty)
    #expect(huge.maxX > 0)
  }

  @Test(arguments: [
    (Rect(x: 0, y: 0, width: 5, height: 5), Rect(x: 2, y: 3, width: 3, height: 2)),
    (Rect(x: 2, y: 3, width: 10, height: 5), Rect(x: 2, y: 3, width: 10, height: 5)),
    (Rect(x: 12, y: 3, width: 1, height: 1), Rect(x: 12, y: 3, width: 0, height: 1)),
  ])
  func `an intersection is what both have`(other: Rect, expected: Rect) {
    #expect(rect.intersection(other) == expected)
  }

  @Test func `an inset that is too large leaves an empty block inside`() {
    #expect(rect.inset(by: 1) == Rect(x: 3, y: 4, width: 8, height: 3))
    let nothing = rect.inset(left: 99, top: 99)
    #expect(nothing.isEmpty)
    #expect(rect.minX <= nothing.x && nothing.x <= rect.maxX)
  }

  @Test(arguments: [-1, 0, 1, 4, 10, 11, 99])
  func `cutting neither loses nor doubles a cell`(amount: Int) {
    for (first, second) in [
      { $0.splitLeft(amount) }, { $0.splitRight(amount) }, { $0.splitTop(amount) },
      { $0.splitBottom(amount) },
    ].map({ (cut: (Rect) -> (Rect, Rect)) in cut(rect) }) {
      #expect(cells(first) + cells(second) == cells(rect))
      #expect(rect.contains(first) && rect.contains(second))
      #expect(first.intersection(second).isEmpty)
    }
  }

  @Test func `a cut from the right and the bottom comes second`() {
    #expect(rect.splitRight(3).right == Rect(x: 9, y: 3, width: 3, height: 5))
    #expect(rect.splitBottom(2).bottom == Rect(x: 2, y: 6, width: 10, height: 2))
  }

  @Test(arguments: [(10, 3, 0), (10, 3, 1), (2, 5, 1), (7, 1, 3), (0, 2, 1)])
  func `columns are even, in order and inside`(width: Int, count: Int, gap: Int) {
    let whole = Rect(x: 4, y: 0, width: width, height: 2)
    let columns = whole.columns(count, gap: gap)
    #expect(columns.count == count)
    let widths = columns.map(\.width)
    #expect((widths.max() ?? 0) - (widths.min() ?? 0) <= 1)
    for (left, right) in zip(columns, columns.dropFirst()) { #expect(left.maxX <= right.minX) }
    for column in columns { #expect(whole.contains(column)) }
  }

  @Test func `rows are counted from the top and never leave the block`() {
    #expect(rect.row(0) == Rect(x: 2, y: 3, width: 10, height: 1))
    #expect(rect.row(5).isEmpty)
    #expect(rect.row(-1).isEmpty)
    #expect(rect.rows(3..<9) == Rect(x: 2, y: 6, width: 10, height: 2))
    #expect(rect.rows().count == 5)
  }

  @Test func `a centred block fits`() {
    #expect(
      rect.centered(Size(width: 4, height: 1)) == Rect(x: 5, y: 5, width: 4, height: 1))
    #expect(rect.centered(Size(width: 99, height: 99)) == rect)
  }

  private func cells(_ rect: Rect) -> Int { rect.width * rect.height }
}
