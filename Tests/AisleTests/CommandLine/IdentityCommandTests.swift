import Foundation
import Testing

/// `aisle identity`: list, show, link, apart and links, on the sample store.
@Suite struct IdentityCommandTests {
  @Test func `the list has the surest first, and one sort alone where it is asked for`()
    async throws
  {
    let home = try await Home.withSample()
    let pairs = try await home.run("identity list --json").objects()
    #expect(
      pairs.map { $0["strength"]?.text } == [
        "certain", "certain", "likely", "doubtful", "duplicate",
      ])
    let first = try #require(pairs.first)
    #expect(
      Set(first.keys) == [
        "id", "strength", "kept", "removed", "for", "against", "shared", "remedy",
      ])
    #expect(first["kept"]?["sku"] == "THROW-FJE-NVY")
    #expect(first["removed"]?["channel"]?.elements == ["amazon-de"])
    #expect(first["for"]?.elements.first?["code"] == "same-gtin")
    let doubtful = try await home.run("identity list --doubtful --csv")
    #expect(doubtful.lines.count == 2)
    #expect(doubtful.lines.dropFirst().first?.contains("STOVE-LUM") == true)
  }

  @Test func `a link is shown first, done with a yes, and taken back`() async throws {
    let home = try await Home.withSample()
    let list = "variants --csv --columns sku,channel,available"
    let before = try await home.run(list).output
    let pair = ["THROW-FJE-NVY", "0V-V001-N7ZK"]
    let dry = try await home.run(["identity", "link"] + pair + ["--dry-run"])
    #expect(dry.code == 0)
    #expect(dry.lines.first == "THROW-FJE-NVY is kept; 0V-V001-N7ZK becomes another SKU of it.")
    let asked = try await home.run(["identity", "link"] + pair)
    #expect(asked.code == 1)
    #expect(asked.errors.contains("--yes links without asking"))
    #expect(try await home.run(list).output == before)
    let done = try await home.run(["identity", "link"] + pair + ["--yes"])
    #expect(done.code == 0)
    #expect(done.output.contains("linked 0V-V001-N7ZK to THROW-FJE-NVY"))
    let variant = try await home.run("show variant 0V-V001-N7ZK --json").objects().first
    #expect(variant?["sku"] == "THROW-FJE-NVY")
    #expect(
      variant?["listings"]?.elements.map { $0["sku"] } == ["0V-V001-N7ZK", "THROW-FJE-NVY"])
    let links = try await home.run("identity links --json").objects()
    #expect(links.map { $0["other_sku"]?.text } == ["0V-V001-N7ZK"])
    // The channel's file says the channel's SKU.
    let out = home.folder + "/price.txt"
    _ = try await home.run([
      "export", "--as", "amazon-price-quantity", "--where", "sku:THROW-FJE-NVY", "-o", out,
    ])
    #expect(home.text("price.txt").contains("0V-V001-N7ZK"))
    #expect(!home.text("price.txt").contains("THROW-FJE-NVY"))
    #expect(try await home.run("undo").code == 0)
    #expect(try await home.run(list).output == before)
  }

  @Test func `all certain ones are linked at once, and nothing else`() async throws {
    let home = try await Home.withSample()
    let done = try await home.run("identity link --certain --yes")
    #expect(done.code == 0)
    #expect(done.output.contains("linked 2 SKUs"))
    let left = try await home.run("identity list --json").objects()
    #expect(left.map { $0["strength"]?.text } == ["likely", "doubtful", "duplicate"])
    let again = try await home.run("identity link --certain --yes")
    #expect(again.code == 0)
    #expect(again.errors.contains("No proposal is certain"))
  }

  @Test func `what was kept apart is not proposed again`() async throws {
    let home = try await Home.withSample()
    let apart = try await home.run([
      "identity", "apart", "STOVE-LUM", "stove lum", "--reason", "gift wrap",
    ])
    #expect(apart.code == 0)
    #expect(try await home.run("identity list --doubtful --json").output.isEmpty)
    let links = try await home.run("identity links --json").objects()
    #expect(links.first?["kind"] == "apart")
    #expect(links.first?["reason"] == "gift wrap")
    #expect(try await home.run("identity links").output.contains("gift wrap"))
  }

  @Test func `duplicates can't be linked, and show says what to do`() async throws {
    let home = try await Home.withSample()
    let link = try await home.run("identity link MUG35-FJE TPOT-BRI --yes")
    #expect(link.code == 1)
    #expect(link.errors.contains("a channel has one listing of a variant"))
    let show = try await home.run("identity show MUG35-FJE TPOT-BRI")
    #expect(show.output.contains("Correct the barcode of MUG35-FJE or TPOT-BRI"))
  }

  @Test(arguments: [
    "identity link", "identity link MUG35-FJE", "identity link --certain MUG35-FJE TPOT-BRI",
    "identity show A B C", "identity link MUG35-FJE TPOT-BRI --keep THROW-FJE-NVY",
  ])
  func `what makes no sense is wrong usage`(command: String) async throws {
    let home = try await Home.withSample()
    #expect(try await home.run(command).code == 64)
  }
}
