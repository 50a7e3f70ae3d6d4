import Foundation
import Testing

/// Decisions about orders from the command line, to the file and back.
@Suite struct OrderActionCommandTests {
  private func worst(_ home: Home, _ query: String) async throws -> String {
    let found = try await home.run(["orders", query, "--json", "--limit", "1"]).objects().first
    return try #require(found?["order"]?.text)
  }

  @Test func `a shipment is staged, shown, exported and undone`() async throws {
    let home = try await Home.withSample()
    let name = try await worst(home, "code:SHIP_LATE channel:amazon-de")
    let staged = try await home.run([
      "order", "ship", name, "--carrier", "UPS", "--tracking", "1Z999AA1", "--yes",
    ])
    #expect(staged.code == 0, "\(staged.errors)")
    #expect(staged.output.contains("1 staged as set"))
    let row = try #require(
      try await home.run(["orders", "name:\(name)", "--json"]).objects().first)
    #expect(row["staged"]?["what"]?.text == "shipped UPS 1Z999AA1")
    #expect(row["staged"]?["stage"]?.text == "staged")
    #expect(row["fulfillment"]?.text != "fulfilled")

    let file = home.folder + "/confirm.txt"
    let exported = try await home.run([
      "export", "--pending", "--as", "amazon-shipping-confirmation", "-o", file,
    ])
    #expect(exported.code == 0, "\(exported.errors)")
    let lines = home.text("confirm.txt").split(separator: "\r\n")
    #expect(
      lines.first
        == "order-id\torder-item-id\tquantity\tship-date\tcarrier-code\tcarrier-name\ttracking-number\tship-method"
    )
    #expect(lines.last == "\(name)\t\t\t2026-11-20\tUPS\t\t1Z999AA1\t")
    let text = try await home.run(["show", "order", name]).output
    #expect(text.contains("shipped UPS 1Z999AA1, staged by tester"))
    #expect(text.contains("exported as amazon-shipping-confirmation"))

    let undone = try await home.run("undo")
    #expect(undone.code == 0, "\(undone.errors)")
    let after = try await home.run(["orders", "name:\(name)", "--json"]).objects().first
    #expect(after?["staged"] == .null)
  }

  @Test func `a hold that a platform takes no file for is said to be done by hand`() async throws {
    let home = try await Home.withSample()
    let name = try await worst(home, "is:stuck channel:shop fulfillment:unfulfilled")
    let plan = try await home.run(["order", "cancel", name, "--reason", "no stock", "--dry-run"])
    #expect(plan.output.contains("by hand in the Shopify admin"))
    let journal = try await home.run("journal")
    #expect(journal.code == 0)
    #expect(!journal.output.contains("cancelled"))
  }

  @Test func `without a yes nothing is staged, and what is refused makes exit code 1`() async throws
  {
    let home = try await Home.withSample()
    let name = try await worst(home, "code:SHIP_LATE")
    let asked = try await home.run(["order", "ship", name, "--carrier", "UPS"])
    #expect(asked.code == 1)
    let refused = try await home.run(["order", "release", name, "--yes"])
    #expect(refused.code == 1)
    #expect(refused.errors.contains("nothing can be staged"))
  }

  @Test func `tickets and runbooks are kept for a case`() async throws {
    let home = try await Home.withSample()
    let name = try await worst(home, "code:SHIP_LATE")
    _ = try await home.run([
      "ticket", "link", "OPS-1", "--url", "https://t.example.com/OPS-1", "--order", name,
    ])
    let tickets = try await home.run(["ticket", "list", "--order", name, "--json"]).objects()
    #expect(tickets.first?["key"]?.text == "OPS-1")
    let ticked = try await home.run(["runbook", "tick", "SHIP_LATE", "1", "--order", name])
    #expect(ticked.output.contains("1 of 5 steps"))
    let shown = try await home.run([
      "runbook", "show", "SHIP_LATE", "--order", name, "--json",
    ]).objects().first
    #expect(shown?["steps"]?.elements.first?["done_by"]?.text == "tester")
    #expect(
      try await home.run(["show", "order", name]).output.contains("SHIP_LATE step 1 done by tester")
    )
  }

  @Test func `a runbook in the config folder takes the place of the bundled one`() async throws {
    let home = try await Home.withSample()
    try home.makeFolder("config/aisle/runbooks")
    try home.write("config/aisle/runbooks/SHIP_LATE.md", "# Ours\n\n1. Call Jo\n")
    let shown = try await home.run("runbook show SHIP_LATE")
    #expect(shown.output.contains("Ours"))
    #expect(shown.output.contains("1. Call Jo"))
    let listed = try await home.run("runbook list --json").objects()
    #expect(listed.first { $0["code"]?.text == "LOW" }?["from"]?.text == "bundled")
    #expect(
      listed.first { $0["code"]?.text == "SHIP_LATE" }?["from"]?.text?.hasSuffix("SHIP_LATE.md")
        == true)
  }
}
