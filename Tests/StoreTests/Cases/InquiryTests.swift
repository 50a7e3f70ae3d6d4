import Commerce
import Testing

@testable import Store

/// Questions about orders.
@Suite struct InquiryTests {
  private func asked(
    _ number: String, about order: String = "#1", answered: Instant? = nil
  ) -> FeedRecord {
    .inquiry(
      InquiryRecord(
        number: number, order: order, subject: "Where is it?", receivedAt: noon - .hours(5),
        answeredAt: answered))
  }

  private func stuck() throws -> Store {
    let store = try Store.inMemory()
    try store.take(.orders, [try order("#1", payment: .failed)])
    return store
  }

  private func score(_ store: Store) throws -> (score: Int, inquiry: Int?) {
    try store.evaluate(rules: .rules(for: StoreSettings()), now: noon)
    let detail = try store.orderDetail(id: try store.findOrder("#1"))
    let parts = try #require(detail.alerts.first).parts
    return (detail.row.score, parts.first { $0.name == "inquiry" }?.points)
  }

  @Test
  func `an open question adds 8 to its order's score, a second one 4, an answer takes it back`()
    throws
  {
    let store = try stuck()
    let before = try score(store)
    #expect(before.inquiry == nil)
    try store.take(.inquiries, [asked("Q-1")])
    #expect(try score(store) == (before.score + 8, 8))
    try store.take(.inquiries, [asked("Q-2")])
    #expect(try score(store) == (before.score + 12, 12))
    try store.take(.inquiries, [asked("Q-1", answered: noon), asked("Q-2", answered: noon)])
    #expect(try score(store) == (before.score, nil))
  }

  @Test func `a question that came before its order waits for it`() throws {
    let store = try Store.inMemory()
    try store.take(.inquiries, [asked("Q-1", about: "#1 ")])
    try store.take(.orders, [try order("#1", payment: .failed)])
    #expect(try score(store).inquiry == 8)
  }

  @Test func `questions and answers stand on the order and its time line`() throws {
    let store = try stuck()
    try store.take(
      .inquiries, [asked("Q-1"), asked("Q-2", about: "#2"), asked("Q-3", answered: noon)])
    let detail = try store.orderDetail(id: try store.findOrder("#1"))
    #expect(detail.inquiries.map(\.number) == ["Q-1", "Q-3"])
    #expect(
      detail.timeline.map(\.text).filter { $0.hasPrefix("inquiry") } == [
        "inquiry Q-1: Where is it?", "inquiry Q-3: Where is it?", "inquiry Q-3 answered",
      ])
  }

  @Test func `an answer from before the question is refused, the same file again changes nothing`()
    throws
  {
    let store = try stuck()
    let result = try store.take(
      .inquiries, [asked("Q-1", answered: noon - .days(9)), asked("Q-2")])
    #expect(result.quarantined == 1 && result.created == 1)
    let again = try store.take(.inquiries, [asked("Q-2")])
    #expect(again.unchanged == 1 && again.updated == 0)
  }
}
