import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// The findings screen: one key from what is wrong to its mend.
@Suite struct FindingsTests {
  static func finding(
    _ id: Int64, _ code: FindingCode = .gtinBad, field: EditableField? = .barcode,
    score: Int = 71, because: String = "The last digit should be 1.",
    value: String = "4006381333932"
  ) -> FindingRow {
    var row = FindingRow(
      id: id, code: code, channel: "shop", productID: id, variantID: 100 + id,
      isAboutVariant: true, subject: "SKU-\(id)", title: "Enamel Mug \(id)", field: field,
      value: value, because: because, score: score)
    row.sortKey = .integer(Int64(1_000 + score))
    return row
  }

  private static func rows() -> [FindingRow] {
    var own = finding(
      3, .titleTooLongForAmazon, field: .title, because: "212 characters; Amazon takes 200.",
      value: "Enamel Mug")
    own.channel = "amazon-de"
    own.isChannelsOwn = true
    var waived = finding(
      5, .seoDescription, field: .seoDescription, score: 88,
      because: "100 characters; 120 to 160 use the space without being cut.", value: "A mug")
    waived.waiver = FindingWaiver(
      until: Fixture.now + .days(20), reason: "copy is being written", by: "ada")
    waived.owner = "bo"
    return [
      finding(1, .noImage, field: nil, score: 54, because: "It has no image.", value: ""),
      finding(2), own,
      finding(4, .fewImages, field: nil, score: 88, because: "2 images; 4 are wanted.", value: "2"),
      waived,
    ]
  }

  static func open(_ size: Size = Size(width: 80, height: 24)) throws -> DashboardState {
    var state = try Fixture.pressing("1 Q", in: Fixture.dashboard(size))
    _ = state.reduce(.findings(Fixture.window(rows(), total: 1_204), sequence: 1))
    return state
  }

  private func text(_ state: DashboardState) -> String {
    state.render().canvas.lines().joined(separator: "\n")
  }

  @Test(arguments: ScreenTests.sizes)
  func `the findings look as recorded`(size: Size) throws {
    try expectGolden(
      try Self.open(size).render().canvas, "\(size.width)x\(size.height)-findings")
  }

