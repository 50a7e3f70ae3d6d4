import Foundation
import Testing

/// Lists and tables for spreadsheets.
@Suite struct SpreadsheetTests {
  @Test func `a list goes into a workbook, which is not replaced by accident`() async throws {
    let home = try await Home.withSample()
    let out = home.folder + "/stuck.xlsx"
    let outcome = try await home.run("orders is:stuck --xlsx -o \(out)")
    #expect(outcome.code == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("\(out)  "))
    let bytes = try #require(FileManager.default.contents(atPath: out))
    #expect(bytes.prefix(2) == Data("PK".utf8))
    let again = try await home.run("orders is:stuck --xlsx -o \(out)")
    #expect((again.code, again.errors.contains("is there already")) == (1, true))
    #expect(try await home.run("orders is:stuck --xlsx -o \(out) --force").code == 0)
    #expect(try await home.run("orders --xlsx").code == 64)
  }

  @Test func `CSV for Excel has its mark, and no text of the store is a formula`() async throws {
    let home = try Home()
    let file = try home.write(
      "a.csv", Home.product("S-1", "\"=HYPERLINK(\"\"http://x\"\")\"", "5.00"))
    #expect(try await home.run("import \(file)").code == 0)
    let outcome = try await home.run("variants --excel --columns sku,title,price")
    #expect(outcome.output.unicodeScalars.first == "\u{FEFF}")
    #expect(outcome.output.contains("S-1,\"'=HYPERLINK(\"\"http://x\"\")\",5.00"))
    // A platform's file has the text as it is.
    let platform = try await home.run("export --as shopify-products --all")
    #expect(platform.output.contains("\"=HYPERLINK(\"\"http://x\"\")\""))
  }

  @Test func `a workbook of variants is written into a file`() async throws {
    let home = try await Home.withSample()
    let outcome = try await home.run(
      "export --as xlsx --where tags:sale -o \(home.folder)/sale.xlsx")
    #expect(outcome.code == 0)
    #expect(home.exists("sale.xlsx"))
    let none = try await home.run("export --as xlsx --all")
    #expect((none.code, none.errors.contains("name it with -o")) == (1, true))
  }
}
