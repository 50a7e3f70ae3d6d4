import Commerce
import Configuration
import Foundation
import Testing

private let sample = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "SampleData/aisle.toml")

@Suite struct `The sample's own file` {
  @Test func `is read without a problem`() throws {
    let text = try String(contentsOf: sample, encoding: .utf8)
    let (configuration, problems) = Configuration.load(text, path: "/demo/aisle.toml")
    #expect(problems.isEmpty)
    #expect(configuration.asOf == CivilDate(year: 2026, month: 11, day: 20))
    #expect(configuration.environment == nil)
    #expect(configuration.assumptions.isEmpty)
    #expect(configuration.settings.channels.map(\.channel.code) == ["shop", "amazon-de", "japan"])
    #expect(configuration.settings.locations.map(\.location.code) == ["Berlin", "Osaka"])
    #expect(
      configuration.sources.map(\.inbox)
        == ["/demo/shop", "/demo/amazon-de", "/demo/japan", "/demo/plan"])
  }

  @Test func `reads the Japanese shop in yen, Tokyo time and Osaka stock`() throws {
    let text = try String(contentsOf: sample, encoding: .utf8)
    let configuration = Configuration.load(text, path: "/demo/aisle.toml").configuration
    let context = configuration.context(forSource: "japan", dayShift: 3)
    #expect(context.currency == .jpy)
    #expect(context.zone.identifier == "Asia/Tokyo")
    #expect(context.defaultLocation == "Osaka")
    #expect(context.channel.kind == .ownStore)
    #expect(context.dayShift == 3)
  }
}
