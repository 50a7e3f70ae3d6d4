import Commerce
import GRDB
import Testing

@testable import Store

/// Random stores and links: whatever is linked can be taken apart to the very rows that were before.
@Suite struct LinkPropertyTests {
  private static let channels = [
    shop, amazon, amazonFR, Channel(code: "magento", name: "Magento", kind: .ownStore),
  ]
  private static let gtins = ["4006381333931", "4006381333948", "4006381333955", "", "12345"]
  private static let names = ["Mug", "mug", "Bowl", "Bowl S", "Ünï 🍵", "Mug \"x\""]

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func `links undone leave the very rows that were before, redone those that were after`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    for channel in Self.channels { try fill(store, channel, using: &random) }
    try fillSupply(store, using: &random)
    try store.settled()
    let before = try store.wholeStore()
    let variants = before.count { $0.hasPrefix("variant:") }
    var sets: [(id: Int64, pictures: [String])] = []
    for _ in 0..<4 {
      let ids = try store.catalogRows().map(\.id)
      guard let one = ids.randomElement(using: &random),
        let other = ids.randomElement(using: &random),
        one != other, try store.linkPlan(one, other, keep: one).refusal == nil
      else { continue }
      let picture = try store.wholeStore()
      let outcome = try store.link(kept: one, removed: other, actor: "ida", now: noon)
      try store.settled()
      #expect(try store.integrityCheck() == [])
      sets.append((try #require(outcome.changeSet).id, picture))
      #expect(
        try store.wholeStore().count { $0.hasPrefix("variant:") } == variants - sets.count)
    }
    let after = try store.wholeStore()
    for set in sets.reversed() {
      #expect(try store.undo(set: set.id, actor: "ida", now: noon).conflicts.isEmpty)
      if Bool.random(using: &random) { continue }
      try store.settled()
      try store.isAs(set.pictures)
    }
    try store.settled()
    try store.isAs(before)
    #expect(try store.integrityCheck() == [])
    for set in sets { try store.redo(set: set.id, actor: "ida", now: noon) }
    try store.settled()
    try store.isAs(after)
    #expect(try store.integrityCheck() == [])
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `proposals are the same in whatever order products are looked at`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.inMemory()
    for channel in Self.channels {
      try fill(store, channel, using: &random)
      if Bool.random(using: &random) { try store.settled() }
    }
    try store.settled()
    func picture() throws -> [String] {
      try store.wholeStore().filter { $0.hasPrefix("identity_") }
    }
    let grown = try picture()
    try store.database.write { db in
      try db.execute(sql: "DELETE FROM identity_pair; DELETE FROM identity_key")
      try db.execute(sql: "INSERT OR IGNORE INTO dirty_product (id) SELECT id FROM product")
    }
    try store.settled()
    #expect(try picture() == grown)
  }

  private func fill(
    _ store: Store, _ channel: Channel, using random: inout SeededGenerator
  ) throws {
    let count = Int.random(in: 1...4, using: &random)
    func text(_ all: [String]) -> String { all.randomElement(using: &random) ?? "" }
    if channel.kind == .ownStore {
      let products = try (1...count).map { number -> FeedRecord in
        let sizes = Bool.random(using: &random) ? ["S", "L"] : [""]
        let variants = try sizes.enumerated().map { index, size in
          var record = try variant(
            "\(channel.code)-\(number)\(size)", price: "\(number)0.00",
            options: size.isEmpty ? [] : [VariantOption(name: "Size", value: size)],
            quantity: Bool.random(using: &random) ? number : nil, line: number * 10 + index)
          record.barcode = .value(text(Self.gtins))
          if Bool.random(using: &random) { record.cost = .value(try eur("\(number).00")) }
          return record
        }
        return product("\(channel.code)-\(number)", title: text(Self.names), variants: variants)
      }
      try store.take(.products, products, channel: channel)
    } else {
      try store.take(
        .listings,
        try (1...count).map { number in
          try IdentityFixture.listing(
            "\(channel.code) \(number)",
            title: Bool.random(using: &random) ? text(Self.names) : nil,
            barcode: text(Self.gtins), price: "\(number)1.00",
            quantity: Bool.random(using: &random) ? number : nil,
            article: Bool.random(using: &random) ? "B00\(number)" : nil)
        }, channel: channel)
    }
  }

  private func fillSupply(_ store: Store, using random: inout SeededGenerator) throws {
    let skus = try store.skus().sorted()
    for (number, sku) in skus.enumerated() {
      if Bool.random(using: &random) {
        try store.take(.stock, [stock(sku, at: "Place \(number % 5)", available: number - 2)])
      }
      if Bool.random(using: &random) {
        let channel = Self.channels.randomElement(using: &random) ?? shop
        try store.take(
          .orders, [try order("#\(number)", lines: [(sku, number % 3 + 1)])], channel: channel)
      }
      if Bool.random(using: &random) {
        try store.take(.purchaseOrders, [IdentityFixture.purchase("PO-\(number)", sku, 5)])
      }
    }
  }
}
