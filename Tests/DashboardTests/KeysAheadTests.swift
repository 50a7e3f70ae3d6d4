import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// Keys that are faster than the search: they are for the rows that it will find.
@Suite struct KeysAheadTests {
  private func press(_ keys: String, in state: Driver) throws {
    for key in try KeySequence(parsing: keys) { state.reduce(.key(key)) }
  }

  @Test func `keys for a row wait until the search has found it`() throws {
    let state = Driver(Fixture.dashboard())
    try press("/ 9 Enter j Space", in: state)
    #expect(state.orders.marks.isEmpty)
    let found = Fixture.window([90, 91, 92].map { Fixture.order($0) })
    state.reduce(.orders(found, sequence: state.orders.asked))
    #expect(state.orders.marks == [91])
    #expect(state.orders.cursorID == 92)
  }

  @Test func `an answer to an older search does not let them go`() throws {
    let state = Driver(Fixture.dashboard())
    try press("/ 9 0 Enter Space", in: state)
    let found = Fixture.window([90].map { Fixture.order($0) })
    state.reduce(.orders(found, sequence: state.orders.asked - 1))
    #expect(state.orders.marks.isEmpty)
    state.reduce(.orders(found, sequence: state.orders.asked))
    #expect(state.orders.marks == [90])
  }

  @Test func `they are dropped when the search fails, and the next key acts again`() throws {
    let state = Driver(Fixture.dashboard())
    try press("/ 9 Enter Space Space", in: state)
    state.reduce(.failed("the disk is gone"))
    #expect(state.orders.marks.isEmpty)
    let before = state.orders.cursorID
    try press("Space", in: state)
    #expect(state.orders.marks == [before])
  }

  @Test func `without a search or jump on its way keys act at once`() throws {
    let state = Driver(Fixture.dashboard())
    state.reduce(.snapshot(Fixture.snapshot(generation: 2)))
    #expect(state.orders.isWaiting)
    let before = state.orders.cursorID
    try press("Space", in: state)
    #expect(state.orders.marks == [before])
  }
}
