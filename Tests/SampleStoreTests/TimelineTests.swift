import Commerce
import Testing

@testable import SampleStore

@Suite struct `The sample's order times` {
  private func timeline(_ count: Int, asOf: CivilDate = SampleOptions.defaultDay) -> OrderTimeline {
    OrderTimeline(
      count: count, asOf: asOf, zone: StoreZone(identifier: "Europe/Berlin") ?? .utc, seed: 1)
  }

  @Test(arguments: [1, 3, 100, 2_500])
  func `never run backwards and end on the evening of the exports`(count: Int) {
    let timeline = timeline(count)
    let moments = (0..<count).map(timeline.moment)
    #expect(zip(moments, moments.dropFirst()).allSatisfy { $0 <= $1 })
    #expect(moments.last?.local.date == SampleOptions.defaultDay)
    #expect((moments.last?.local.hour ?? 24) < 21)
  }

  @Test func `cross the end of summer time with the offset of each side`() throws {
    let day = try #require(CivilDate(year: 2026, month: 10, day: 25))
    let zone = try #require(StoreZone(identifier: "Europe/Berlin"))
    let clock = DayClock(day, zone: zone)
    #expect(clock.moment(secondOfDay: 3_600).shopText == "2026-10-25 01:00:00 +0200")
    #expect(clock.moment(secondOfDay: 43_200).shopText == "2026-10-25 12:00:00 +0100")
    #expect(clock.moment(secondOfDay: 43_200).marketText == "2026-10-25T11:00:00+00:00")
  }

  @Test func `find the order nearest to a time`() {
    let timeline = timeline(2_500)
    let moment = timeline.moment(timeline.number(daysBefore: 7, secondOfDay: 12 * 3_600))
    #expect(moment.local.date == SampleOptions.defaultDay.adding(days: -7))
    #expect((11...12).contains(moment.local.hour))
  }
}
