import Testing

@testable import Store

@Suite struct IDSetTests {
  private func set(_ ids: Set<Int64>) -> IDSet {
    var set = IDSet()
    for id in ids { set.insert(id) }
    return set
  }

  private func ids(_ set: IDSet) -> [Int64] {
    var ids: [Int64] = []
    set.forEach {
      ids.append($0)
      return true
    }
    return ids
  }

  @Test(arguments: 1...20)
  func `it does what a set does`(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func some(_ most: Int64) -> Set<Int64> {
      Set(
        (0..<Int.random(in: 0...80, using: &random)).map { _ in
          Int64.random(in: 0...most, using: &random)
        })
    }
    let (left, right) = (some(200), some(300_000))
    var met = set(left)
    met.formIntersection(set(right))
    #expect(ids(met) == left.intersection(right).sorted())
    var both = set(left)
    both.formUnion(set(right))
    #expect(ids(both) == left.union(right).sorted())
    #expect(both.count == left.union(right).count)
    #expect(both.isAtMost(both.count))
    #expect(both.count == 0 || !both.isAtMost(both.count - 1))
    #expect(left.allSatisfy { both.contains(UInt32($0)) })
    #expect(!both.contains(300_001))
  }
}
