import Commerce
import GRDB
import Testing

@testable import Store

/// Whatever a store holds and whatever a file brings: the undo of the import leaves the store as it
/// was, and the file can be taken again.
@Suite struct RunUndoPropertyTests {
  @Test(arguments: RandomFeeds.subjects, 0..<4)
  func `an import that is undone was never there`(subject: FeedSubject, seed: Int) throws {
    let offset = RandomFeeds.subjects.firstIndex(of: subject) ?? 0
    var feeds = RandomFeeds(random: SeededGenerator(seed: UInt64(seed * 100 + offset)))
    let store = try Store.inMemory(zone: .utc)
    for _ in 0..<Int.random(in: 0...9, using: &feeds.random) {
      let other = RandomFeeds.subjects.randomElement(using: &feeds.random) ?? .products
      try store.take(try feeds.file(other), refused: feeds.refused())
      if Bool.random(using: &feeds.random) { try feeds.edit(store) }
      if Bool.random(using: &feeds.random) { try store.settleAll() }
    }
    try store.settleAll()
    let before = try store.dump()

    let file = try feeds.file(subject)
    let refused = feeds.refused()
    let first = try store.take(file, refused: refused, now: noon + .minutes(1))
    if Bool.random(using: &feeds.random) { try store.settleAll() }
    guard let set = try store.journal(limit: 1).first, set.at == noon + .minutes(1) else {
      #expect(first.created + first.updated + first.missing == 0)
      return
    }
    let plan = try #require(try store.runUndoPlan(ofSet: set.id))
    #expect(plan.obstacles == [])
    let outcome = try store.undo(set: set.id, actor: "ida", now: noon)
    #expect(outcome.applied == plan.rows)
    #expect(try store.integrityCheck() == [])
    try store.settleAll()
    #expect(try store.integrityCheck() == [])
    let lost = difference(before, try store.dump())
    #expect(lost == [], "\(lost.joined(separator: "\n"))")

    let again = try store.take(file, refused: refused, now: noon + .minutes(1))
    #expect(again.created == first.created && again.updated == first.updated)
    #expect(again.unchanged == first.unchanged && again.missing == first.missing)
    #expect(again.quarantined == first.quarantined)
    #expect(try store.integrityCheck() == [])
  }

  @Test func `imports are undone one after the other, the last first`() throws {
    for seed in 0..<5 {
      var feeds = RandomFeeds(random: SeededGenerator(seed: UInt64(9_000 + seed)))
      let store = try Store.inMemory(zone: .utc)
      var states: [(set: Int64, before: [String: [String]])] = []
      for _ in 0..<8 {
        try store.settleAll()
        let before = try store.dump()
        let subject = RandomFeeds.subjects.randomElement(using: &feeds.random) ?? .products
        let result = try store.take(try feeds.file(subject), refused: feeds.refused())
        guard result.created + result.updated + result.missing > 0 else { continue }
        states.append((try #require(try store.journal(limit: 1).first).id, before))
      }
      for (set, before) in states.reversed() {
        try store.undo(set: set, actor: "ida", now: noon)
        try store.settleAll()
        #expect(try store.integrityCheck() == [])
        // Files of which nothing went in are in no set: what they refused stays.
        let lost = difference(before, try store.dump()).filter { line in
          !["quarantine_row", "source", "meta"].contains { line.hasPrefix($0) }
        }
        #expect(lost == [], "\(lost.joined(separator: "\n"))")
      }
    }
  }

  @Test func `every table is a part of a run, or says why it is not`() throws {
    let store = try Store.inMemory()
    let tables = try store.database.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
            AND name NOT LIKE 'grdb_%' AND name NOT GLOB '*_search' AND name NOT GLOB '*_search_[dci]*'
          """)
    }
    let known = Set(RunPart.all.map(\.table)).union(tablesNotOfRuns.keys)
    #expect(Set(tables).subtracting(known) == [])
    #expect(Set(tablesNotOfRuns.keys).subtracting(tables) == [])
  }
}
