import Commerce
import Foundation
import Synchronization
import Testing

@testable import Refresh

/// A folder of its own for one test, removed with it.
private final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appendingPathComponent(
      "aisle-refresh-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ name: String, _ text: String, modifiedAt: Instant) throws {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    let date = Date(timeIntervalSince1970: Double(modifiedAt.seconds))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: file.path)
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: url.path).sorted() }
  }
}

private struct Refused: Error, CustomStringConvertible { let description: String }

@Suite struct RefreshCycleTests {
  let now = Instant(seconds: 1_800_000_000)

  private func source(_ folder: Folder, keeps: Bool = true) -> RefreshSource {
    RefreshSource(id: "shop", channel: "shop", inbox: folder.url.path, keepsFiles: keeps)
  }

  private func work(
    _ importFile: @escaping @Sendable (String) throws -> Void = { _ in }
  ) -> RefreshWork {
    RefreshWork(
      importFile: { _, path in
        try importFile(path)
        return InboxImport([
          ImportResult(file: path, format: "shopify-orders", rows: 1, created: 1)
        ])
      },
      evaluate: { _ in StoreSnapshot(generation: 1) })
  }

  @Test func `a file is imported once, and again when it changes`() throws {
    let folder = try Folder()
    try folder.write("orders.csv", "Name\n#1\n", modifiedAt: now - .minutes(5))
    var cycle = RefreshCycle(sources: [source(folder)], work: work())
    #expect(try cycle.run(now: now) { _ in }.results.count == 1)
    #expect(try cycle.run(now: now + .seconds(5)) { _ in }.results.isEmpty)
    try folder.write("orders.csv", "Name\n#1\n#2\n", modifiedAt: now - .minutes(1))
    #expect(try cycle.run(now: now + .seconds(10)) { _ in }.results.count == 1)
  }

  @Test func `files that are ready together are taken in the order that the work gives`() throws {
    let folder = try Folder()
    for name in ["a.csv", "b.csv", "c.csv"] {
      try folder.write(name, "Name\n", modifiedAt: now - .minutes(5))
    }
    var work = work()
    work.order = { _, files in files.reversed() }
    var cycle = RefreshCycle(sources: [source(folder)], work: work)
    let taken = try cycle.run(now: now) { _ in }.results
    #expect(taken.map { $0.file.split(separator: "/").last } == ["c.csv", "b.csv", "a.csv"])
  }

  @Test func `a taken file moves to done, and never over another one there`() throws {
    let folder = try Folder()
    var cycle = RefreshCycle(sources: [source(folder, keeps: false)], work: work())
    for day in 1...2 {
      try folder.write("orders.csv", "day \(day)", modifiedAt: now - .minutes(5))
      _ = try cycle.run(now: now + .minutes(day)) { _ in }
    }
    #expect(try folder.names == ["done"])
    let done = folder.url.appendingPathComponent("done").path
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: done).sorted()
        == ["orders-2.csv", "orders.csv"])
  }

  @Test func `hidden files, folders and unfinished downloads are left alone`() throws {
    let folder = try Folder()
    for name in [".hidden.csv", "orders.csv.part", "orders.csv.crdownload", "orders.csv~"] {
      try folder.write(name, "x", modifiedAt: now - .minutes(5))
    }
    var cycle = RefreshCycle(sources: [source(folder)], work: work())
    #expect(try cycle.run(now: now) { _ in }.results.isEmpty)
  }

  @Test
  func `a file that fails stays, its reason shows on the source, the next file still goes in`()
    throws
  {
    let folder = try Folder()
    try folder.write("a.csv", "bad", modifiedAt: now - .minutes(5))
    try folder.write("b.csv", "good", modifiedAt: now - .minutes(5))
    var cycle = RefreshCycle(
      sources: [source(folder, keeps: false)],
      work: work { path in
        if path.hasSuffix("a.csv") { throw Refused(description: "a.csv:1:1: not a known header") }
      })
    let report = try cycle.run(now: now) { _ in }
    #expect(report.results.count == 1)
    #expect(report.failures == ["a.csv:1:1: not a known header"])
    #expect(report.snapshot?.sources.first?.error == "a.csv:1:1: not a known header")
    #expect(try folder.names == ["a.csv", "done"])
  }

  @Test func `the reason goes away with the bad file`() throws {
    let folder = try Folder()
    try folder.write("a.csv", "bad", modifiedAt: now - .minutes(5))
    var cycle = RefreshCycle(
      sources: [source(folder)], work: work { _ in throw Refused(description: "bad") })
    _ = try cycle.run(now: now) { _ in }
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("a.csv"))
    let report = try cycle.run(now: now + .seconds(5)) { _ in }
    #expect(report.snapshot?.sources.first?.error == nil)
  }

  @Test func `a missing inbox is a failure of its source and names the mend`() throws {
    var cycle = RefreshCycle(
      sources: [
        RefreshSource(id: "shop", channel: "shop", inbox: "/no/such/folder", keepsFiles: true)
      ], work: work())
    let report = try cycle.run(now: now) { _ in }
    #expect(report.snapshot?.sources.first?.error?.contains("create it") == true)
  }

  @Test func `the engine runs a cycle at once and publishes what it found`() async throws {
    let folder = try Folder()
    try folder.write("orders.csv", "Name\n#1\n", modifiedAt: now - .minutes(5))
    let now = now
    let (events, continuation) = AsyncStream.makeStream(of: RefreshEvent.self)
    let engine = RefreshEngine(
      sources: [source(folder)], interval: 3_600, work: work(), clock: { now },
      publish: { continuation.yield($0) })
    engine.start()
    var seen: [RefreshEvent] = []
    for await event in events {
      seen.append(event)
      if event == .finished { break }
    }
    engine.stop()
    #expect(seen.first == .started)
    #expect(
      seen.contains { if case .imported(let result) = $0 { result.created == 1 } else { false } })
    #expect(seen.contains { if case .snapshot = $0 { true } else { false } })
  }
}
