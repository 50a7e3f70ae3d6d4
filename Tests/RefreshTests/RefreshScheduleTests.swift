import Commerce
import Testing

@testable import Refresh

@Suite struct RefreshScheduleTests {
  let now = Instant(seconds: 1_800_000_000)

  @Test func `a tick during a cycle is dropped`() {
    var schedule = RefreshSchedule()
    #expect(schedule.tick(now: now) == .start)
    #expect(schedule.tick(now: now + .seconds(5)) == .skipInFlight)
    schedule.finished()
    #expect(schedule.tick(now: now + .seconds(10)) == .start)
  }

  @Test func `after a failure the next cycle waits, unless a person asks`() {
    var schedule = RefreshSchedule()
    #expect(schedule.tick(now: now) == .start)
    schedule.failed(now: now)
    #expect(schedule.tick(now: now + .seconds(5)) == .waitUntil(now + .seconds(10)))
    #expect(schedule.tick(now: now + .seconds(5), asked: true) == .start)
  }

  @Test func `a success forgets the failures before it`() {
    var schedule = RefreshSchedule()
    _ = schedule.tick(now: now)
    schedule.failed(now: now)
    _ = schedule.tick(now: now + .seconds(10))
    schedule.finished()
    #expect(schedule.failures == 0)
    #expect(schedule.tick(now: now + .seconds(11)) == .start)
  }

  @Test func `while paused only a person starts a cycle`() {
    var schedule = RefreshSchedule()
    schedule.setPaused(true)
    #expect(schedule.tick(now: now) == .paused)
    #expect(schedule.tick(now: now, asked: true) == .start)
  }
}
