import Commerce
import Testing

@testable import Refresh

@Suite struct InboxLedgerTests {
  let start = Instant(seconds: 1_800_000_000)

  private func file(_ name: String = "orders.csv", size: Int64 = 10, age: TimeSpan) -> InboxFile {
    InboxFile(path: "/inbox/\(name)", size: size, modifiedAt: start - age)
  }

  @Test func `a file that nobody has touched for a while is ready at first sight`() {
    var ledger = InboxLedger()
    let old = file(age: .minutes(5))
    #expect(ledger.look([old], now: start) == [old])
  }

  @Test func `a file that is still written to waits until it stops growing`() {
    var ledger = InboxLedger()
    let half = file(size: 10, age: .seconds(1))
    #expect(ledger.look([half], now: start).isEmpty)
    let more = file(size: 20, age: .seconds(0))
    #expect(ledger.look([more], now: start + .seconds(1)).isEmpty)
    #expect(ledger.look([more], now: start + .seconds(2)) == [more])
  }

  @Test func `an empty file is given a minute to fill`() {
    var ledger = InboxLedger()
    let empty = file(size: 0, age: .seconds(10))
    #expect(ledger.look([empty], now: start).isEmpty)
    #expect(ledger.look([empty], now: start + .seconds(30)).isEmpty)
    #expect(ledger.look([empty], now: start + .seconds(51)) == [empty])
  }

  @Test func `a taken file is not taken again until it changes`() {
    var ledger = InboxLedger()
    let old = file(age: .minutes(5))
    _ = ledger.look([old], now: start)
    ledger.markTaken(old)
    #expect(ledger.look([old], now: start + .minutes(1)).isEmpty)
    let changed = file(size: 11, age: .minutes(4))
    #expect(ledger.look([changed], now: start + .minutes(2)) == [changed])
  }

  @Test func `a file that failed is tried again after a pause that doubles`() {
    var ledger = InboxLedger()
    let bad = file(age: .minutes(5))
    _ = ledger.look([bad], now: start)
    ledger.markFailed(bad, now: start)
    #expect(ledger.look([bad], now: start + .seconds(9)).isEmpty)
    #expect(ledger.look([bad], now: start + .seconds(10)) == [bad])
    ledger.markFailed(bad, now: start + .seconds(10))
    #expect(ledger.look([bad], now: start + .seconds(29)).isEmpty)
    #expect(ledger.look([bad], now: start + .seconds(30)) == [bad])
  }

  @Test func `a failed file that was mended is tried at once`() {
    var ledger = InboxLedger()
    let bad = file(age: .minutes(5))
    _ = ledger.look([bad], now: start)
    ledger.markFailed(bad, now: start)
    let mended = file(size: 12, age: .minutes(4))
    #expect(ledger.look([mended], now: start + .seconds(1)) == [mended])
  }

  @Test(arguments: [(1, 10), (2, 20), (3, 40), (5, 160), (6, 300), (50, 300)])
  func `the pause after failures doubles up to five minutes`(count: Int, seconds: Int) {
    #expect(BackOff.pause(afterFailures: count) == .seconds(seconds))
  }
}
