import TOML
import Testing

/// Goes to a node by keys and positions.
private func find(_ path: [String], in table: TOMLTable) -> (key: TOMLPlace?, node: TOMLNode)? {
  var found = (key: TOMLPlace?.none, node: TOMLNode(.table(table), at: .start))
  for step in path {
    switch found.node.value {
    case .table(let table):
      guard let entry = table[step] else { return nil }
      found = (entry.keyPlace, entry.node)
    case .array(let nodes):
      guard let position = Int(step), nodes.indices.contains(position) else { return nil }
      found = (nil, nodes[position])
    default: return nil
    }
  }
  return found
}

struct PlaceTests {
  private let text = """
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
    "e\u{301}👩‍👩‍👧" = "ö"
    """

  @Test(
    arguments: [
      (["top"], (2, 1), (2, 7)), (["one"], (3, 2), (3, 1)),
      (["one", "two.three"], (3, 6), (3, 1)), (["one", "two.three", "x"], (4, 3), (4, 3)),
      (["one", "two.three", "x", "y"], (4, 5), (4, 9)),
      (["one", "two.three", "list", "0"], nil, (10, 3)),
      (["one", "two.three", "list", "1", "1"], nil, (10, 14)),
      (["one", "two.three", "list", "2", "b c"], (11, 12), (11, 20)),
      (["one", "two.three", "list", "2", "b c", "0"], nil, (11, 21)),
      (["many"], (13, 3), (13, 1)), (["many", "0", "inner"], (15, 7), (15, 1)),
      (["many", "0", "inner", "z"], (16, 1), (16, 5)), (["many", "1"], nil, (17, 1)),
      (["many", "1", "k"], (18, 1), (18, 7)), (["many", "1", "last"], (20, 1), (20, 8)),
      (["many", "1", "é👩‍👩‍👧"], (21, 1), (21, 8)),
    ] as [([String], (Int, Int)?, (Int, Int))])
  func `are those of key and value, in characters`(
    path: [String], key: (Int, Int)?, value: (Int, Int)
  ) throws {
    let found = try #require(find(path, in: try TOMLTable(reading: text)))
    #expect(found.key == key.map { TOMLPlace(line: $0.0, column: $0.1) })
    #expect(found.node.place == TOMLPlace(line: value.0, column: value.1))
  }

  @Test func `are not moved by what an editor puts before and behind lines`() throws {
    let table = try TOMLTable(reading: "\u{FEFF}a = 1\r\n\r\n  b = 2")
    #expect(table["a"]?.keyPlace == .start)
    #expect(table["b"]?.node.place == TOMLPlace(line: 3, column: 7))
  }
}
