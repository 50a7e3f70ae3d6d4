import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// New products, copies, option matrices and archiving from the catalog.
@Suite struct SetupTests {
  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  private func row(
    _ id: Int64, _ subject: String, _ field: EditableField, _ new: String?,
    _ verdict: EditVerdict = .ok, because: String? = nil, guards: [EditGuard] = []
  ) -> EditPlanRow {
    var row = EditPlanRow(
      entity: field.entity, entityID: id, subject: subject, title: "Polar Mug", field: field,
      old: nil, new: new, currency: field.isMoney ? .eur : nil, verdict: verdict,
      because: because, version: 0)
    row.guards = guards
    return row
  }

  private var plan: SetupPlan {
    SetupPlan(
      rows: [
        row(-1, "polar-mug", .title, "Polar Mug"), row(-1, "polar-mug", .status, "draft"),
        row(-2, "POLAR-MUG-S", .optionName(1), "Size"), row(-2, "POLAR-MUG-S", .option(1), "S"),
        row(-2, "POLAR-MUG-S", .sku, "POLAR-MUG-S"), row(-2, "POLAR-MUG-S", .price, "19.90"),
        row(-3, "POLAR-MUG-L", .optionName(1), "Size", .refused, because: "see price"),
        row(
          -3, "POLAR-MUG-L", .price, "1.90", .refused, because: "below its cost of 8.00",
          guards: [.belowCost]),
      ],
      seeds: [
        SetupSeed(id: -1, place: .product(handle: "polar-mug", channel: "shop")),
        SetupSeed(id: -2, place: .variant(product: -1, position: 1, currency: .eur)),
        SetupSeed(id: -3, place: .variant(product: -1, position: 2, currency: .eur)),
      ])
  }

  private var template: EditorText {
    var document = EditorText(title: "a new product", text: "[[new]]\n", variants: [])
    document.isTemplate = true
    return document
  }

  @Test(arguments: [
    ("1 N", Effect.composeSetup(.new)), ("1 D", .composeSetup(.copies(of: [1]))),
    ("1 j M", .composeSetup(.matrix(ofVariant: 2))),
    ("1 Space Space D", .composeSetup(.copies(of: [1, 2]))),
    ("1 V", .plan(.expressions("status archived", variants: [1]))),
    ("1 Space Space V", .plan(.expressions("status archived", variants: [1, 2]))),
  ])
  func `a key asks for its set-up`(keys: String, effect: Effect) throws {
    #expect(try press(keys, in: Driver(Fixture.dashboard())).last == effect)
  }

  @Test func `a store that is open read-only and another pane take none`() throws {
    var setup = Fixture.setup()
    setup.isReadOnly = true
    let closed = DashboardState(
      setup: setup, size: Size(width: 80, height: 24), now: Fixture.now,
      snapshot: Fixture.snapshot())
    for command in [Command.newProduct, .duplicate, .matrix, .archive] {
      #expect(closed.disabledReason(command) == "the store is open read-only")
    }
    let state = Driver(Fixture.dashboard())
    _ = try press("4 N", in: state)
    #expect(state.message?.text == "new product: only in the catalog")
  }

