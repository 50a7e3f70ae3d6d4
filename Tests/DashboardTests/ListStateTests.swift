import Commerce
import Testing

@testable import Dashboard

@Suite struct ListStateTests {
  private func list(_ ids: [Int64], height: Int = 5) -> ListState<OrderRow> {
    var list = ListState<OrderRow>(sort: SortOrder("score", descending: true))
    let (_, sequence) = list.request(limit: 100)
    list.show(Fixture.window(ids.map { Fixture.order($0) }), sequence: sequence, height: height)
    return list
  }

  private func refreshed(
    _ list: ListState<OrderRow>, to ids: [Int64], height: Int = 5
  ) -> ListState<OrderRow> {
    var list = list
    let (_, sequence) = list.request(limit: 100)
    list.show(Fixture.window(ids.map { Fixture.order($0) }), sequence: sequence, height: height)
    return list
  }

  @Test func `a refresh that puts rows above keeps the cursor on its row and its screen line`() {
    var before = list([1, 2, 3, 4, 5, 6, 7, 8])
    before.move(by: 3, height: 5)
    let line = (before.cursorIndex ?? 0) - before.top
    let after = refreshed(before, to: [20, 21, 22, 1, 2, 3, 4, 5, 6, 7, 8])
    #expect(after.cursorID == 4)
    #expect((after.cursorIndex ?? 0) - after.top == line)
  }

  @Test func `a row that vanishes hands the cursor to its successor`() {
    var before = list([1, 2, 3, 4])
    before.move(by: 1, height: 5)
    #expect(refreshed(before, to: [1, 3, 4]).cursorID == 3)
  }

  @Test func `when the successor is gone too, the next one that is left has the cursor`() {
    var before = list([1, 2, 3, 4])
    before.move(by: 1, height: 5)
    #expect(refreshed(before, to: [1, 4]).cursorID == 4)
  }

  @Test func `at the end the last row gets the cursor, and an empty list has none`() {
    var before = list([1, 2, 3])
    before.move(by: 2, height: 5)
    #expect(refreshed(before, to: [1, 2]).cursorID == 2)
    #expect(refreshed(before, to: []).cursorID == nil)
  }

  @Test func `marks are ids, so a refresh that reorders rows keeps them on the same orders`() {
    var before = list([1, 2, 3])
    before.toggleMark()
    let after = refreshed(before, to: [3, 2, 1])
    #expect(after.marks == [1])
    #expect(after.cursorID == 1)
  }

  @Test func `an answer that is older than what is shown is dropped`() {
    var list = list([1, 2, 3])
    let (_, first) = list.request(limit: 100)
    let (_, second) = list.request(limit: 100)
    list.show(Fixture.window([Fixture.order(9)]), sequence: second, height: 5)
    let isTaken = list.show(Fixture.window([Fixture.order(1)]), sequence: first, height: 5)
    #expect(!isTaken)
    #expect(list.window.rows.map(\.id) == [9])
  }

  @Test func `a request names the row under the cursor as its anchor`() {
    var before = list([1, 2, 3])
    before.move(by: 1, height: 5)
    let (request, _) = before.request(limit: 10)
    #expect(request.anchor == .around(id: 2, key: Fixture.order(2).sortKey))
  }

  @Test func `a jump to the end asks for the last rows and lands on the last one`() {
    var before = list([1, 2, 3])
    before.jump(toEnd: true)
    let (request, sequence) = before.request(limit: 10)
    #expect(request.anchor == .last)
    before.show(
      Fixture.window([Fixture.order(8), Fixture.order(9)], before: true), sequence: sequence,
      height: 5)
    #expect(before.cursorID == 9)
  }

  @Test func `near an end of the window that is not an end of the list, more rows are wanted`() {
    var list = ListState<OrderRow>(sort: SortOrder("score"))
    let (_, sequence) = list.request(limit: 20)
    list.show(
      Fixture.window((1...20).map { Fixture.order($0) }, after: true, total: 500),
      sequence: sequence, height: 5)
    let inTheMiddle = list.move(by: 5, height: 5)
    #expect(!inTheMiddle)
    let nearTheEnd = list.move(by: 6, height: 5)
    #expect(nearTheEnd)
  }

  @Test func `a range marks every row that the cursor passes`() {
    var list = list([1, 2, 3, 4, 5])
    list.toggleRange()
    list.move(by: 2, height: 5)
    list.toggleRange()
    list.move(by: 1, height: 5)
    #expect(list.marks == [1, 2, 3])
  }

  @Test(arguments: [0, 1, 3, 7, 30])
  func `the cursor is always among the visible rows`(steps: Int) {
    var list = list((1...30).map(Int64.init))
    for _ in 0..<steps {
      list.move(by: 4, height: 6)
      #expect(list.visible(height: 6).contains { $0.id == list.cursorID })
    }
    list.keepCursorVisible(height: 2)
    #expect(list.visible(height: 2).contains { $0.id == list.cursorID })
  }
}
