extension Canvas {
  /// Neighbouring cells of one row that lead to one address.
  public struct LinkRun: Hashable, Sendable {
    /// The row.
    public let y: Int
    /// The columns.
    public let columns: Range<Int>
    /// Where they lead.
    public let address: WebAddress
  }

  /// Where a cell leads; nil for nearly all of them.
  public func link(x: Int, y: Int) -> WebAddress? {
    guard bounds.contains(Point(x: x, y: y)) else { return nil }
    let number = Int(cells[y * size.width + x].link)
    return number == 0 ? nil : links[number - 1]
  }

  /// Every link, from the top and from the left.
  public func linkRuns() -> [LinkRun] {
    guard !links.isEmpty else { return [] }
    var runs: [LinkRun] = []
    for y in 0..<size.height {
      var x = 0
      while x < size.width {
        guard let address = link(x: x, y: y) else {
          x += 1
          continue
        }
        let start = x
        while x < size.width, link(x: x, y: y) == address { x += 1 }
        runs.append(LinkRun(y: y, columns: start..<x, address: address))
      }
    }
    return runs
  }

  /// The number that cells with this link carry: 0 for none, and when there are too many.
  mutating func number(of link: WebAddress?) -> UInt8 {
    guard let link else { return 0 }
    if let known = links.firstIndex(of: link) { return UInt8(known + 1) }
    guard links.count < Int(UInt8.max) else { return 0 }
    links.append(link)
    return UInt8(links.count)
  }
}
