import Testing

@testable import Configuration

private func place(_ steps: [NodePath.Step], in text: String) -> TextPlace? {
  PlaceScanner.places(in: text)[NodePath(steps)]?.value
}

@Suite struct `Places in a document` {
  let text = """
    # [not.a.table]
    top = "a # b" # = c
    [one."two.three"]
    x.y = 1
    long = \"\"\"
    [fake]
    q = 1 \\\"\"\"
    \"\"\"
    list = [ # first
      "ä,]", [1, 2],
      { a = 1, "b c" = ['x'] },
    ]
    [[many]]
    k = 1
    [many.inner]
    z = 1
    [[many]]
    'k' = '''
    '''
    last = 2
    """

  @Test(
    arguments: [
      ([.key("top")], 2, 7), ([.key("one"), .key("two.three"), .key("x"), .key("y")], 4, 7),
      ([.key("one"), .key("two.three"), .key("list"), .index(0)], 10, 3),
      ([.key("one"), .key("two.three"), .key("list"), .index(1), .index(1)], 10, 14),
      ([.key("one"), .key("two.three"), .key("list"), .index(2), .key("b c"), .index(0)], 11, 21),
      ([.key("many"), .index(0), .key("inner"), .key("z")], 16, 5),
      ([.key("many"), .index(1), .key("k")], 18, 7),
      ([.key("many"), .index(1), .key("last")], 20, 8),
    ] as [([NodePath.Step], Int, Int)])
  func `are those of the value`(steps: [NodePath.Step], line: Int, column: Int) {
    #expect(place(steps, in: text) == TextPlace(line: line, column: column))
  }

  @Test func `are not taken from comments and long strings`() {
    #expect(place([.key("fake")], in: text) == nil)
    #expect(place([.key("not"), .key("a"), .key("table")], in: text) == nil)
  }
}