  @Test func `a template that comes back as it was means nothing, a copy is looked at`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 N", in: state)
    #expect(state.reduce(.editorReady(template)).last == .openEditor(template))
    #expect(state.reduce(.editorClosed(template, problem: nil)) == [.saveDrafts([])])
    #expect(state.message?.text == "Nothing was changed in the document")
    let copy = EditorText(title: "a copy", text: "[[new]]\ntitle = \"A\"\n", variants: [])
    _ = state.reduce(.editorReady(copy))
    #expect(state.reduce(.editorClosed(copy, problem: nil)).last == .planDocument(copy))
  }

  @Test func `a set-up is previewed and made, and its document is done with`() throws {
    let state = Driver(Fixture.dashboard(Size(width: 100, height: 30)))
    _ = try press("1 N", in: state)
    _ = state.reduce(.editorReady(template))
    var written = template
    written.text += "title = \"Polar Mug\"\n"
    _ = state.reduce(.editorClosed(written, problem: nil))
    _ = state.reduce(.setupPlanned(plan, summary: "created polar-mug, 1 variant"))
    try expectGolden(state.render().canvas, "overlay-setup")
    let effects = try press("Enter", in: state)
    #expect(
      effects == [.setUp(plan, summary: "created polar-mug, 1 variant", reason: nil)])
    let set = ChangeSetSummary(
      id: 9, at: Fixture.now, actor: "ida", source: "setup",
      summary: "created polar-mug, 1 variant", rows: 6)
    _ = state.reduce(.applied(EditOutcome(changeSet: set, applied: 6), verb: "Set up"))
    #expect(state.overlay == nil)
    #expect(state.message?.text == "Set up: created polar-mug, 1 variant")
    #expect(state.dashboard.drafts.isEmpty)
  }

  @Test func `the cursor goes to what was made, unless a search is open`() throws {
    let state = Driver(Fixture.dashboard())
    func anchor(_ state: Driver) -> WindowAnchor? {
      state.reduce(.madeVariant(77))
      return state.reduce(
        .applied(EditOutcome(changeSet: nil, applied: 3), verb: "Set up")
      ).lazy.compactMap { effect -> WindowAnchor? in
        if case .loadCatalog(let request, _) = effect { request.anchor } else { nil }
      }.first
    }
    #expect(anchor(state) == .around(id: 77, key: .null))
    let searching = Driver(Fixture.dashboard())
    searching.catalog.query = try Query.parse("mug", schema: .of(.catalog))
    #expect(anchor(searching) != .around(id: 77, key: .null))
  }

  @Test func `a reason lets a refused variant in, and the journal names it`() throws {
    let state = Driver(Fixture.dashboard(Size(width: 100, height: 30)))
    var cheap = plan
    for index in cheap.rows.indices where cheap.rows[index].entityID == -3 {
      cheap.rows[index].guards = [.belowCost]
    }
    _ = state.reduce(.setupPlanned(cheap, summary: "created polar-mug, 1 variant"))
    _ = try press("o s a m p l e Enter y", in: state)
    guard case .plan(let shown) = state.overlay else {
      Issue.record("no plan")
      return
    }
    #expect(shown.isApplying)
    #expect(shown.rows.count(where: { $0.verdict == .warning }) == 2)
    #expect(shown.reason == "sample")
  }

  @Test func `however many fields it has, no count is typed, and it is not scheduled`() throws {
    let state = Driver(Fixture.dashboard())
    var large = plan
    large.rows = (0..<200).map { row(-2, "P-\($0)", .sku, "P-\($0)") }
    _ = state.reduce(.setupPlanned(large, summary: "large"))
    _ = try press("@", in: state)
    #expect(state.prompt == nil)
    #expect(state.message?.text.hasPrefix("A set-up is made at once") == true)
    #expect(try press("Enter", in: state).count == 1)
  }

  @Test func `what could not be made leaves the preview open and the document kept`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1", in: state)
    _ = state.reduce(.editorReady(template))
    _ = state.reduce(.setupPlanned(plan, summary: "created polar-mug, 1 variant"))
    _ = try press("Enter", in: state)
    _ = state.reduce(.failed("polar-mug: the handle polar-mug is taken on shop"))
    guard case .plan(let shown) = state.overlay else {
      Issue.record("no plan")
      return
    }
    #expect(!shown.isApplying)
    _ = try press("Esc", in: state)
    #expect(state.message?.text.contains("the document is kept") == true)
    // Another set-up is not begun over it.
    _ = try press("N", in: state)
    guard case .drafts(let offered) = state.overlay else {
      Issue.record("no drafts")
      return
    }
    #expect(offered.drafts.map(\.title) == ["the document of a new product"])
    #expect(try press("Enter", in: state).last == .openEditor(template))
  }
}
