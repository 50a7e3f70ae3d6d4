import Commerce
import Configuration
import Testing

private func load(
  _ text: String
) -> (maps: [ColumnMap], problems: [ConfigurationProblem]) {
  let loaded = Configuration.load(text, path: "/c/aisle.toml")
  return (loaded.configuration.maps, loaded.problems)
}

private let lager = """
  [map.lager]
  kind = "stock"
  columns.sku = "Artikelnummer"
  columns.on_hand = "Bestand, frei"
  constants.location = "Halle 2"
  decimal = ","
  dates = "dmy"
  delimiter = "tab"
  encoding = "Windows-1252"
  """

private var lagerMap: ColumnMap {
  var map = ColumnMap("lager", .stock)
  map.columns = ["sku": "Artikelnummer", "on_hand": "Bestand, frei"]
  map.constants = ["location": "Halle 2"]
  map.decimal = .comma
  map.dates = .dayFirst
  map.delimiter = "\t"
  map.encoding = .windows1252
  return map
}

@Suite struct `A column map in the config` {
  @Test func `is read with everything that it declares`() {
    let (maps, problems) = load(lager)
    #expect(problems.isEmpty)
    #expect(maps == [lagerMap])
  }

  @Test func `may be written with tables of its own`() {
    let (maps, problems) = load(
      "[map.x]\nkind = \"costs\"\n[map.x.columns]\nsku = \"Nr\"\ncost = \"EK\"\n")
    #expect(problems.isEmpty)
    #expect(maps.map(\.columns) == [["sku": "Nr", "cost": "EK"]])
  }

  @Test(arguments: [
    ("[map.x]\nkind = \"stok\"\n", 2, 8, "\"stock\""),
    ("[map.x]\ncolumns.sku = \"Nr\"\n", 1, 1, "add kind"),
    (
      "[map.x]\nkind = \"stock\"\ncolumns.sku = \"Nr\"\ncolumns.onhand = \"B\"\n", 4, 9,
      "did you mean on_hand?"
    ),
    (
      "[map.x]\nkind = \"costs\"\ncolumns.sku = \"Nr\"\n", 1, 1,
      "name the file's column, or a constant"
    ),
    (
      "[map.x]\nkind = \"stock\"\ncolumns.sku = \"Nr\"\nconstants.on_hand = \"many\"\n", 4, 21,
      "correct it"
    ),
    (
      "[map.x]\nkind = \"stock\"\ncolumns.sku = \"Nr\"\nconstants.sku = \"A\"\n", 1, 1,
      "take one of them out"
    ),
    ("[map.x]\nkind = \"stock\"\ncolumns.sku = 3\n", 3, 15, "write a text in quotes"),
    ("[map.x]\nkind = \"stock\"\ncolumns.sku = \"N\"\ndelimiter = \"x\"\n", 4, 13, "\"tab\""),
    ("[map.x]\nkind = \"stock\"\ncolumns.sku = \"N\"\ndates = \"ymd\"\n", 4, 9, "\"dmy\""),
    ("map = 3\n", 1, 1, "[map.NAME]"),
  ])
  func `with a mistake is left out, and the mistake has a place and a mend`(
    text: String, line: Int, column: Int, mend: String
  ) throws {
    let (maps, problems) = load(text)
    #expect(maps.isEmpty)
    let problem = try #require(problems.first)
    #expect((problem.line, problem.column) == (line, column))
    #expect(problem.mend.contains(mend))
  }

  @Test func `can be a source's format, and one that is not there is an error`() throws {
    let source = "[[source]]\nid = \"wms\"\ninbox = \"/in\"\ndates = \"dmy\"\nformat = "
    let good = Configuration.load("\(source)\"map:lager\"\n\(lager)", path: "/c/aisle.toml")
    #expect(good.problems.isEmpty)
    #expect(good.configuration.sources.map(\.dates) == [.dayFirst])
    #expect(good.configuration.context(forSource: "wms").dates == .dayFirst)
    let problem = try #require(load("\(source)\"map:lagr\"\n\(lager)").problems.first)
    #expect((problem.line, problem.column) == (5, 10))
    #expect(problem.mend == "did you mean map:lager?")
  }

  @Test(arguments: [
    ("https://jira.example.com/browse/{key}", true), ("https://jira.example.com/", false),
    ("javascript:{key}", false),
  ])
  func `a source's tickets have pages on the web alone`(url: String, isTaken: Bool) {
    let text = "[[source]]\nid = \"a\"\ninbox = \"/in\"\nticket_url = \"\(url)\"\n"
    let loaded = Configuration.load(text, path: "/c/aisle.toml")
    #expect(loaded.problems.isEmpty == isTaken)
    #expect(loaded.configuration.context(forSource: "a").ticketURL == (isTaken ? url : nil))
  }

  @Test func `a source's encoding is one that can be read`() {
    let text = "[[source]]\nid = \"a\"\ninbox = \"/in\"\nencoding = \"klingon\"\n"
    #expect(load(text).problems.map(\.line) == [4])
  }
}

@Suite struct `Saving a column map` {
  @Test func `puts it behind everything else, and reading gives it back`() throws {
    let before = "[store]\nname = \"N\"   # ours\n"
    let after = try MapText.saving(lagerMap, in: before)
    #expect(after.hasPrefix(before))
    #expect(load(after).maps == [lagerMap])
  }

  @Test func `replaces the one of its name with all its tables, and nothing else`() throws {
    let before = """
      [map.lager]
      # from the warehouse
      kind = "costs"
      [map.lager.columns]
      sku = "Nr"
      cost = "EK"

      # theirs
      [map.other]
      kind = "costs"
      columns = { sku = "a", cost = "b" }
      """
    let after = try MapText.saving(lagerMap, in: before)
    #expect(after.contains("# from the warehouse"))
    #expect(after.contains("# theirs\n[map.other]"))
    #expect(load(after).maps.map(\.name) == ["lager", "other"])
    #expect(load(after).maps.first == lagerMap)
  }

  @Test func `takes any name and any column, in quotes where TOML needs them`() throws {
    var map = ColumnMap("our \"ERP\".x", .costs)
    map.columns = ["sku": "Nr \"1\"\\", "cost": "EK\tnetto"]
    let text = try MapText.saving(map, in: "")
    #expect(load(text).maps == [map])
    #expect(try MapText.removing(map.name, from: text).isEmpty)
  }

  @Test func `leaves a file alone that it can't read or change line by line`() {
    #expect(throws: MapText.Failure.self) { try MapText.saving(lagerMap, in: "[store\n") }
    #expect(throws: MapText.Failure.notTables(name: "lager")) {
      try MapText.saving(lagerMap, in: "map = { lager = { kind = \"stock\" } }\n")
    }
    #expect(throws: MapText.Failure.noSuchMap(name: "x")) { try MapText.removing("x", from: lager) }
  }
}
