import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// What is being typed is nobody's to lose: not the refresh's, the terminal's, or a crash's.
@Suite struct EditInProgressTests {
  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  private var subject: EditSubject {
    EditSubject(
      productID: 1, variantID: 1, subject: "SKU-1", productSubject: "handle-1",
      title: "Enamel Mug 1", productVersion: 1, variantVersion: 1, currency: .eur,
      values: [
        .title: "Enamel Mug 1", .price: "19.90", .status: "active", .seoTitle: "Mug",
        .description: "<p>a</p>\n<p>b</p>", .weight: "1200",
      ],
      listings: ["amazon-de": EditSubject.Listing(isOwner: false)])
  }

  /// A newer picture of the store, a window of rows, a smaller terminal, ^Z and back.
  private func disturb(_ state: Driver) {
    _ = state.reduce(.snapshot(Fixture.snapshot(generation: 9)))
    _ = state.reduce(
      .catalog(Fixture.window((2...9).map { Fixture.variant($0) }), sequence: 99))
    _ = state.reduce(.resize(Size(width: 120, height: 40)))
    #expect(state.reduce(.key(Key("z", .control))) == [.suspend])
    _ = state.reduce(.resize(Size(width: 80, height: 24)))
    _ = state.reduce(.tick(Fixture.now + .seconds(2)))
  }

  @Test(arguments: ["1 e p ^U 1 7", "1 Space Space b p r i c e Space + 1", "1 e t X"])
  func `a line that is typed survives a refresh, a resize and ^Z`(keys: String) throws {
    let state = Driver(Fixture.dashboard())
    _ = try press(keys, in: state)
    let prompt = try #require(state.prompt)
    disturb(state)
    #expect(state.prompt == prompt)
    let planned = try press("Enter", in: state)
    #expect(planned.count == 1)
  }

  @Test func `a form survives a refresh, a resize and ^Z, the field that is typed included`() throws
  {
    let state = Driver(Fixture.dashboard())
    #expect(try press("1 W", in: state).last == .loadForm(variant: 1))
    _ = state.reduce(.form(subject))
    _ = try press("Enter Space X Enter j j Enter A c", in: state)
    let overlay = try #require(state.overlay)
    disturb(state)
    #expect(state.overlay == overlay)
  }

