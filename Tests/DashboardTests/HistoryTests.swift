import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// Journal, history, conflicts, what was left out, and scheduled changes, from the keyboard.
@Suite struct HistoryTests {
  private func press(_ keys: String, in state: Driver) throws -> [Effect] {
    var effects: [Effect] = []
    for key in try KeySequence(parsing: keys) { effects += state.reduce(.key(key)) }
    return effects
  }

  private func type(_ text: String, in state: Driver) {
    for character in text { _ = state.reduce(.key(Key(character))) }
  }

  private func row(
    _ verdict: EditVerdict = .ok, guards: [EditGuard] = [], new: String = "17.90"
  ) -> EditPlanRow {
    var row = EditPlanRow(
      entity: .variant, entityID: 1, subject: "SKU-1", title: "Enamel Mug", field: .price,
      old: "19.90", new: new, currency: .eur, verdict: verdict,
      because: guards.isEmpty ? nil : "below its cost of 18.00", version: 3)
    row.guards = guards
    return row
  }

  private func sets(_ count: Int = 3) -> [ChangeSetSummary] {
    (1...count).reversed().map { id in
      ChangeSetSummary(
        id: Int64(id), at: Fixture.now - .hours(count - id), actor: "ida",
        source: id == 1 ? "import" : "edit", summary: "price +\(id)% on 412 rows", rows: 412)
    }
  }

  private func page(_ set: Int64, from first: Int = 0, total: Int = 412) -> ChangePage {
    let rows = (first..<min(total, first + JournalOverlay.pageSize)).map { index in
      var change = JournalChange(
        set: set, at: Fixture.now, actor: "ida", source: "edit", entity: .variant,
        entityID: Int64(index), field: index.isMultiple(of: 2) ? "price" : "cost", old: "19.90",
        new: "21.90")
      change.id = Int64(1_000 + index)
      change.subject = "SKU-\(index)"
      change.currency = .eur
      return change
    }
    return ChangePage(set: set, rows: rows, firstIndex: first, total: total)
  }

  private func journal(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let state = Driver(Fixture.dashboard(size))
    #expect(try press("L", in: state) == [.loadJournal(limit: JournalOverlay.listStep)])
    var list = sets()
    list[0].undoneBy = 9
    list[0].undoneFields = 412
    list[1].undoneFields = 3
    list[1].reason = "clearance (over price-drop)"
    #expect(state.reduce(.journal(list)) == [.loadChanges(set: 3, .first)])
    _ = state.reduce(.changes(page(3)))
    return state
  }

  // MARK: Journal

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `the journal looks as recorded`(size: Size) throws {
    let state = try journal(size)
    try expectGolden(state.render().canvas, "\(size.width)x\(size.height)-journal")
    _ = try press("j", in: state)
    _ = state.reduce(.changes(page(2)))
    _ = try press("Enter j Space", in: state)
    try expectGolden(state.render().canvas, "\(size.width)x\(size.height)-journal-set")
  }

  @Test func `u undoes the set under the cursor, and says so when it is undone`() throws {
    let state = try journal()
    #expect(try press("u", in: state).isEmpty)
    #expect(state.message?.text.contains("undone already, by 9") == true)
    #expect(try press("^R", in: state) == [.redo(set: 3)])
    _ = state.reduce(.applied(EditOutcome(changeSet: nil, applied: 0), verb: "Redone"))
    #expect(try press("j u", in: state).contains(.undo(UndoRequest(set: 2))))
  }

