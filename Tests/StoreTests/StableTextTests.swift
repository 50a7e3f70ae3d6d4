import Commerce
import Testing

@testable import Store

struct StableTextTests {
  @Test func `equal sets give the same text, whatever order they were filled in`() {
    var oneWay: Set<Int> = []
    var otherWay: Set<Int> = Set(minimumCapacity: 4_096)
    for number in 0..<200 {
      oneWay.insert(number)
      otherWay.insert(199 - number)
    }
    #expect(StableText.of(oneWay) == StableText.of(otherWay))
    #expect(StableText.of(["a": oneWay]) == StableText.of(["a": otherWay]))
  }

  @Test func `the rules of equal settings have the same fingerprint`() {
    let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
    func settings(_ days: [Weekday]) -> StoreSettings {
      var settings = StoreSettings()
      settings.locations = [
        LocationSettings(
          location: Location(code: "Berlin", name: "Berlin"), zone: .utc, workingDays: Set(days))
      ]
      return settings
    }
    let fingerprint = RuleSet.rules(for: settings(days)).fingerprint
    #expect(fingerprint == RuleSet.rules(for: settings(days.reversed())).fingerprint)
    #expect(fingerprint != RuleSet.rules(for: settings(Array(days.dropLast()))).fingerprint)
  }
}
