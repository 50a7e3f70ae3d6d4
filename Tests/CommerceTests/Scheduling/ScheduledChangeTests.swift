import Commerce
import Testing

@Suite struct ScheduledChangeTests {
  private func at(_ hour: Int) -> Instant { Instant(seconds: Int64(hour) * 3_600) }

  private func change(
    _ id: Int64, from start: Int, to end: Int?, _ progress: ScheduledProgress = .planned
  ) -> ScheduledChange {
    func clock(_ hour: Int) -> WallClock { StoreZone.utc.wallClock(at: at(hour)) }
    return ScheduledChange(
      id: id, createdAt: at(0), actor: "ida", summary: "price 9",
      schedule: Schedule(start: clock(start), end: end.map(clock), zone: .utc),
      progress: progress)
  }

  @Test(
    arguments: [
      (ScheduledProgress.planned, 5, ScheduledPhase.waiting), (.planned, 10, .due),
      (.planned, 15, .due), (.planned, 20, .missed), (.applied, 10, .live), (.applied, 19, .live),
      (.applied, 20, .ending), (.ended, 30, .done), (.missed, 30, .missed),
      (.cancelled, 5, .cancelled),
    ])
  func `the clock says where a change stands`(
    progress: ScheduledProgress, hour: Int, phase: ScheduledPhase
  ) {
    #expect(change(1, from: 10, to: 20, progress).phase(at: at(hour)) == phase)
  }

  @Test func `without an end it is done once it is in`() {
    #expect(change(1, from: 10, to: nil, .applied).phase(at: at(99)) == .done)
    #expect(change(1, from: 10, to: nil).phase(at: at(99)) == .due)
  }

  @Test func `what is due comes in the order in which it should have happened`() {
    let steps = ScheduleStep.due(
      [
        change(1, from: 1, to: 30, .applied), change(2, from: 12, to: 40),
        change(3, from: 10, to: 12, .applied), change(4, from: 2, to: 11),
        change(5, from: 9, to: nil),
        change(6, from: 99, to: nil),
      ], now: at(20))
    #expect(steps.map(\.id) == [5, 4, 3, 2])
    #expect(steps.map(\.kind) == [.start, .miss, .end, .start])
  }

  @Test func `a late step says when it was due`() throws {
    let line = ScheduleLine(
      id: 3, kind: .end, set: 9, applied: 2, left: 1, summary: "price -10%", dueAt: at(12),
      isLate: true)
    #expect(
      line.words(in: .utc)
        == "Scheduled change 3 ended, the old values are back, late (due 1970-01-01 12:00): "
        + "price -10%; 1 left alone, changed by someone meanwhile")
  }
}
