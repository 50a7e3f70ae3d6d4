import Commerce
import Configuration
import Testing

@Test func `the starter file reads back as the defaults without a problem`() {
  let text = Configuration.template(name: "Say \"Hej\" \\ hi")
  let (configuration, problems) = Configuration.load(text, path: "/etc/aisle.toml")
  #expect(problems.isEmpty)
  #expect(configuration.settings == StoreSettings(name: "Say \"Hej\" \\ hi"))
  #expect(configuration.sources.isEmpty)
  #expect(configuration.refreshSeconds == Configuration.defaultRefreshSeconds)
}
