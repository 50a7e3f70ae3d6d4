import Foundation
import Testing

/// `aisle refresh`: one look at the inboxes, without a screen.
@Suite struct RefreshTests {
  @Test func `a file in an inbox is taken once and moved to done`() async throws {
    let home = try Home.withInbox()
    try home.drop("inbox/products.csv", Home.product("BEAN-1", "Bean bag", "59.00"))
    let first = try await home.run("refresh --json")
    #expect(first.code == 0, "\(first.errors)")
    let result = try #require(try first.objects().first)
    #expect(result["created"] == .number(1))
    #expect(result["file"]?.text == "\(home.folder)/inbox/products.csv")
    #expect(!home.exists("inbox/products.csv"))
    #expect(home.exists("inbox/done/products.csv"))
    let second = try await home.run("refresh --json")
    #expect(second.code == 0)
    #expect(second.output.isEmpty)
    #expect(try await home.run("variants --json").lines.count == 1)
  }

  @Test func `files that wait together go in by kind, then by their own time`() async throws {
    let home = try Home.withInbox()
    try home.drop(
      "inbox/a-stock.csv", "Handle,SKU,Location,Available,On hand\nbean-1,BEAN-1,Shop,3,4\n")
    try home.drop("inbox/b-2026-09-19.csv", Home.product("BEAN-1", "Bean bag", "61.00"))
    try home.drop("inbox/c-2026-09-18.csv", Home.product("BEAN-1", "Bean bag", "59.00"))
    let results = try await home.run("refresh --json").objects()
    #expect(
      results.map { $0["file"]?.text?.split(separator: "/").last }
        == ["c-2026-09-18.csv", "b-2026-09-19.csv", "a-stock.csv"])
    #expect(results.prefix(2).map { $0["updated"] } == [.number(0), .number(1)])
    let lines = try await home.run("variants --csv --columns price").lines
    #expect(lines.last == "61.00")
  }

  @Test func `what is in done is not read again`() async throws {
    let home = try Home.withInbox()
    try home.makeFolder("inbox/done")
    try home.drop("inbox/done/products.csv", Home.product("BEAN-1", "Bean bag", "59.00"))
    #expect(try await home.run("refresh").code == 0)
    #expect(try await home.run("variants --json").output.isEmpty)
  }

  @Test func `a file of the same name in done is kept`() async throws {
    let home = try Home.withInbox()
    for price in ["59.00", "61.00"] {
      try home.drop("inbox/products.csv", Home.product("BEAN-1", "Bean bag", price))
      #expect(try await home.run("refresh").code == 0)
    }
    #expect(home.text("inbox/done/products.csv").contains("59.00"))
    #expect(home.text("inbox/done/products-2.csv").contains("61.00"))
    #expect(try await home.run("variants --csv --columns price").lines == ["price", "61.00"])
  }

  @Test func `a bad row is refused with its place, and the rest goes in`() async throws {
    let home = try Home.withInbox()
    try home.drop(
      "inbox/products.csv",
      Home.product("BEAN-1", "Bean bag", "59.00") + "worse,Worse,BEAN-2,dear\n")
    let outcome = try await home.run("refresh")
    #expect(outcome.code == 2)
    let place = "aisle: \(home.folder)/inbox/products.csv:3:4"
    #expect(
      outcome.errors.hasPrefix("\(place): refused (Variant Price \"dear\"): is "),
      "\(outcome.errors)")
    #expect(try await home.run("variants --json").lines.count == 1)
  }

  @Test func `what was assumed of the first files is said once`() async throws {
    let home = try Home()
    try home.makeFolder("inbox")
    try home.write(
      "config/aisle/aisle.toml",
      """
      [store]
      zone = "Europe/Berlin"
      [[source]]
      id = "shop"
      channel = "shop"
      inbox = "\(home.folder)/inbox"

      """)
    try home.drop("inbox/first.csv", Home.product("BEAN-1", "Bean bag", "59.00"))
    let assumed = "aisle: prices without a currency are read as USD; "
    #expect(try await home.run("refresh").errorLines.map { $0.hasPrefix(assumed) } == [true])
    try home.drop("inbox/second.csv", Home.product("BEAN-1", "Bean bag", "61.00"))
    #expect(try await home.run("refresh").errors == "")
  }

  @Test func `an unknown file stays where it is and is told`() async throws {
    let home = try Home.withInbox()
    try home.drop("inbox/mood.csv", "shoe size,mood\n42,good\n")
    let outcome = try await home.run("refresh")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("mood.csv:1:1: no known format"))
    #expect(home.exists("inbox/mood.csv"))
  }

  @Test func `a missing inbox is told with the mend`() async throws {
    let home = try Home.withInbox()
    try FileManager.default.removeItem(atPath: home.folder + "/inbox")
    let outcome = try await home.run("refresh")
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains("create it or change the source's inbox"))
  }
}
