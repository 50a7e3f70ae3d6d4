import Foundation
import Testing

/// Saved views on the command line: the config file, and the lists that use them.
@Suite struct ViewsTests {
  @Test func `a view that ships is a list's search and sort`() async throws {
    let home = try await Home.withSample()
    let view = try await home.run(["orders", "--view", "marketplace", "--json"]).objects()
    let typed = try await home.run("orders is:open is:marketplace --json").objects()
    #expect(!view.isEmpty)
    #expect(view == typed)
    let narrowed = try await home.run(["orders", "--view", "marketplace", "is:stuck", "--json"])
    #expect(try narrowed.objects().count < view.count)
  }

  @Test func `an unknown view is wrong usage that names those there are`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(["orders", "--view", "nothing"])
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("due today"))
  }

  @Test func `a view is saved, used and removed, and the rest of the file stays`() async throws {
    let home = try await Home.withSample()
    let before = home.text("config/aisle/aisle.toml")
    let saved = try await home.run([
      "views", "save", "catalog", "cheap", "price<10", "--sort", "-price", "--columns",
      "sku,price:9", "--key", "h",
    ])
    #expect(saved.code == 0, "\(saved.errors)")
    let after = home.text("config/aisle/aisle.toml")
    #expect(after.hasPrefix(before))
    let listed = try await home.run("views catalog --json").objects()
    let view = try #require(listed.first { $0["name"] == "cheap" })
    #expect(view["query"] == "price<10")
    #expect(view["sort"] == "-price")
    #expect(view["from"] == "config")
    let rows = try await home.run(["variants", "--view", "cheap", "--csv"])
    let typed = try await home.run("variants price<10 --sort -price --columns sku,price --csv")
    #expect(rows.output == typed.output)
    #expect(rows.lines.count > 2)
    #expect(try await home.run("views remove catalog cheap").code == 0)
    #expect(home.text("config/aisle/aisle.toml") == before)
    let again = try await home.run("views remove catalog cheap")
    #expect(again.code == 1)
    #expect(again.errors.contains("nothing was written"))
  }

  @Test func `a config file that is not TOML is never written`() async throws {
    let home = try await Home.withSample()
    try home.write("config/aisle/aisle.toml", "[store\n")
    let outcome = try await home.run(["views", "save", "orders", "x", "berg"])
    #expect(outcome.code == 1)
    #expect(home.text("config/aisle/aisle.toml") == "[store\n")
  }

  @Test func `products are one line each`() async throws {
    let home = try await Home.withSample()
    let variants = try await home.run("variants --json").objects()
    let products = try await home.run("products --json").objects()
    #expect(products.count == Set(variants.map { "\($0["product_id"] ?? .null)" }).count)
    let first = try #require(products.first)
    for key in ["handle", "title", "variants", "price_min", "price_max", "available", "status"] {
      #expect(first.keys.contains(key), "\(key)")
    }
  }
}
