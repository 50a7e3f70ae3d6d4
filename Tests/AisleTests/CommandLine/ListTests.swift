import Foundation
import Testing

/// The list commands: JSON Lines with the contract's keys, CSV, tables, and the sort.
@Suite struct ListTests {
  private static let contract: [(String, String)] = [
    (
      "variants",
      """
      sku product_id handle title options channel status price compare_at cost currency barcode \
      on_hand available committed incoming velocity cover_days reorder_point tags
      """
    ),
    (
      "orders",
      """
      order channel placed_at customer country total currency payment fulfillment delivery score \
      priority deadline stuck owner state snoozed_until notes
      """
    ),
    ("alerts", "code subject pane score priority since state owner inputs because clears_when"),
    (
      "promotions",
      "id name kind channels start end zone state live readiness targets conflicts"
    ),
    ("journal", "set at actor source summary rows undone_by"),
  ]

  @Test(arguments: contract)
  func `each line is an object with the contract's keys`(
    command: String, keys: String
  ) async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([command, "--json", "--limit", "3000"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let objects = try outcome.objects()
    #expect(objects.count > 10)
    let wanted = Set(keys.split(separator: " ").map(String.init))
    for object in objects where !object.keys.isSuperset(of: wanted) {
      Issue.record("\(wanted.subtracting(object.keys)) are not in \(object)")
      break
    }
  }

  @Test func `what is unknown is null, money is text, and instants are in UTC`() async throws {
    let home = try await Home.withSample()
    let variants = try await home.run("variants --json").objects()
    let unpriced = variants.filter { $0["compare_at"] == .null }
    #expect(!unpriced.isEmpty)
    for key in ["sku", "reorder_point", "alert"] {
      #expect(variants.contains { $0[key] == .null }, "\(key)")
    }
    let map = try #require(variants.first { $0["sku"] == "MAP-NCAPE" })
    #expect(map["price"] == "14.90")
    #expect(map["currency"] == "EUR")
    #expect(map["available"] == .number(26))
    let orders = try await home.run("orders --json is:stuck").objects()
    #expect(!orders.isEmpty)
    #expect(orders.allSatisfy { $0["owner"] == .null && $0["snoozed_until"] == .null })
    #expect(orders.allSatisfy { $0["placed_at"]?.text?.hasSuffix("Z") == true })
    #expect(orders.allSatisfy { $0["stuck"]?.elements.isEmpty == false })
  }

  @Test(arguments: ["variants", "orders", "alerts", "promotions"])
  func `csv has a header and as many cells in every row`(command: String) async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([command, "--csv", "--limit", "40"])
    #expect(outcome.code == 0)
    #expect(outcome.lines.count > 10)
    let columns = try #require(outcome.lines.first).split(separator: ",").count
    #expect(columns > 4)
    for line in outcome.lines where !line.contains("\"") {
      #expect(line.count { $0 == "," } == columns - 1, "\(line)")
    }
  }

  @Test func `csv quotes what needs it and keeps every byte`() async throws {
    let home = try await Home.withSample()
    let path = try home.write(
      "products.csv",
      """
      Handle,Title,Variant SKU,Variant Price
      odd,"A ""big"", odd one",ODD-1,12.50

      """)
    #expect(try await home.run(["import", path]).code == 0)
    let outcome = try await home.run("variants sku:ODD-1 --csv --columns sku,title,price")
    #expect(outcome.lines == ["sku,title,price", "ODD-1,\"A \"\"big\"\", odd one\",12.50"])
  }

  @Test func `columns, sort and limit do what they say`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(
      "variants --csv --columns price,sku --sort -price --limit 5 -channel:amazon-de")
    try #require(outcome.lines.count == 6, "\(outcome.errors)")
    #expect(outcome.lines.first == "price,sku")
    #expect(outcome.lines.dropFirst().first?.hasPrefix("48900.00,") == true)
    let prices = outcome.lines.dropFirst().compactMap { line in
      line.split(separator: ",").first.flatMap { Double($0) }
    }
    #expect(prices == prices.sorted(by: >))
  }

  @Test(arguments: ["variants", "orders", "alerts", "promotions"])
  func `nothing found is an empty list and no error`(command: String) async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run([command, "qqqqzzzz", "--json"])
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }

  @Test(arguments: ["orders --json", "variants --csv", "alerts", "keys --json"])
  func `a reader that closes the pipe ends the command quietly`(line: String) async throws {
    let home = try await Home.withSample()
    let script = "{ \"$0\" \(line) --now \(Home.now); echo $? > \"$1\"; } | head -n 1"
    let spawned = try Spawned(
      ["sh", "-c", script, Repository.binary, home.folder + "/status"],
      environment: home.environment,
      output: home.folder + "/out", errors: home.folder + "/err")
    #expect(try await spawned.finish(line) == 0)
    #expect(home.text("out").split(separator: "\n").count == 1)
    #expect(home.text("err").isEmpty)
    // What is short has gone into the pipe before its reader was gone.
    #expect(["0\n", "141\n"].contains(home.text("status")))
  }
}
