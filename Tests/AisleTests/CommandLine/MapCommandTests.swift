import Foundation
import Testing

@testable import aisle

/// Column maps from a shell: guessed, saved, recognised, named.
@Suite struct `aisle map` {
  private static let warehouse = """
    Artikelnummer;Bezeichnung;Bestand;Lagerort
    MUG-RED;Becher rot;12;Halle 2
    MUG-BLU;Becher blau;viele;Halle 2

    """

  private static let config = """
    [store]
    currency = "EUR"

    """

  private func home() throws -> Home {
    let home = try Home()
    try home.write("config/aisle/aisle.toml", Self.config)
    return home
  }

  @Test func `guesses a file's map, saves it, and the file is recognised by itself`() async throws {
    let home = try home()
    let file = try home.write("lager.csv", Self.warehouse)
    let unknown = try await home.run(["import", file])
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("aisle map guess"))

    let guess = try await home.run(
      ["map", "guess", file, "--kind", "stock", "--name", "wms", "--save"])
    #expect(guess.code == 0)
    #expect(guess.output.contains("columns.on_hand = \"Bestand\""))
    #expect(guess.errors.contains("\"Bezeichnung\" is left out"))
    #expect(home.text("config/aisle/aisle.toml") == Self.config + "\n" + guess.output)

    let list = try await home.run(["map", "list", "--json"])
    let map = try #require(try list.objects().first)
    #expect(map["name"]?.text == "wms")
    #expect(map["columns"]?["location"]?.text == "Lagerort")

    let read = try await home.run(["import", file, "--json"])
    #expect(read.code == 2)
    let result = try #require(try read.objects().first)
    #expect(result["format"]?.text == "map:wms")
    #expect(result["created"]?.int == 1)
    #expect(result["quarantined"]?.int == 1)
    #expect(result["issues"]?.elements.first?["line"]?.int == 3)
    #expect(result["issues"]?.elements.first?["column"]?.int == 3)

    let named = try await home.run(["import", file, "--as", "map:wms", "--json"])
    #expect(try named.objects().first?["unchanged"]?.int == 1)
    let removed = try await home.run(["map", "remove", "wms"])
    #expect(removed.code == 0)
    #expect(home.text("config/aisle/aisle.toml") == Self.config)
  }

  @Test func `a name that is none, or no file that can be mapped, says what to do`() async throws {
    let home = try home()
    let file = try home.write("lager.csv", Self.warehouse)
    let wrong = try await home.run(["import", file, "--as", "map:wms"])
    #expect(wrong.code == 1)
    #expect(wrong.errors.contains("no map \"wms\""))
    let kind = try await home.run(["map", "guess", file, "--kind", "stok"])
    #expect(kind.code == 64)
    let folder = try await home.run(["map", "guess", home.folder])
    #expect(folder.code == 1)
    #expect(folder.errors.contains("is a folder"))
    let empty = try await home.run(
      ["map", "guess", try home.write("e.csv", "a\n1\n"), "--save"])
    #expect(empty.code == 1)
    #expect(empty.errors.contains("nothing was saved"))
    #expect(home.text("config/aisle/aisle.toml") == Self.config)
  }

  @Test func `check says what is wrong with a map, and which one reads a file`() async throws {
    let home = try home()
    let file = try home.write("lager.csv", Self.warehouse)
    try home.write(
      "config/aisle/aisle.toml",
      "[map.wms]\nkind = \"stock\"\ncolumns.sku = \"Artikelnummer\"\ncolumns.on_hand = \"Bestand\"\n"
    )
    let good = try await home.run(["map", "check", file])
    #expect(good.code == 0)
    #expect(good.output.contains("map:wms"))
    try home.write("config/aisle/aisle.toml", "[map.wms]\nkind = \"stock\"\ncolumns.sk = \"A\"\n")
    let bad = try await home.run(["map", "check"])
    #expect(bad.code == 2)
    #expect(bad.errors.contains(":3:9: sk is not a column of stock; did you mean sku?"))
  }

  /// Keys that type a text.
  private func typing(_ text: String) -> String {
    text.map(String.init).joined(separator: " ")
  }

  @Test func `in the dashboard a file is mapped, saved, imported and mended`() async throws {
    let home = try home()
    let file = try home.write("lager.csv", Self.warehouse)
    let open = "U ^U \(typing(file)) Enter"
    let saved = try await home.run([
      "screen", "--size", "120x40", "--keys", "\(open) s Enter",
    ])
    #expect(saved.output.contains("Map lager saved in"))
    #expect(home.text("config/aisle/aisle.toml").contains("[map.lager]"))
    let tried = try await home.run(["screen", "--size", "120x40", "--keys", "\(open) i"])
    #expect(tried.output.contains("It would create 1, update 0, leave 0, refuse 1 of 2 rows"))
    #expect(try await home.run(["variants", "sku:mug-red", "--json"]).output.isEmpty)
    _ = try await home.run(["screen", "--size", "120x40", "--keys", "\(open) i Enter"])
    #expect(try await home.run(["variants", "sku:mug-red", "--json"]).lines.count == 1)

    // Taken files move, and are found where they are.
    try home.makeFolder("done")
    try FileManager.default.moveItem(atPath: file, toPath: home.folder + "/done/lager.csv")
    let again = try await home.run(["screen", "--size", "120x40", "--keys", open])
    #expect(again.output.contains("saved as lager: --as map:lager"))
    _ = try await home.run([
      "screen", "--size", "120x40", "--keys", "o Enter Enter Enter ^U 9 Enter t Enter",
    ])
    let mended = try await home.run(["variants", "sku:mug-blu", "--json"])
    #expect(try mended.objects().first?["on_hand"]?.int == 9)
    #expect(try await home.run(["quarantine", "--json"]).output.isEmpty)
  }
}
