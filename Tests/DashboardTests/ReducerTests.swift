import Commerce
import TerminalKit
import Testing

@testable import Dashboard

@Suite struct ReducerTests {
  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  // MARK: Refresh

  @Test func `a newer store asks for the rows of every pane`() {
    let state = Driver(Fixture.dashboard())
    let effects = state.reduce(.snapshot(Fixture.snapshot(generation: 2)))
    #expect(effects.count == 4)
  }

  @Test func `the same store again asks for nothing`() {
    let state = Driver(Fixture.dashboard())
    #expect(state.reduce(.snapshot(Fixture.snapshot())).isEmpty)
  }

  @Test func `just after the cursor moved the order is held, said, and let go after three seconds`()
    throws
  {
    let state = Driver(Fixture.dashboard(Size(width: 120, height: 40)))
    _ = try press("j", in: state)
    #expect(state.reduce(.snapshot(Fixture.snapshot(generation: 2))).isEmpty)
    #expect(state.render().canvas.lines()[0].contains("ORDER HELD"))
    #expect(state.reduce(.tick(Fixture.now + .seconds(2))).isEmpty)
    #expect(state.reduce(.tick(Fixture.now + .seconds(3))).count == 4)
    #expect(!state.render().canvas.lines()[0].contains("ORDER HELD"))
  }

