import Commerce
import Testing

@testable import Store

/// What was noticed about a file is kept for those who did not see it go in.
@Suite struct `Remarks on a file` {
  private func doubt(_ reason: String, line: Int = 1, column: String? = nil) -> RowIssue {
    RowIssue(
      severity: .warning, place: SourcePlace(line: line), columnName: column, value: "new",
      reason: reason, rawRow: "")
  }

  private func take(
    _ store: Store, _ file: String, price: String, file doubts: [RowIssue] = [],
    rows: [RowIssue] = []
  ) throws -> ImportResult {
    let record = product("mug", title: "Mug", variants: [try variant("MUG", price: price)])
    return try store.importRun(run(.products, hash: file, file: file), now: noon) { sink in
      for row in rows { try sink.take(.issue(row)) }
      try sink.take(.record(record, SourcePlace(line: 2)))
      sink.fileWarnings = doubts
      return 1 + rows.count
    }
  }

  private func remarks(_ store: Store) throws -> [String] {
    try store.sources().flatMap(\.remarks)
  }

  @Test func `are those on the file, then those on its rows, with their places`() throws {
    let store = try Store.inMemory()
    let result = try take(
      store, "a.csv", price: "9.00", file: [doubt("it was read as Windows-1252")],
      rows: [doubt("is a status that is not known here", line: 7, column: "Status")])
    #expect(result.issues.count == 2)
    #expect(
      try remarks(store) == [
        "a.csv: it was read as Windows-1252",
        "a.csv: line 7, Status \"new\": is a status that is not known here",
      ])
  }

  @Test func `go with the next file, and come back when that is taken back`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "a.csv", price: "9.00", file: [doubt("first")])
    _ = try take(store, "b.csv", price: "8.00")
    #expect(try remarks(store) == [])
    let set = try #require(try store.journal(limit: 1).first)
    try store.undo(set: set.id, actor: "ida", now: noon)
    #expect(try remarks(store) == ["a.csv: first"])
  }

  @Test func `stay when a file of another format comes`() throws {
    let store = try Store.inMemory()
    _ = try take(store, "/in/a.csv", price: "9.00", file: [doubt("first")])
    _ = try store.importRun(run(.stock, hash: "s", file: "/in/stock.csv"), now: noon) { sink in
      sink.fileWarnings = [doubt("second")]
      return 0
    }
    #expect(try remarks(store) == ["a.csv: first", "stock.csv: second"])
  }

  @Test func `are twenty at most, and how many more there are`() throws {
    let store = try Store.inMemory()
    _ = try take(
      store, "a.csv", price: "9.00", rows: (1...30).map { doubt("odd", line: $0 + 1) })
    let kept = try remarks(store)
    #expect(kept.count == 21)
    #expect(kept.first == "a.csv: line 2: odd")
    #expect(kept.last == "a.csv: 10 more of the kind")
  }

  @Test func `are none of a dry run, and none for rows that were refused`() throws {
    let store = try Store.inMemory()
    _ = try store.importRun(run(.products, hash: "x"), now: noon, dryRun: true) { sink in
      sink.fileWarnings = [doubt("odd")]
      return 0
    }
    #expect(try remarks(store) == [])
    _ = try take(
      store, "a.csv", price: "9.00",
      rows: [
        RowIssue(
          severity: .refused, place: SourcePlace(line: 3), value: "x", reason: "no", rawRow: "x")
      ])
    #expect(try remarks(store) == [])
  }
}
