import Commerce
import Foundation
import Synchronization
import Testing

@testable import Store

/// Taking back any set or a part of it.
@Suite struct UndoTests {
  @Test func `marked fields can be taken back, and the rest later`() throws {
    let store = try Store.mugs(3)
    let set = try store.set(.price, "9.00")
    let changes = try store.changes(ofSet: set)
    let part = try store.undo(
      UndoRequest(set: set, changes: [changes[1].id]), actor: "ida", now: noon)
    #expect(part.changeSet?.summary == "undo: price 9.00 (1 of 3 fields)")
    #expect(try store.prices() == ["9.00", "2.00", "9.00"])
    let half = try store.changeSet(set)
    #expect((half.undoneFields, half.undoneBy) == (1, nil))
    let rest = try store.undo(UndoRequest(set: set), actor: "ida", now: noon)
    #expect(rest.applied == 2)
    #expect(rest.conflicts.isEmpty)
    #expect(try store.prices() == ["1.00", "2.00", "3.00"])
    #expect(try store.changeSet(set).undoneBy == rest.changeSet?.id)
    #expect(throws: StoreError.self) { try store.undo(set: set, actor: "ida", now: noon) }
  }

  @Test func `one field of a set can be taken back, or the rows that a query finds`() throws {
    let store = try Store.mugs(3)
    let outcome = try store.apply(
      plan: try store.plan(.price) { _ in "9.00" } + store.plan(.vendor) { _ in "Acme" },
      summary: "two", actor: "ida", now: noon)
    let set = try #require(outcome.changeSet?.id)
    let vendors = try store.undo(UndoRequest(set: set, field: "vendor"), actor: "ida", now: noon)
    #expect(vendors.applied == 3)
    #expect(try store.catalogRows().allSatisfy { $0.vendor == nil })
    let one = try store.undo(
      UndoRequest(set: set, only: try parse("sku:M-2", .catalog)), actor: "ida", now: noon)
    #expect(one.applied == 1)
    #expect(try store.prices() == ["9.00", "2.00", "9.00"])
    #expect(throws: StoreError.self) {
      try store.undo(
        UndoRequest(set: set, only: try parse("sku:M-2", .catalog)), actor: "ida", now: noon)
    }
  }

  @Test func `a conflict is left out, and what is left can be forced`() throws {
    let store = try Store.mugs(2)
    let set = try store.set(.price, "8.00")
    try store.set(.price, "9.00", where: "sku:M-2", actor: "bo")
    let first = try store.undo(set: set, actor: "ida", now: noon)
    #expect(first.conflicts.map(\.subject) == ["M-2"])
    let seen = try #require(try store.meanwhile(first.conflicts).first)
    #expect(seen.now == "9.00")
    #expect(seen.change?.actor == "bo")
    #expect(try store.undo(set: set, actor: "ida", now: noon).applied == 0)
    #expect(try store.undo(set: set, actor: "ida", now: noon, force: true).applied == 1)
    #expect(try store.prices() == ["1.00", "2.00"])
  }

  @Test func `summaries name what people did, however often it went back and forth`() throws {
    let store = try Store.mugs(1)
    let set = try store.set(.price, "9.00")
    for _ in 0..<3 {
      let undone = try store.undo(actor: "ida", now: noon)
      #expect(undone.changeSet?.summary == "undo: price 9.00")
      let redone = try store.redo(actor: "ida", now: noon)
      #expect(redone.changeSet?.summary == "redo: price 9.00")
    }
    #expect(try store.changeSet(set).undoneBy == nil)
    #expect(try store.prices() == ["9.00"])
  }

  @Test func `any set is redone by its number, or by the number of its undo`() throws {
    let store = try Store.mugs(1)
    let first = try store.set(.price, "8.00")
    let undo = try #require(try store.undo(actor: "ida", now: noon).changeSet?.id)
    try store.set(.vendor, "Acme")
    #expect(throws: StoreError.self) { try store.redo(actor: "ida", now: noon) }
    #expect(try store.redo(set: first, actor: "ida", now: noon).applied == 1)
    #expect(try store.prices() == ["8.00"])
    #expect(throws: StoreError.self) { try store.redo(set: undo, actor: "ida", now: noon) }
    #expect(throws: StoreError.self) { try store.redo(set: first, actor: "ida", now: noon) }
    try store.undo(set: first, actor: "ida", now: noon)
    let again = try #require(try store.journal(limit: 1).first)
    #expect(again.source == "undo")
    #expect(try store.undo(set: again.id, actor: "ida", now: noon).changeSet?.source == "redo")
  }

  @Test func `an undo is read from the file by another program`() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("undo-\(UUID().uuidString).sqlite").path
    defer {
      for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }
    let first = try Store.open(path: path)
    try first.take(.products, [product("p", variants: [try variant("M-1", price: "1.00")])])
    let set = try first.set(.price, "9.00")
    let second = try Store.open(path: path)
    #expect(try second.undo(set: set, actor: "bo", now: noon).applied == 1)
    #expect(throws: StoreError.self) { try first.undo(set: set, actor: "ida", now: noon) }
    #expect(try first.redo(set: set, actor: "ida", now: noon).applied == 1)
  }

  @Test func `a long set is read in parts`() throws {
    let store = try Store.mugs(50)
    let set = try store.set(.price, "99.00")
    let first = try store.changePage(ofSet: set, .first, limit: 20)
    #expect((first.rows.count, first.firstIndex, first.total) == (20, 0, 50))
    let last = try store.changePage(ofSet: set, .last, limit: 20)
    #expect((last.rows.count, last.firstIndex, last.total) == (20, 30, 50))
    let middle = try store.changePage(ofSet: set, .around(first.rows[19].id), limit: 20)
    #expect((middle.firstIndex, middle.rows.first?.id) == (9, first.rows[9].id))
    #expect(
      try store.changes(ofSet: set, after: first.rows[19].id).map(\.id).first
        == middle.rows[11].id)
  }

  @Test func `a reason stands in the journal`() throws {
    let store = try Store.mugs(1)
    let outcome = try store.apply(
      plan: try store.plan(.price) { _ in "0.10" }, summary: "s", actor: "ida",
      reason: "clearance (over tenfold)", now: noon)
    #expect(outcome.changeSet?.reason == "clearance (over tenfold)")
    #expect(try store.journal(limit: 1).first?.reason == "clearance (over tenfold)")
  }

  @Test func `progress is told`() throws {
    let store = try Store.mugs(1)
    try store.take(
      .products,
      try (1...4_500).map { product("q\($0)", variants: [try variant("Q-\($0)", price: "5.00")]) })
    let told = Told()
    let plan = try store.plan(.price) { _ in "6.00" }
    _ = try store.apply(
      plan: plan, summary: "s", actor: "ida", now: noon, progress: { told.add($0, $1) })
    #expect(told.values.map(\.0) == [2_000, 4_000])
    #expect(told.values.allSatisfy { $0.1 == 4_501 })
  }

  /// A random sequence of edits, partial undos and redos, all taken back at last. No value comes
  /// twice, so that a value says which change put it there.
  @Test(arguments: 1...20)
  func `whatever was taken back in parts, taking back the rest leaves the first rows`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let store = try Store.mugs(5)
    let before = try store.picture()
    var sets: [Int64] = []
    for step in 1...7 {
      let field = [EditableField.price, .vendor, .tags].randomElement(using: &random) ?? .price
      let rows = (0..<5).map { _ in Bool.random(using: &random) }
      let plan = try store.plan(field) {
        field == .price ? "\(step * 10 + $0).50" : "v\(step)\($0)"
      }
      let chosen = plan.enumerated().filter { rows[$0.offset] }.map(\.element)
      let outcome = try store.apply(plan: chosen, summary: "\(step)", actor: "ida", now: noon)
      if let id = outcome.changeSet?.id { sets.append(id) }
      guard let set = sets.randomElement(using: &random) else { continue }
      let part = try store.changes(ofSet: set).filter { _ in Bool.random(using: &random) }
      _ = try? store.undo(
        UndoRequest(set: set, changes: Set(part.map(\.id))), actor: "bo", now: noon)
      if Bool.random(using: &random) { _ = try? store.redo(set: set, actor: "bo", now: noon) }
      #expect(try store.integrityCheck() == [])
    }
    for set in sets.reversed() where try store.changeSet(set).undoneBy == nil {
      #expect(try store.undo(set: set, actor: "ida", now: noon).conflicts.isEmpty)
      #expect(try store.changeSet(set).undoneBy != nil)
    }
    #expect(try store.picture() == before)
    #expect(try store.snapshot(now: noon).pendingEdits == 0)
  }
}

/// Gathers what a progress closure is told.
private final class Told: Sendable {
  private let told = Mutex<[(Int, Int)]>([])

  var values: [(Int, Int)] { told.withLock { $0 } }

  func add(_ done: Int, _ total: Int) { told.withLock { $0.append((done, total)) } }
}