  @Test func `inside a set the marked fields, one field or all of it are undone`() throws {
    let state = try journal()
    _ = try press("j", in: state)
    _ = state.reduce(.changes(page(2)))
    #expect(
      try press("Enter Space Space u", in: state)
        == [.undo(UndoRequest(set: 2, changes: [1_000, 1_001]))])
    _ = state.reduce(.applied(EditOutcome(changeSet: nil, applied: 0), verb: "Undone"))
    #expect(try press("u", in: state) == [.undo(UndoRequest(set: 2, changes: [1_002]))])
    _ = state.reduce(.failed("locked"))
    #expect(try press("f", in: state) == [.undo(UndoRequest(set: 2, field: "price"))])
    _ = state.reduce(.failed("locked"))
    #expect(try press("U", in: state) == [.undo(UndoRequest(set: 2))])
  }

  @Test func `a long set is read in parts as the cursor moves`() throws {
    let state = try journal()
    _ = try press("j", in: state)
    _ = state.reduce(.changes(page(2, total: 100_000)))
    #expect(try press("Enter G", in: state) == [.loadChanges(set: 2, .last)])
    _ = state.reduce(.changes(page(2, from: 99_700, total: 100_000)))
    guard case .journal(let open) = state.overlay else { return #expect(Bool(false)) }
    #expect(open.field == 99_999)
    #expect(open.currentChange?.subject == "SKU-99999")
    let effects = try press(
      "^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U ^U", in: state)
    #expect(effects.contains { if case .loadChanges(2, .around) = $0 { true } else { false } })
  }

  @Test func `while one undo goes on no second begins, and its progress is shown`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("u", in: state) == [.undo(UndoRequest())])
    #expect(try press("u u ^R", in: state).isEmpty)
    _ = state.reduce(.changeProgress("undoing 41000 of 100000"))
    #expect(state.render().canvas.lines()[0].contains("undoing 41000 of 100000"))
    #expect(try press("1 j", in: state).isEmpty == false || state.focus == .catalog)
    _ = state.reduce(.applied(EditOutcome(changeSet: nil, applied: 0), verb: "Undone"))
    #expect(try press("u", in: state) == [.undo(UndoRequest())])
  }

  // MARK: Imports

  private func plan(_ obstacles: RunUndoPlan.Obstacle...) -> RunUndoPlan {
    var plan = RunUndoPlan(set: 1, source: "shop", file: "/exports/products.csv")
    plan.counts = [
      RunUndoPlan.Count(one: "product", many: "products", leaving: 1_204, returning: 0),
      RunUndoPlan.Count(one: "stock level", many: "stock levels", leaving: 12, returning: 3),
    ]
    plan.obstacles = obstacles
    return plan
  }

  private func askedToUndoImport(_ plan: RunUndoPlan) throws -> Driver {
    let state = try journal()
    let request = UndoRequest(set: 1)
    #expect(try press("G u", in: state).last == .planRunUndo(request))
    _ = state.reduce(.runUndoPlanned(plan, request))
    return state
  }

  @Test func `an import is looked at before it is undone whole`() throws {
    let state = try askedToUndoImport(plan())
    try expectGolden(state.render().canvas, "80x24-undo-import")
    #expect(try press("f x", in: state).isEmpty)
    #expect(try press("y", in: state).last == .undo(UndoRequest(set: 1)))
    #expect(state.changeProgress == "undoing")
    _ = state.reduce(.applied(EditOutcome(changeSet: nil, applied: 0), verb: "Undone"))
    let other = try askedToUndoImport(plan())
    #expect(try press("Esc", in: other) == [.loadJournal(limit: JournalOverlay.listStep)])
  }

  @Test func `what is in the way of it is shown, and forced only after a second yes`() throws {
    let edit = RunUndoPlan.Obstacle(
      "MUG: price was changed since by ida; undo change 2 first, or force it", isForceable: true)
    let state = try askedToUndoImport(plan(edit))
    try expectGolden(state.render().canvas, "80x24-undo-import-edited")
    #expect(try press("y", in: state).isEmpty)
    #expect(try press("f Esc", in: state).isEmpty)
    #expect(try press("f y", in: state).last == .undo(UndoRequest(set: 1, force: true)))

    let order = RunUndoPlan.Obstacle(
      "orders.csv of shop (change 3), imported later, has order #1 of MUG; undo change 3 first")
    let blocked = try askedToUndoImport(plan(order, edit))
    try expectGolden(blocked.render().canvas, "80x24-undo-import-blocked")
    #expect(try press("y f y", in: blocked).isEmpty)
  }

  // MARK: Guards

  @Test func `a guard is overridden with a reason, which goes along`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(
      .planned([row(), row(.refused, guards: [.belowCost], new: "1.90")], summary: "price"))
    #expect(try press("o", in: state).isEmpty)
    #expect(state.prompt?.purpose == .overrideReason)
    #expect(try press("Enter", in: state).isEmpty)
    #expect(state.prompt?.problem == "a reason is needed")
    type("end of line", in: state)
    try expectGolden(state.render().canvas, "80x24-preview-reason")
    _ = try press("Enter", in: state)
    let effects = try press("y", in: state)
    guard case .apply(let rows, _, let reason) = effects.first else {
      return #expect(Bool(false), "\(effects)")
    }
    #expect(rows.map(\.verdict) == [.ok, .warning])
    #expect(reason == "end of line (over below-cost)")
  }

  @Test func `what can't be overridden says so`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned([row(.refused, guards: [.zeroPrice])], summary: "price 0"))
    _ = try press("o", in: state)
    #expect(state.prompt == nil)
    #expect(state.message?.text.contains("can't be overridden") == true)
  }

  // MARK: What was left out

  private func conflict() -> EditConflict {
    var change = JournalChange(
      set: 4, at: Fixture.now - .minutes(1), actor: "bo", source: "edit", entity: .variant,
      entityID: 1, field: "price", old: "19.90", new: "21.00")
    change.subject = "SKU-1"
    return EditConflict(row: row(), now: "21.00", change: change)
  }

  @Test func `the second to save sees both values, and plans again with one key`() throws {
    let state = Driver(Fixture.dashboard())
    let request = EditRequest.field(EditTarget(.price), text: "17.90", variants: [1])
    _ = state.reduce(.planned([row()], summary: "price 17.90", request: request))
    _ = try press("Enter", in: state)
    _ = state.reduce(
      .applied(EditOutcome(changeSet: nil, applied: 0, conflicts: [row()]), verb: "Applied"))
    _ = state.reduce(.leftOut([conflict()]))
    try expectGolden(state.render().canvas, "80x24-left-out")
    #expect(try press("r", in: state) == [.replan(request, [row()])])
    _ = try press("e", in: state)
    #expect(state.prompt?.line.text == "17.90")
    #expect(state.prompt?.purpose == .edit(EditTarget(.price), variants: [1], subject: "SKU-1"))
  }

  @Test func `an undo goes over newer values only after a yes`() throws {
    let state = Driver(Fixture.dashboard())
    let request = UndoRequest(set: 7)
    _ = state.reduce(.leftOut([conflict()], undo: request))
    #expect(try press("f n", in: state).isEmpty)
    var forced = request
    forced.force = true
    #expect(try press("f y", in: state) == [.undo(forced)])
  }

  // MARK: History of a product

  @Test func `the history goes back to an earlier value through the preview`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("1 h", in: state).contains(.loadHistory(variant: 1)))
    var changes = page(3, total: 4).rows
    changes[1].old = nil
    changes[2].source = "import"
    _ = state.reduce(.history(variant: 1, changes))
    try expectGolden(state.render().canvas, "80x24-history")
    #expect(
      try press("j r", in: state) == [.plan(.field(EditTarget(.cost), text: "", variants: [1]))])
    _ = try press("Tab", in: state)
    guard case .history(let open) = state.overlay else { return #expect(Bool(false)) }
    #expect(open.shown.map(\.field) == ["price", "price"])
    #expect(
      try press("j r", in: state) == [
        .plan(.field(EditTarget(.price), text: "19.90", variants: [1]))
      ])
    #expect(try press("Enter", in: state) == [.loadJournal(limit: 200)])
    _ = state.reduce(.journal(sets()))
    guard case .journal(let journal) = state.overlay else { return #expect(Bool(false)) }
    #expect(journal.current?.id == 3 && journal.isInside)
  }

  @Test func `where no product is under the cursor the history says so`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(
      try press("4 h", in: state).allSatisfy { if case .loadHistory = $0 { false } else { true } })
    #expect(state.message?.text == "history: no product under the cursor")
  }

  // MARK: Conflicts

  private func conflicts(_ count: Int = 3) -> [PendingEditRow] {
    (1...count).map {
      PendingEditRow(
        entity: .variant, entityID: Int64($0), subject: "SKU-\($0)", field: .price, base: "19.90",
        mine: "17.90", theirs: $0 == 2 ? nil : "18.50", hasConflict: true, changeSet: 4)
    }
  }

  @Test func `each field is settled by a key, several after a yes`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("C", in: state) == [.loadConflicts])
    _ = state.reduce(.conflicts(conflicts()))
    try expectGolden(state.render().canvas, "80x24-conflicts")
    let first = conflicts()[0]
    #expect(try press("m", in: state) == [.settle([Settlement(first, .mine)])])
    #expect(try press("t", in: state) == [.settle([Settlement(first, .theirs)])])
    #expect(try press("b", in: state) == [.settle([Settlement(first, .base)])])
    #expect(try press("* t n", in: state).isEmpty)
    #expect(
      try press("t y", in: state) == [.settle(conflicts().map { Settlement($0, .theirs) })])
    _ = try press("\\ e", in: state)
    #expect(state.prompt?.line.text == "17.90")
    _ = try press("^U", in: state)
    type("16.00", in: state)
    #expect(try press("Enter", in: state) == [.settle([Settlement(first, .value("16.00"))])])
  }

  @Test func `the header counts what is pending and what is in conflict`() {
    var snapshot = Fixture.snapshot(generation: 2)
    snapshot.pendingEdits = 3
    snapshot.conflicts = 1
    let state = Driver(Fixture.dashboard(Size(width: 120, height: 40)))
    _ = state.reduce(.snapshot(snapshot))
    #expect(state.render().canvas.lines()[0].contains("3 pending, 1 conflict"))
  }

  // MARK: Scheduled changes

  private func change(_ id: Int64 = 3, day: Int = 27, to last: Int? = 30) -> ScheduledChange {
    func clock(_ day: Int) -> WallClock {
      WallClock(
        date: CivilDate(year: 2026, month: 11, day: day) ?? CivilDate(daysSinceEpoch: 0),
        secondOfDay: 0)
    }
    return ScheduledChange(
      id: id, createdAt: Fixture.now - .hours(2), actor: "ida", summary: "price -10% on 2 rows",
      schedule: Schedule(start: clock(day), end: last.map(clock), zone: Fixture.berlin),
      progress: day < 22 ? .applied : .planned,
      fields: [ScheduledField(row()), ScheduledField(row(new: "16.00"))], fieldCount: 2)
  }

  @Test func `a preview is given a start and an end`() throws {
    let state = Driver(Fixture.dashboard())
    _ = state.reduce(.planned([row()], summary: "price 17.90"))
    #expect(try press("@", in: state).isEmpty)
    type("whenever", in: state)
    #expect(try press("Enter", in: state).isEmpty)
    #expect(state.prompt?.problem?.contains("is no time") == true)
    _ = try press("^U", in: state)
    type("2026-11-27 to 2026-11-29", in: state)
    let effects = try press("Enter", in: state)
    #expect(
      effects == [
        .schedule(
          [row()], change().schedule, summary: "price 17.90", reason: nil, notes: [])
      ])
    _ = state.reduce(.scheduled(change(), notes: []))
    #expect(state.overlay == nil)
    #expect(
      state.message?.text
        == "Scheduled 2026-11-27 00:00 to 2026-11-30 00:00: price -10% on 2 rows")
  }

  @Test func `scheduled changes are listed, moved and called off`() throws {
    let state = Driver(Fixture.dashboard())
    #expect(try press("@", in: state) == [.loadSchedule])
    _ = state.reduce(.schedule([change(2, day: 20), change(3)]))
    try expectGolden(state.render().canvas, "80x24-scheduled")
    #expect(try press("x n", in: state).isEmpty)
    #expect(try press("x y", in: state) == [.cancelSchedule(2)])
    _ = try press("j m", in: state)
    #expect(state.prompt?.line.text == "2026-11-27 00:00 to 2026-11-30 00:00")
    _ = try press("^U", in: state)
    type("2026-11-28", in: state)
    let effects = try press("Enter", in: state)
    guard case .moveSchedule(3, let schedule, _) = effects.first else {
      return #expect(Bool(false), "\(effects)")
    }
    #expect(schedule.start.description == "2026-11-28 00:00" && schedule.end == nil)
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 200, height: 60)])
  func `the calendar shows a scheduled change as its own kind`(size: Size) throws {
    let state = Driver(Fixture.dashboard(size))
    var entry = PromotionRow(
      id: -3, key: "schedule-3", name: "price -10% on 2 rows", entry: .change(change()),
      schedule: change().schedule)
    entry.value = "2 fields"
    _ = state.reduce(.promotions(Fixture.window([Fixture.promotion(1), entry]), sequence: 99))
    for effect in try press("3 j Enter", in: state) {
      if case .awaitRest(let moves) = effect { _ = state.reduce(.rested(moves)) }
    }
    try expectGolden(
      state.render().canvas, "\(size.width)x\(size.height)-scheduled-entry")
  }

  @Test func `a product's detail shows what is pending and what the clock will do`() {
    var detail = VariantDetail(row: Fixture.variant(1))
    detail.pending = [conflicts()[0]]
    detail.scheduled = [change()]
    let lines = Fixture.dashboard().lines(of: .variant(detail), width: 70)
    #expect(lines.contains("1 pending, 1 conflict, C settles"))
    #expect(lines.contains { $0.contains("the platform shows 18.50") })
    #expect(lines.contains { $0.contains("27 Nov 00:00 – 30 Nov 00:00") })
  }
}
