import Commerce
import Testing

@testable import Store

@Suite struct DraftTests {
  private let drafts = [
    EditDraft(
      .form, title: "the form of MUG", variants: [3, 4],
      entries: [
        EditDraft.Entry(EditTarget(.title, in: .locale("de")), "Ünï\n\"x\""),
        EditDraft.Entry(EditTarget(.attribute("Tax code")), ""),
      ]),
    EditDraft(.bulk, title: "an edit", variants: [], entries: [EditDraft.Entry(nil, "price +1")]),
  ]

  private func named(_ drafts: [EditDraft], _ session: String) -> Set<EditDraft> {
    Set(
      drafts.map { draft in
        var draft = draft
        draft.session = session
        return draft
      })
  }

  @Test func `what a program holds is kept as it is and replaces what it held before`() throws {
    let store = try Store.inMemory()
    let generation = try store.snapshot(now: noon).generation
    try store.saveDrafts(drafts, actor: "ida", session: "1@a", now: noon)
    #expect(Set(try store.drafts(actor: "ida")) == named(drafts, "1@a"))
    try store.saveDrafts([drafts[1]], actor: "ida", session: "1@a", now: noon)
    #expect(Set(try store.drafts(actor: "ida")) == named([drafts[1]], "1@a"))
    try store.saveDrafts([], actor: "ida", session: "1@a", now: noon)
    #expect(try store.drafts(actor: "ida").isEmpty)
    #expect(try store.snapshot(now: noon).generation == generation)
  }

  @Test func `programs and people don't touch each other's`() throws {
    let store = try Store.inMemory()
    try store.saveDrafts([drafts[0]], actor: "ida", session: "1@a", now: noon)
    try store.saveDrafts([drafts[1]], actor: "ida", session: "2@a", now: noon)
    try store.saveDrafts(drafts, actor: "bo", session: "3@a", now: noon)
    #expect(try store.drafts(actor: "ida").count == 2)
    let first = try #require(try store.drafts(actor: "ida").first { $0.session == "1@a" })
    try store.discard(first, actor: "ida")
    #expect(Set(try store.drafts(actor: "ida")) == named([drafts[1]], "2@a"))
    #expect(try store.drafts(actor: "bo").count == 2)
  }
}