  @Test func `what is typed is kept within a tick, and forgotten when it is given up`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 e p ^U 1 7", in: state)
    let draft = EditDraft(
      .field, title: "Price of SKU-1", variants: [1],
      entries: [EditDraft.Entry(EditTarget(.price), "17")])
    #expect(state.reduce(.tick(Fixture.now + .seconds(1))) == [.saveDrafts([draft])])
    #expect(state.reduce(.tick(Fixture.now + .seconds(2))) == [])
    _ = try press("Esc", in: state)
    #expect(state.reduce(.tick(Fixture.now + .seconds(3))) == [.saveDrafts([])])
  }

  @Test func `a line is kept while its plan is on the screen and until it is applied`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 e p ^U 1 7 Enter", in: state)
    let row = EditPlanRow(
      entity: .variant, entityID: 1, subject: "SKU-1", title: "Mug", field: .price, old: "19.90",
      new: "17.00", currency: .eur, version: 1)
    _ = state.reduce(.planned([row], summary: "price"))
    #expect(state.dashboard.drafts.map(\.entries.first?.text) == ["17"])
    _ = try press("Enter", in: state)
    #expect(state.dashboard.drafts.count == 1)
    _ = state.reduce(.applied(EditOutcome(changeSet: nil, applied: 1), verb: "Applied"))
    #expect(state.dashboard.drafts.isEmpty)
  }

  @Test func `all changes of a form are one plan, and Esc goes back to the form`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 W", in: state)
    _ = state.reduce(.form(subject))
    let effects = try press("Enter Space X Enter j Enter A c m e Enter p", in: state)
    #expect(
      effects == [
        .plan(
          .form(
            [
              EditDraft.Entry(EditTarget(.title), "Enamel Mug 1 X"),
              EditDraft.Entry(EditTarget(.vendor), "Acme"),
            ], variant: 1))
      ])
    let form = state.overlay
    let row = EditPlanRow(
      entity: .product, entityID: 1, subject: "handle-1", title: "Mug", field: .title,
      old: "Enamel Mug 1", new: "Enamel Mug 1 X", version: 1)
    _ = state.reduce(.planned([row], summary: "form"))
    _ = try press("Esc", in: state)
    #expect(state.overlay == form)
  }

  @Test func `a form that is closed keeps its changes and gets them back`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 W", in: state)
    _ = state.reduce(.form(subject))
    _ = try press("Enter Space X Enter Esc", in: state)
    #expect(state.overlay == nil)
    #expect(state.dashboard.drafts.map(\.title) == ["the form of SKU-1"])
    _ = try press("W", in: state)
    _ = state.reduce(.form(subject))
    guard case .form(let form) = state.overlay else {
      Issue.record("no form")
      return
    }
    #expect(form.edits == [EditTarget(.title): "Enamel Mug 1 X"])
    _ = try press("X Esc", in: state)
    #expect(state.dashboard.drafts.isEmpty)
  }

  @Test func `what a program that is gone had typed is offered and goes on where it was`() throws {
    let state = Driver(Fixture.dashboard())
    var left = EditDraft(
      .bulk, title: "an edit of 2 variants", variants: [1, 2],
      entries: [EditDraft.Entry(nil, "price +1")])
    left.session = "77@desk"
    _ = state.reduce(.drafts([left]))
    #expect(state.render().canvas.lines().contains { $0.contains("an edit of 2 variants") })
    let effects = try press("Enter", in: state)
    #expect(state.prompt?.purpose == .bulkEdit(variants: [1, 2]))
    #expect(state.prompt?.line.text == "price +1")
    // Kept as this program's own before the other's is forgotten.
    var own = left
    own.session = ""
    #expect(effects == [.saveDrafts([own]), .discardDraft(left)])
  }

  @Test func `a draft that is not wanted is discarded on purpose`() throws {
    let state = Driver(Fixture.dashboard())
    var left = EditDraft(.form, title: "the form of MUG", variants: [1], entries: [])
    left.session = "77@desk"
    _ = state.reduce(.drafts([left]))
    #expect(try press("x", in: state) == [.discardDraft(left)])
    #expect(state.overlay == nil)
  }

  @Test func `the editor gets the product, and a document with mistakes comes back once`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(
      try press("1 E", in: state).last == .composeDocument(variants: [1], wholeProduct: true))
    let document = EditorText(title: "mug", text: "a = 1\n", variants: [1], base: [subject])
    #expect(state.reduce(.editorReady(document)).last == .openEditor(document))
    var typed = document
    typed.text = "a = \n"
    #expect(state.reduce(.editorClosed(typed, problem: nil)).last == .planDocument(typed))
    var marked = typed
    marked.text = "#!aisle column 5: a value is missing\na = \n"
    #expect(state.reduce(.documentFaulty(marked, mistakes: 1)).last == .openEditor(marked))
    #expect(state.reduce(.editorClosed(marked, problem: nil)).last == .planDocument(marked))
    #expect(!state.reduce(.documentFaulty(marked, mistakes: 1)).contains(.openEditor(marked)))
    #expect(state.dashboard.drafts.map(\.entries.first?.text) == [marked.text])
    // E goes on with it.
    #expect(try press("E", in: state).last == .openEditor(marked))
  }

  @Test func `a document that comes back as it was changes nothing`() throws {
    let state = Driver(Fixture.dashboard())
    let document = EditorText(title: "mug", text: "a = 1\n", variants: [1], base: [subject])
    _ = state.reduce(.editorReady(document))
    #expect(state.reduce(.editorClosed(document, problem: nil)) == [.saveDrafts([])])
    #expect(state.dashboard.drafts.isEmpty)
  }

  @Test func `why an edit can't be read stands above the line`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("1 b p i r c e Space 1 Enter", in: state)
    _ = state.reduce(.failed("column 1: there is no field \"pirce\"; did you mean \"price\"?"))
    let lines = state.render().canvas.lines()
    #expect(lines[lines.count - 2].contains("did you mean \"price\"?"))
    #expect(lines[lines.count - 1].contains("pirce 1"))
  }

  @Test func `a title shows how it stands to its limits while it is typed`() throws {
    let state = Driver(Fixture.dashboard(Size(width: 120, height: 40)))
    _ = try press("1 W", in: state)
    _ = state.reduce(.form(subject))
    guard case .form(var form) = state.overlay,
      let index = form.targets.firstIndex(of: EditTarget(.seoTitle))
    else {
      Issue.record("no form")
      return
    }
    form.cursor = index
    form.line = LineEditor(String(repeating: "x", count: 83))
    state.overlay = .form(form)
    #expect(
      state.render().canvas.lines().contains { $0.contains("search results 83/60: 23 too long") })
  }
}