  @Test func `old data says STALE with its age`() {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.tick(Fixture.now + .seconds(88)))
    #expect(state.render().canvas.lines()[0].contains("STALE 92s"))
  }

  @Test func `a config that changed stays in the header, and its key begins anew with it`() throws {
    let state = Driver(Fixture.dashboard())
    state.reduce(.configChanged(file: "aisle.toml", problem: nil))
    let lines = state.render().canvas.lines()
    #expect(lines[0].contains("config changed"))
    #expect(lines[23].contains("aisle.toml has changed; B begins anew with it"))
    state.reduce(.importProgress("reading products.csv"))
    #expect(try press("B", in: state).isEmpty)
    state.reduce(.refreshFinished)
    #expect(try press("B", in: state) == [.reload])
  }

  @Test func `a config that can't be taken says why, and nothing begins anew with it`() throws {
    let state = Driver(Fixture.dashboard())
    state.reduce(.configChanged(file: "aisle.toml", problem: "aisle.toml:2:8: no such theme"))
    let lines = state.render().canvas.lines()
    #expect(lines[22].contains("can't be taken like this: aisle.toml:2:8: no such"))
    #expect(try press("B", in: state).isEmpty)
    #expect(
      state.render().canvas.lines().suffix(3).joined().contains("can't be taken: aisle.toml:2:8"))
    state.reduce(.configChanged(file: "aisle.toml", problem: nil))
    #expect(try press("B", in: state) == [.reload])
  }

  @Test(arguments: [
    (0, 0, "Imported a.csv: 3 new or changed"),
    (0, 1, "Imported a.csv: 3 new or changed; 1 remark, o shows it"),
    (0, 2, "Imported a.csv: 3 new or changed; 2 remarks, o shows them"),
    (1, 2, "Imported a.csv: 3 new or changed; 1 row refused, o shows it"),
    (4, 0, "Imported a.csv: 3 new or changed; 4 rows refused, o shows them"),
  ])
  func `an import says what there is to look at`(refused: Int, remarks: Int, words: String) {
    let state = Driver(Fixture.dashboard())
    var result = ImportResult(file: "/in/a.csv", format: "x", rows: 9, created: 1, updated: 2)
    result.quarantined = refused
    result.issues = (0..<remarks).map { _ in
      RowIssue(
        severity: .warning, place: SourcePlace(line: 1), value: "", reason: "odd", rawRow: "")
    }
    state.reduce(.imported([result]))
    #expect(state.activity.last?.text == words)
  }

  @Test func `what was noticed about a source's last file stands in its place`() throws {
    let state = Driver(Fixture.dashboard())
    var snapshot = Fixture.snapshot(generation: 2)
    snapshot.sources[0].remarks = [
      "the file is not UTF-8 and was read as Windows-1252; check letters with accents",
      "line 7: odd",
    ]
    state.reduce(.snapshot(snapshot))
    _ = try press("o", in: state)
    let lines = state.render().canvas.lines()
    let file = try #require(lines.firstIndex { $0.contains("/inbox/shop/orders.csv") })
    #expect(lines[file + 1].contains("▲ the file is not UTF-8 and was read as Windows-1252;"))
    #expect(lines[file + 2].contains("accents"))
    #expect(lines[file + 3].contains("▲ line 7: odd"))
  }

  @Test func `a source that fails is named in the header`() {
    let state = Driver(Fixture.dashboard())
    var snapshot = Fixture.snapshot(generation: 2)
    snapshot.sources[0].error = "orders.csv:1:1: not a known header"
    _ = state.reduce(.snapshot(snapshot))
    #expect(state.render().canvas.lines()[0].contains("shop failing"))
  }

  @Test func `Z pauses the refresh, and the header says so`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("Z", in: state) == [.setPaused(true)])
    #expect(state.render().canvas.lines()[0].contains("PAUSED"))
  }

  // MARK: Search

  @Test func `each key of a search asks anew with a higher number`() throws {
    let state = Driver(Fixture.dashboard())
    let effects = try press("1 / m u g", in: state)
    let searches = effects.compactMap { effect -> (Query, Int)? in
      if case .loadCatalog(let request, let sequence) = effect {
        (request.query, sequence)
      } else {
        nil
      }
    }
    #expect(searches.map(\.0.description) == ["m", "mu", "mug"])
    #expect(searches.map(\.1) == searches.map(\.1).sorted())
  }

  @Test func `Esc in a search puts the former one back, Enter keeps the new one`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("/ a b Enter", in: state)
    #expect(state.orders.queryText == "ab")
    _ = try press("/ c Esc", in: state)
    #expect(state.orders.queryText == "ab")
  }

  @Test func `Esc clears one layer at a time: detail, marks, search`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("/ a Enter", in: state)
    state.reduce(.orders(Fixture.window([Fixture.order(1)]), sequence: state.orders.asked))
    _ = try press("Space Enter", in: state)
    #expect(state.zoom == .detail)
    _ = try press("Esc", in: state)
    #expect(state.zoom == .grid)
    #expect(!state.orders.marks.isEmpty)
    _ = try press("Esc", in: state)
    #expect(state.orders.marks.isEmpty)
    #expect(state.orders.queryText == "a")
    _ = try press("Esc", in: state)
    #expect(state.orders.queryText == "")
  }

  @Test func `a search that was cleared asks for the rows again`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("/ a Enter", in: state)
    let effects = try press("Esc", in: state)
    #expect(
      effects.contains {
        if case .loadOrders(let request, _) = $0 { request.query.isEmpty } else { false }
      })
  }

  @Test func `an unknown field is an error that Enter does not take`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("/ f o o : b a r Enter", in: state)
    #expect(state.prompt?.problem?.contains("foo") == true)
  }

  // MARK: Safety

  @Test func `a paste outside a field runs no command`() {
    let state = Driver(Fixture.dashboard())
    #expect(state.reduce(.paste("qqDu")).isEmpty)
    #expect(state.overlay == nil)
    #expect(state.prompt == nil)
  }

  @Test func `a paste in a search is typed into it`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("/", in: state)
    _ = state.reduce(.paste("mug\nred"))
    #expect(state.orders.queryText == "mug red")
  }

  @Test func `q closes what is on top and quits only at last`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("Enter", in: state)
    #expect(!(try press("q", in: state)).contains(.quit))
    #expect(try press("q", in: state).contains(.quit))
  }

  @Test func `a command that can't act says why`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("e", in: state).isEmpty)
    #expect(state.message?.text.contains("no product") == true)
  }

  @Test func `a read-only store offers no edit`() throws {
    let state = Driver(Fixture.dashboard())
    state.setup.isReadOnly = true
    _ = try press("1 e", in: state)
    #expect(state.overlay == nil)
    #expect(state.message?.text.contains("read-only") == true)
  }

  // MARK: Edits

  private func plan(_ verdict: EditVerdict, count: Int = 1) -> [EditPlanRow] {
    (1...count).map {
      EditPlanRow(
        entity: .variant, entityID: Int64($0), subject: "SKU-\($0)", title: "Mug", field: .price,
        old: "19.90", new: "17.90", currency: .eur, verdict: verdict, version: 1)
    }
  }

  @Test func `an edit is planned first and applied only after a yes`() throws {
    let state = Driver(Fixture.dashboard())
    let effects = try press("1 e p ^U 1 7 . 9 0 Enter", in: state)
    #expect(effects.last == .plan(.field(EditTarget(.price), text: "17.90", variants: [1])))
    _ = state.reduce(.planned(plan(.ok), summary: "price 17.90"))
    let applied = try press("Enter", in: state)
    #expect(applied == [.apply(plan(.ok), summary: "price 17.90")])
  }

  @Test func `a doubtful edit goes in with y, not with Enter`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned(plan(.warning), summary: "price"))
    #expect(try press("Enter", in: state).isEmpty)
    #expect(try press("y", in: state).count == 1)
  }

  @Test func `refused rows are never applied`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned(plan(.refused) + plan(.ok), summary: "price"))
    #expect(try press("y", in: state) == [.apply(plan(.ok), summary: "price")])
    _ = state.reduce(.planned(plan(.refused), summary: "price"))
    #expect(try press("y", in: state).isEmpty)
  }

  @Test func `many rows need their count typed`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned(plan(.ok, count: 60), summary: "price"))
    #expect(try press("y Enter", in: state).isEmpty)
    #expect(try press("6 0 Enter", in: state).count == 1)
  }

  @Test func `Esc on a preview changes nothing`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned(plan(.ok), summary: "price"))
    #expect(try press("Esc", in: state).isEmpty)
    #expect(state.overlay == nil)
  }

  @Test func `a failed apply leaves the preview open to try again`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned(plan(.ok), summary: "price"))
    _ = try press("Enter", in: state)
    _ = state.reduce(.failed("the store is locked by another program"))
    #expect(try press("Enter", in: state).count == 1)
  }

  @Test func `rows that someone else changed are said to be left out`() {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(
      .applied(EditOutcome(changeSet: nil, applied: 0, conflicts: plan(.ok)), verb: "Applied"))
    #expect(state.message?.tone == .warning)
    #expect(state.message?.text.contains("1 left out") == true)
  }

  // MARK: Details

  @Test func `a detail that comes late for another row is not taken`() throws {
    let state = Driver(Fixture.dashboard())
    let second = state.orders.window.rows[1]
    _ = try press("j j", in: state)
    _ = state.reduce(.detail(.order(Fixture.orderDetail(second))))
    #expect(state.currentDetail?.name == "#1001")
  }

  @Test func `while the cursor moves only its row changes, when it rests the rest follows`() throws
  {
    let state = Driver(Fixture.dashboard())
    let before = state.render().canvas.lines()
    #expect(try press("j j", in: state) == [.awaitRest(1), .awaitRest(2)])
    let moving = state.render().canvas.lines()
    #expect(zip(before, moving).count { $0 != $1 } == 2)
    #expect(state.reduce(.rested(1)).isEmpty)
    #expect(state.reduce(.rested(2)) == [.loadOrder(3)])
    #expect(state.render().canvas.lines() == moving)
    _ = state.reduce(.detail(.order(Fixture.orderDetail(state.orders.window.rows[2]))))
    #expect(state.currentDetail?.name == "#1003")
    #expect(state.render().canvas.lines().contains { $0.contains("3/2,500") })
  }

  @Test func `a detail that can't be read does not leave the former row's in its place`() throws {
    let state = Driver(Fixture.dashboard())
    _ = try press("j", in: state)
    _ = state.reduce(.rested(1))
    _ = state.reduce(.failed("the disk is gone"))
    #expect(state.currentDetail == nil)
  }

  @Test func `the month can be turned, and the entries are asked for`() throws {
    let state = Driver(Fixture.dashboard())
    let effects = try press("3 ]", in: state)
    #expect(state.month == CalendarMonth(year: 2026, month: 12))
    #expect(
      effects.contains {
        if case .loadPromotions(let interval, _, _) = $0 {
          interval == state.month.shownInterval(in: Fixture.berlin)
        } else {
          false
        }
      })
  }

  @Test func `promotions are sorted live first, then by their start, ended last`() {
    let state = Driver(Fixture.dashboard())
    #expect(
      state.promotions.window.rows.map(\.name)
        == ["Black Week", "Winter sale", "Advent", "Singles' Day"])
  }

  @Test func `text from the store can't send escape sequences`() {
    let state = Driver(Fixture.dashboard(Size(width: 120, height: 40)))
    var row = Fixture.variant(1)
    row.title = "Mug \u{1B}]0;owned\u{7} \u{202E}evil\u{9B}31m\nnext"
    _ = state.reduce(.catalog(Fixture.window([row]), sequence: 99))
    for line in state.render().canvas.lines() {
      #expect(
        line.unicodeScalars.allSatisfy { $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) })
      #expect(!line.unicodeScalars.contains("\u{202E}"))
    }
  }
}

extension Detail {
  fileprivate var name: String {
    switch self {
    case .variant(let variant): variant.row.handle
    case .order(let order): order.row.name
    }
  }
}
