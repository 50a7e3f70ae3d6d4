import Commerce
import Configuration
import Testing

private func load(_ text: String, home: String? = "/home/ada") -> Configuration {
  let (configuration, problems) = Configuration.load(
    text, path: "/etc/aisle/aisle.toml", home: home)
  #expect(problems.isEmpty, "\(problems)")
  return configuration
}

@Suite struct `A config file` {
  @Test func `that is empty is the default, with its assumptions said`() {
    let configuration = load("")
    #expect(configuration == .default)
    #expect(
      Assumption.currency.sentence(in: configuration.settings)
        == "prices without a currency are read as USD; say otherwise with currency under [store]")
  }

  @Test func `says how long people keep what they took, and what a P1 rings`() {
    let configuration = load(
      """
      [triage]
      acknowledge_for = "2h"
      acknowledge_p1_for = "15m"
      escalate_p1_after = "5m"
      [notify]
      p1 = ["bell", "osc777"]
      hook = ["page-me", "--team", "store"]
      hook_time_limit = "3s"
      """)
    #expect(configuration.settings.triage.acknowledgedFor == .hours(2))
    #expect(configuration.settings.triage.acknowledgedForP1 == .minutes(15))
    #expect(configuration.settings.triage.escalateP1After == .minutes(5))
    #expect(configuration.settings.triage.escalateP2After == .minutes(60))
    #expect(configuration.notify.p1 == [.bell, .osc777])
    #expect(configuration.notify.hook == ["page-me", "--team", "store"])
    #expect(configuration.notify.hookTimeLimit == .seconds(3))
    #expect(load("[notify]\np1 = []").notify.p1 == [])
  }

  @Test(arguments: ["[hooks]\nlimit", "[notify]\nhook_time_limit"])
  func `refuses to wait more than ten minutes for a hook`(key: String) {
    let problems = Configuration.load("\(key) = \"11m\"", path: "/a.toml").problems
    #expect(problems.count == 1)
    let words = problems.first?.description ?? ""
    #expect(words.contains("/a.toml:2:"))
    #expect(words.contains("is not between 1s and 10m"))
    _ = load("\(key) = \"10m\"")
  }

  @Test func `says how the numbers of a source's files are written`() {
    let source = "[[source]]\nid = \"shop\"\ninbox = \"/in\"\n"
    #expect(load(source + "decimal = \",\"").sources.map(\.decimal) == [.comma])
    #expect(load(source).sources.map(\.decimal) == [nil])
    let problems = Configuration.load(source + "decimal = \";\"", path: "/a.toml").problems
    #expect(problems.map(\.line) == [4])
  }

  @Test func `gives a channel the thresholds of all, and then its own`() throws {
    let configuration = load(
      """
      [orders]
      ship_due_within = "36h"
      hold_review_after = "1d12h"
      [[channel]]
      code = "shop"
      [[channel]]
      code = "b2b"
      kind = "own"
      [channel.orders]
      ship_due_within = "12h"
      handling_days = false
      """)
    let shop = configuration.settings.channel("shop").orders
    let business = configuration.settings.channel("b2b").orders
    #expect(shop.shipDueWithin == .hours(36))
    #expect(business.shipDueWithin == .hours(12))
    #expect(business.holdReviewAfter == .hours(36))
    #expect(shop.handlingDays == 2)
    #expect(business.handlingDays == nil)
  }

  @Test func `reads a location's week, hours and closures`() throws {
    let location = try #require(
      load(
        """
        [store]
        zone = "Europe/Berlin"
        [[location]]
        code = "Osaka"
        zone = "Asia/Tokyo"
        working_days = ["Mon", "saturday"]
        cut_off = 15:30:00
        closes = "24:00"
        closures = [2026-12-25, "2027-01-01"]
        [[location]]
        code = "Berlin"
        """
      ).settings.locations.first)
    #expect(location.zone.identifier == "Asia/Tokyo")
    #expect(location.workingDays == [.monday, .saturday])
    #expect(location.cutOffSecond == 55_800)
    #expect(location.closesSecond == 86_400)
    #expect(location.closures.map(\.description).sorted() == ["2026-12-25", "2027-01-01"])
  }

  @Test(arguments: [
    ("inbox", "/etc/aisle/inbox"), ("./a/../b", "/etc/aisle/b"), ("../x/", "/etc/x"),
    ("/var/in", "/var/in"), ("~/in", "/home/ada/in"), ("~", "/home/ada"), ("../../../../x", "/x"),
    ("~ada/in", "/etc/aisle/~ada/in"),
  ])
  func `resolves an inbox from its own folder or from home`(text: String, path: String) {
    let configuration = load("[[source]]\nid = \"a\"\ninbox = \"\(text)\"")
    #expect(configuration.sources.map(\.inbox) == [path])
  }

  @Test(arguments: [
    ("aisle.toml", "in", "in"), ("data/aisle.toml", "../in", "in"),
    ("data/aisle.toml", "../../in", "../in"), ("/aisle.toml", "in", "/in"),
  ])
  func `stays as relative as the file's own path`(file: String, inbox: String, path: String) {
    let text = "[[source]]\nid = \"a\"\ninbox = \"\(inbox)\""
    let configuration = Configuration.load(text, path: file).configuration
    #expect(configuration.sources.map(\.inbox) == [path])
  }

  @Test func `can't resolve home when there is none`() {
    let problems = Configuration.load(
      "[[source]]\nid = \"a\"\ninbox = \"~/in\"", path: "/c/aisle.toml"
    ).problems
    #expect(problems.map(\.column) == [9])
  }

  @Test func `makes a channel of a source that stands alone`() {
    let configuration = load(
      """
      [[source]]
      id = "amazon-de"
      platform = "amazon"
      inbox = "amazon"
      """)
    #expect(configuration.settings.channels.map(\.channel.code) == ["amazon-de"])
    #expect(configuration.context(forSource: "amazon-de").channel.kind == .marketplace)
  }

  @Test func `reads a source that it does not name with the store's own currency and zone`() {
    let configuration = load("[store]\ncurrency = \"GBP\"\nzone = \"Europe/London\"")
    let context = configuration.context(forSource: "dropped")
    #expect(context.source == "dropped")
    #expect(context.currency == .gbp)
    #expect(context.zone.identifier == "Europe/London")
    #expect(context.defaultLocation == "Main")
  }

  @Test func `reads percentages exactly`() {
    let configuration = load(
      """
      [inventory]
      service_level = "97.5%"
      [editing]
      maximum_drop = 25
      margin_floor = "12.25 %"
      """)
    #expect(configuration.settings.inventory.serviceLevel == BasisPoints(9_750))
    #expect(configuration.settings.editing.maximumDrop == BasisPoints(2_500))
    #expect(configuration.settings.editing.marginFloor == BasisPoints(1_225))
  }

  @Test func `joins the parts of an action's id, however they are written`() {
    let configuration = load(
      """
      [keys]
      quit = "q"
      order.acknowledge = ["a", "ctrl-a"]
      "order.note" = "n"
      [keys.catalog]
      edit = []
      """)
    #expect(
      configuration.keys == [
        "quit": ["q"], "order.acknowledge": ["a", "ctrl-a"], "order.note": ["n"],
        "catalog.edit": [],
      ])
  }

  @Test func `reads the screen's wishes`() {
    #expect(load("").detailAfter == TimeSpan(milliseconds: 120))
    #expect(load("[ui]\ndetail_after = \"2s\"").detailAfter == .seconds(2))
    let configuration = load("[refresh]\nevery = \"2m\"\n[ui]\ntheme = \"dark\"")
    #expect(configuration.refreshSeconds == 120)
    #expect(configuration.theme == "dark")
  }
}

@Test func `the folder for the platforms' files is resolved as inboxes are`() {
  let (found, problems) = Configuration.load(
    "[export]\nfolder = \"~/out\"", path: "/etc/aisle.toml", home: "/home/ida")
  #expect(found.exportFolder == "/home/ida/out")
  #expect(problems.isEmpty)
  let (homeless, doubts) = Configuration.load(
    "[export]\nfolder = \"~/out\"\nfile = 1", path: "/etc/aisle.toml")
  #expect(homeless.exportFolder == nil)
  #expect(doubts.count == 2)
}
