import Testing

@testable import Store

@Suite struct `The names that a first import knows` {
  @Test func `are all known, and nearly no other`() {
    let keys = KnownKeys()
    for number in 0..<200_000 { keys.insert(KnownKeys.hash("SKU-\(number)", .sku)) }
    let forgotten = (0..<200_000).filter { !keys.mayContain(KnownKeys.hash("SKU-\($0)", .sku)) }
    #expect(forgotten == [])
    let mistaken = (0..<200_000).filter { keys.mayContain(KnownKeys.hash("SKU-\($0)", .handle)) }
    #expect(mistaken.count < 5)
  }
}
