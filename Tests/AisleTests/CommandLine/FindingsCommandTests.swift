import Foundation
import Testing

/// `aisle findings` and what follows from it in the other commands.
@Suite struct FindingsCommandTests {
  @Test func `findings come worst first, with the contract's keys`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run("findings --json")
    #expect(outcome.code == 0)
    let objects = try outcome.objects()
    #expect(objects.count > 500)
    let keys: Set = [
      "code", "subject", "channel", "severity", "field", "value", "because", "score", "owner",
      "waived_until",
    ]
    #expect(objects.allSatisfy { $0.keys.isSuperset(of: keys) })
    let order = ["blocker", "error", "warning", "info"]
    let ranks = objects.compactMap { $0["severity"]?.text.flatMap(order.firstIndex(of:)) }
    #expect(ranks == ranks.sorted())
    #expect(objects.first?["severity"] == "blocker")
  }

  @Test func `queries narrow, and what is no field is an error that names the nearest`()
    async throws
  {
    let home = try await Home.withSample()
    let bad = try await home.run("findings --json code:GTIN_BAD").objects()
    #expect(!bad.isEmpty)
    #expect(bad.allSatisfy { $0["code"] == "GTIN_BAD" && $0["field"] == "barcode" })
    let wrong = try await home.run("findings severty:error")
    #expect(wrong.code == 64)
    #expect(wrong.errors.contains("severity"))
    let variants = try await home.run("variants --json finding:GTIN_BAD").objects()
    #expect(Set(variants.map { $0["sku"]?.text }) == Set(bad.map { $0["subject"]?.text }))
  }

  @Test func `the catalog sorts by score, and a table has the columns`() async throws {
    let home = try await Home.withSample()
    let rows = try await home.run("variants --json --sort score --limit 50").objects()
    #expect(rows.count == 50)
    #expect(rows.allSatisfy { $0["score"] != .null })
    let csv = try await home.run("findings --csv --limit 2 --columns code,subject,owner")
    #expect(csv.output.hasPrefix("code,subject,owner\n"))
  }

  @Test func `a waiver is set, seen, and taken back`() async throws {
    let home = try await Home.withSample()
    let first = try #require(
      try await home.run("findings --json code:GTIN_BAD --limit 1").objects().first)
    let sku = try #require(first["subject"]?.text)
    let query = ["sku:\(sku)", "code:GTIN_BAD"]
    let waive = try await home.run(
      ["findings", "waive"] + query + ["--until", "2026-12-31", "--reason", "new labels"])
    #expect(waive.code == 0)
    let waived = try #require(
      try await home.run(["findings", "--json"] + query).objects().first)
    #expect(waived["waived_until"] == "2026-12-31T23:00:00Z")
    #expect(waived["waived_by"] == "tester")
    #expect(waived["waived_reason"] == "new labels")
    let journal = try await home.run("journal --json --limit 1").objects()
    #expect(journal.first?["source"] == "waiver")
    let assign = try await home.run(["findings", "assign"] + query + ["--to", "bo"])
    #expect(assign.code == 0)
    _ = try await home.run("undo")
    _ = try await home.run("undo")
    let after = try #require(
      try await home.run(["findings", "--json"] + query).objects().first)
    #expect(after["waived_until"] == .null)
    #expect(after["owner"] == .null)
  }

  @Test func `several findings need --yes, and a day that is none is wrong usage`() async throws {
    let home = try await Home.withSample()
    let many = try await home.run([
      "findings", "waive", "code:SEO_D", "--until", "30d", "--reason", "later",
    ])
    #expect(many.code == 1)
    #expect(many.errors.contains("--yes"))
    let day = try await home.run([
      "findings", "waive", "code:SEO_D", "--until", "soon", "--reason", "later", "--yes",
    ])
    #expect(day.code == 64)
  }

  @Test func `show and explain tell scores, findings and drift`() async throws {
    let home = try await Home.withSample()
    let shown = try await home.run("show variant MUG35-FJE")
    #expect(shown.output.contains("Channels side by side"))
    let explained = try await home.run("explain product MUG35-FJE")
    #expect(explained.output.contains("content, 100 x the weight"))
    #expect(explained.output.contains("clears   when"))
    let rules = try await home.run("findings --rules")
    #expect(rules.output.contains("No imported file can prove:"))
  }

  @Test func `a SKU that exists is refused in the plan, a shared barcode doubted`() async throws {
    let home = try await Home.withSample()
    _ = try await home.run("findings --limit 1")
    let sku = try await home.run([
      "edit", "sku:MUG35-FJE", "sku set map-ncape", "--dry-run", "--json",
    ]).objects()
    #expect(sku.first?["verdict"] == "refused")
    #expect(sku.first?["because"]?.text?.contains("MAP-NCAPE") == true)
    let map = try #require(try await home.run("variants --json sku:MAP-NCAPE").objects().first)
    let barcode = try #require(map["barcode"]?.text)
    let plan = try await home.run([
      "edit", "sku:SMUG-VIK-NVY", "barcode set \(barcode)", "--dry-run", "--json",
    ]).objects()
    #expect(plan.first?["verdict"] == "warning")
    #expect(plan.first?["because"]?.text?.contains("MAP-NCAPE has this barcode too") == true)
  }

  @Test func `conflicts have the contract's keys, counts and worst prices`() async throws {
    let home = try await Home.withSample()
    let objects = try await home.run("conflicts --json").objects()
    #expect(!objects.isEmpty)
    let keys: Set = ["kind", "a", "b", "severity", "variants", "worst_price", "worst_margin"]
    #expect(objects.allSatisfy { $0.keys.isSuperset(of: keys) })
    #expect(objects.first?["severity"] == "blocker")
    #expect(objects.contains { $0["worst_price"] != .null && $0["variants"] != .null })
    let promotions = try await home.run("promotions --json").objects()
    #expect(promotions.allSatisfy { $0["readiness"] == .null })
    #expect(promotions.contains { $0["targets"] != .null })
  }
}
