import Commerce
import Testing

@testable import Store

/// What becomes of refused rows as later files come.
@Suite struct `Refused rows` {
  private func info(
    _ file: String, at fileTime: Instant? = nil, hash: String = "\(UInt64.random(in: 0...(.max)))"
  ) -> ImportRunInfo {
    var info = run(.costs, hash: hash, file: file, at: fileTime)
    info.header = ["sku", "cost"]
    info.dialect = RowDialect(delimiter: ",", isQuoted: true)
    info.identityColumns = [0]
    return info
  }

  private func issue(_ row: String, line: Int = 2) -> FeedItem {
    .issue(
      RowIssue(
        severity: .refused, place: SourcePlace(line: line, column: 2), columnName: "cost",
        value: "x", reason: "is not a number", rawRow: row))
  }

  private func cost(_ sku: String, _ amount: String) throws -> FeedItem {
    .record(.cost(CostRecord(sku: sku, cost: try eur(amount))), SourcePlace(line: 2))
  }

  private func filled() throws -> Store {
    let store = try Store.inMemory()
    try store.take(
      .products, [product("mug", title: "Mug", variants: [try variant("MUG", price: "9.00")])])
    _ = try store.importRun(info("monday.csv", at: noon), now: noon) { sink in
      try sink.take(issue("mug,x"))
      try sink.take(issue("CUP,y", line: 3))
      return 2
    }
    return store
  }

  private func raw(_ store: Store) throws -> [String] {
    try store.quarantine().map(\.issue.rawRow).sorted()
  }

  @Test func `are listed by run, the newest first, and then as they stand in the file`() throws {
    let store = try filled()
    _ = try store.importRun(info("tuesday.csv", at: noon + .hours(1)), now: noon) { sink in
      try sink.take(issue("LAMP,a", line: 7))
      try sink.take(issue("DESK,b", line: 5))
      return 2
    }
    #expect(
      try store.quarantine().map(\.issue.rawRow) == ["DESK,b", "LAMP,a", "mug,x", "CUP,y"])
  }

  @Test func `go when a later file of the source has them right`() throws {
    let store = try filled()
    _ = try store.importRun(info("tuesday.csv", at: noon + .hours(24)), now: noon) { sink in
      try sink.take(try cost("MUG", "4.00"))
      return 1
    }
    #expect(try raw(store) == ["CUP,y"])
    #expect(try store.snapshot(now: noon).quarantined == 1)
    #expect(try store.integrityCheck().isEmpty)
  }

  @Test func `are followed by the newer refusal of the same thing`() throws {
    let store = try filled()
    _ = try store.importRun(info("tuesday.csv", at: noon + .hours(24)), now: noon) { sink in
      try sink.take(issue("MUG,z"))
      return 1
    }
    #expect(try raw(store) == ["CUP,y", "MUG,z"])
  }

  @Test func `stay when an older file has them right`() throws {
    let store = try filled()
    _ = try store.importRun(info("sunday.csv", at: noon - .hours(24)), now: noon) { sink in
      try sink.take(try cost("MUG", "4.00"))
      return 1
    }
    #expect(try raw(store).count == 2)
  }

  @Test func `stay when the file is only tried`() throws {
    let store = try filled()
    _ = try store.importRun(info("tuesday.csv", at: noon + .hours(24)), now: noon, dryRun: true) {
      try $0.take(try cost("MUG", "4.00"))
      return 1
    }
    #expect(try raw(store).count == 2)
  }

  @Test func `that are taken again leave the others of their file, and the source's clock`() throws
  {
    let store = try filled()
    let row = try #require(try store.quarantine().first { $0.issue.rawRow == "mug,x" })
    var again = info("monday.csv", at: noon)
    again.retakes = ImportRunInfo.Retaken(run: 2, rows: [row.id])
    let later = noon + .hours(48)
    _ = try store.importRun(again, now: later) { sink in
      try sink.take(try cost("MUG", "4.00"))
      return 1
    }
    #expect(try raw(store) == ["CUP,y"])
    #expect(try store.sources().first { $0.id == "shop" }?.lastSuccessAt == noon)
    let retake = try #require(try store.retakes(of: nil).first)
    #expect(retake.run == 2)
    #expect(retake.header == ["sku", "cost"])
    #expect(retake.rows.map(\.issue.place.line) == [3])
  }

  @Test func `that the store itself refused are asked for as they stand in the file`() throws {
    let store = try filled()
    _ = try store.importRun(info("tuesday.csv"), now: noon) { sink in
      try sink.take(try cost("LAMP", "4.00"))
      #expect(sink.bareLines == [2])
      sink.complete([2: "LAMP,4.00"])
      #expect(sink.bareLines.isEmpty)
      return 1
    }
    #expect(try raw(store).contains("LAMP,4.00"))
  }

  @Test func `keep a correction until it is taken back`() throws {
    let store = try filled()
    let id = try #require(
      try store.quarantine().first { $0.issue.rawRow == "CUP,y" }?.id)
    let mended = try store.mend(id, to: "CUP,4", actor: "ada")
    #expect(mended.text == "CUP,4")
    #expect(mended.mendedBy == "ada")
    #expect(mended.cells == ["CUP", "4"])
    #expect(try store.mend(id, to: nil, actor: "ada").text == "CUP,y")
    #expect(throws: StoreError.self) { try store.mend(9_999, to: "x", actor: "ada") }
  }
}