  @Test func `Q asks for the worst first, and Esc goes back to the pane`() throws {
    let driver = Driver(Fixture.dashboard())
    let effects = driver.reduce(.key(Key("Q")))
    guard case .loadFindings(let request, 1) = effects.first else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.sort == SortOrder("severity"))
    #expect(request.anchor == .first)
    _ = driver.reduce(.key(Key(.escape)))
    #expect(driver.findings == nil)
  }

  @Test(arguments: [Key("e"), Key(.enter)])
  func `one key leads to the field, with its whole value`(key: Key) throws {
    let driver = Driver(try Fixture.pressing("j", in: Self.open()))
    #expect(
      driver.reduce(.key(key)) == [.loadField(EditTarget(.barcode), variant: 102, subject: "SKU-2")]
    )
    driver.reduce(
      .fieldValue(EditTarget(.barcode), variant: 102, subject: "SKU-2", text: "4006381333932"))
    #expect(
      driver.prompt?.purpose == .edit(EditTarget(.barcode), variants: [102], subject: "SKU-2"))
    #expect(driver.prompt?.line.text == "4006381333932")
    _ = driver.reduce(.key(Key(.backspace)))
    _ = driver.reduce(.key(Key("1")))
    #expect(
      driver.reduce(.key(Key(.enter)))
        == [.plan(.field(EditTarget(.barcode), text: "4006381333931", variants: [102]))])
  }

  @Test func `a preview opened from a finding comes back to the findings`() throws {
    let driver = Driver(try Self.open())
    driver.reduce(
      .planned(
        [
          EditPlanRow(
            entity: .variant, entityID: 102, subject: "SKU-2", title: "Mug", field: .barcode,
            old: "1", new: "2", version: 1)
        ], summary: "barcode 2"))
    let effects = driver.reduce(.applied(EditOutcome(changeSet: nil, applied: 1), verb: "Applied"))
    #expect(driver.findings != nil)
    #expect(
      effects.contains { if case .loadFindings = $0 { true } else { false } })
  }

  @Test func `what no edit mends says what does, and a channel's own text is edited there`() throws
  {
    let driver = Driver(try Self.open())
    #expect(driver.reduce(.key(Key("e"))).isEmpty)
    #expect(driver.message?.text.contains("the product has an image") == true)
    let own = Driver(try Fixture.pressing("j j", in: Self.open()))
    let target = EditTarget(.title, in: .channel("amazon-de"))
    #expect(
      own.reduce(.key(Key("e"))) == [.loadField(target, variant: 103, subject: "SKU-3")])
  }

  @Test func `w waives with an end and a reason, and asks for what is missing`() throws {
    let driver = Driver(try Self.open())
    _ = driver.reduce(.key(Key("w")))
    #expect(driver.prompt?.line.text == "30d ")
    #expect(driver.reduce(.key(Key(.enter))).isEmpty)
    #expect(driver.prompt?.problem?.contains("why?") == true)
    driver.reduce(.paste("supplier sends them"))
    let until = try #require(
      WaiverEnd.read("30d", zone: Fixture.berlin, now: Fixture.now))
    #expect(
      driver.reduce(.key(Key(.enter)))
        == [.decide(.waive(until: until, reason: "supplier sends them"), [1])])
    #expect(driver.prompt == nil)
  }

  @Test(arguments: [("soon because", "no day"), ("2020-01-01 because", "is over")])
  func `a waiver that can't be is not sent`(typed: String, problem: String) throws {
    var state = try Self.open()
    state.prompt = Prompt(.waiveFindings([1], subject: "x"), text: typed)
    #expect(state.reduce(.key(Key(.enter))).isEmpty)
    #expect(state.prompt?.problem?.contains(problem) == true)
  }

  @Test func `a assigns all marked ones, and nothing typed leaves them to nobody`() throws {
    let driver = Driver(try Fixture.pressing("Space Space a", in: Self.open()))
    driver.reduce(.paste("bo"))
    #expect(driver.reduce(.key(Key(.enter))) == [.decide(.assign("bo"), [1, 2])])
    let nobody = Driver(try Fixture.pressing("a", in: Self.open()))
    #expect(nobody.reduce(.key(Key(.enter))) == [.decide(.assign(nil), [1])])
  }

  @Test func `the filter narrows as it is typed; Esc puts it back, then leaves`() throws {
    var state = try Fixture.pressing("/", in: Self.open())
    var effects: [Effect] = []
    for letter in "score<60" { effects += state.reduce(.key(Key(letter))) }
    guard case .loadFindings(let request, _) = effects.last else {
      Issue.record("\(effects)")
      return
    }
    #expect(request.query == (try Query.parse("score<60", schema: .findings)))
    _ = state.reduce(.key(Key(.enter)))
    #expect(state.prompt == nil)
    _ = state.reduce(.key(Key(.escape)))
    #expect(state.findings?.list.queryText.isEmpty == true)
    _ = state.reduce(.key(Key(.escape)))
    #expect(state.findings == nil)
  }

  @Test func `a read-only store decides and mends nothing, and says so`() throws {
    for key in ["w", "a", "e"] {
      let driver = Driver(try Self.open())
      driver.setup.isReadOnly = true
      #expect(driver.reduce(.key(Key(Character(key)))).isEmpty)
      #expect(driver.message?.text == "the store is open read-only")
    }
  }

  @Test func `text of the store never reaches the screen as commands`() throws {
    var state = try Fixture.pressing("Q", in: Fixture.dashboard())
    let nasty = Self.finding(1, because: "x\u{1B}[2Jy", value: "\u{1B}]0;t\u{7}")
    _ = state.reduce(.findings(Fixture.window([nasty]), sequence: 1))
    #expect(!text(state).contains("\u{1B}"))
    #expect(!text(state).contains("\u{7}"))
  }

  @Test func `while products are still looked at the screen says how many`() throws {
    var state = try Fixture.pressing("Q", in: Fixture.dashboard(Size(width: 120, height: 40)))
    state.snapshot.unjudged = 12_345
    _ = state.reduce(.findings(Fixture.window([FindingRow]()), sequence: 1))
    #expect(text(state).contains("12,345 products are still looked at"))
    #expect(text(state).contains("content 12,345 left"))
  }

  @Test func `a product's detail has its scores, findings and channels side by side`() throws {
    var detail = VariantDetail(row: Fixture.variant(1))
    detail.ownerChannel = "shop"
    detail.scores = [
      ContentVerdict.ChannelScore(channel: "amazon-de", score: 54, findings: 2),
      ContentVerdict.ChannelScore(channel: "shop", score: 92, findings: 1),
    ]
    detail.findings = Self.rows()
    var drift = Self.finding(9, .drift, because: "18 on amazon-de, 20 on shop.")
    drift.aspect = "price"
    drift.channel = "amazon-de"
    drift.variantID = 1
    detail.findings.append(drift)
    var amazon = ListingLine(channel: "amazon-de", state: .live)
    amazon.title = "Kelowerk Enamel Mug"
    amazon.price = Money(minorUnits: 1_800, currency: .eur)
    amazon.quantity = 12
    var shop = ListingLine(channel: "shop", state: .live)
    shop.imageCount = 4
    detail.listings = [amazon, shop]
    var state = try Fixture.pressing("1 Enter", in: Fixture.dashboard(Size(width: 80, height: 70)))
    _ = state.reduce(.detail(.variant(detail)))
    try expectGolden(state.render().canvas, "80x70-product-content")
    let shown = text(state)
    #expect(shown.contains("Channels side by side"))
    let header = try #require(
      shown.split(separator: "\n").first {
        $0.contains("shop") && $0.contains("amazon-de") && !$0.contains("live")
      })
    let home = try #require(header.firstRange(of: "shop"))
    let other = try #require(header.firstRange(of: "amazon-de"))
    #expect(home.lowerBound < other.lowerBound)
  }
}
