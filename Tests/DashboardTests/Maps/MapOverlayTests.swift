import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// `M`: which column of another system's file fills which of ours.
@Suite struct `Mapping the columns of a file` {
  private let file = FilePreview(
    path: "/in/lager.csv",
    header: ["Artikelnummer", "Bezeichnung", "Bestand", "Lagerort", "Stand vom", "Menge", "Menge"],
    rows: [
      ["MUG-RED", "Becher rot, emailliert", "12", "Halle 2", "04/05/26", "1", ""],
      ["MUG-BLU", "Becher blau", "7", "Halle 1", "05/05/26", "2", ""],
    ], delimiter: ";")

  private func opened(
    _ size: Size = Size(width: 80, height: 24), saved: Bool = false
  ) -> Driver {
    let driver = Driver(Fixture.dashboard(size))
    var sheet = MapSheet(file)
    sheet.setKind(.stock)
    driver.reduce(.mapSheet(sheet, saved: saved ? sheet.map : nil))
    return driver
  }

  private func press(_ keys: String, _ driver: Driver) throws -> [Effect] {
    try KeySequence(parsing: keys).flatMap { driver.reduce(.key($0)) }
  }

  private func type(_ text: String, _ driver: Driver) {
    for character in text { driver.reduce(.key(Key(.character(character)))) }
  }

  private func map(_ driver: Driver) throws -> ColumnMap {
    guard case .map(let open) = driver.overlay else { throw Missing() }
    return open.sheet.map
  }

  private struct Missing: Error {}

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `looks as recorded`(size: Size) throws {
    try expectGolden(opened(size).render().canvas, "\(size.width)x\(size.height)-map")
  }

  @Test func `choosing what a column fills looks as recorded`() throws {
    let driver = opened()
    _ = try press("j j Enter", driver)
    type("a", driver)
    try expectGolden(driver.render().canvas, "80x24-map-target")
  }

  @Test func `what an import would do looks as recorded`() throws {
    let driver = opened()
    #expect(try press("i", driver) == [.tryMap(map(driver), path: "/in/lager.csv")])
    #expect(try press("i", driver) == [.bell])
    driver.reduce(
      .mapTried(
        ImportResult(
          file: "/in/lager.csv", format: "map:lager", rows: 14, created: 10, updated: 2,
          unchanged: 1, quarantined: 1,
          issues: [
            RowIssue(
              severity: .refused, place: SourcePlace(line: 9, column: 3), columnName: "Bestand",
              value: "viele", reason: "is not a number; correct the cell", rawRow: "x")
          ])))
    try expectGolden(driver.render().canvas, "80x24-map-trial")
  }

  @Test func `asks for a file, with the one that was refused in its place`() throws {
    let driver = Driver(Fixture.dashboard())
    driver.reduce(.unknownFile(path: "/in/x.csv", "no known format has these columns"))
    #expect(driver.message?.text.hasSuffix("U maps its columns") == true)
    _ = try press("U", driver)
    #expect(driver.prompt?.line.text == "/in/x.csv")
    #expect(try press("Enter", driver) == [.previewFile("/in/x.csv")])
  }

  @Test func `offers the file that a source fails with, from the sources too`() throws {
    let driver = Driver(Fixture.dashboard())
    var snapshot = driver.snapshot
    snapshot.sources[0].failingFile = "/in/wms/stock.txt"
    driver.reduce(.snapshot(snapshot))
    _ = try press("o U", driver)
    #expect(driver.prompt?.line.text == "/in/wms/stock.txt")
  }

  @Test func `typing narrows the choice, and Enter takes it`() throws {
    let driver = opened()
    _ = try press("j j Enter", driver)
    type("avail", driver)
    #expect(try press("Enter", driver).isEmpty)
    #expect(try map(driver).columns["available"] == "Bestand")
    #expect(try map(driver).columns["on_hand"] == nil)
    _ = try press("x", driver)
    #expect(try map(driver).columns["available"] == nil)
  }

  @Test func `a column whose name stands twice says why it can't be mapped`() throws {
    let driver = opened()
    _ = try press("G Enter", driver)
    type("incoming", driver)
    _ = try press("Enter", driver)
    #expect(driver.message?.text.contains("twice") == true)
    #expect(try map(driver).columns["incoming"] == nil)
  }

  @Test func `another kind guesses anew`() throws {
    let driver = opened()
    _ = try press("t", driver)
    type("products", driver)
    _ = try press("Enter", driver)
    #expect(try map(driver).kind == .products)
    #expect(try map(driver).columns["title"] == "Bezeichnung")
  }

  @Test func `dates and decimals go through their choices`() throws {
    let driver = opened()
    _ = try press("d", driver)
    #expect(try map(driver).dates == .dayFirst)
    _ = try press("d d .", driver)
    #expect(try map(driver).dates == nil)
    #expect(try map(driver).decimal == .point)
  }

  @Test func `a constant is checked as it is typed in`() throws {
    let driver = opened()
    _ = try press("c", driver)
    type("on_hand many", driver)
    _ = try press("Enter", driver)
    #expect(driver.prompt?.problem?.contains("whole number") == true)
    _ = try press("^U", driver)
    type("committed 0", driver)
    _ = try press("Enter", driver)
    #expect(try map(driver).constants == ["committed": "0"])
  }

  @Test func `saves under a name, and says where`() throws {
    let driver = opened()
    _ = try press("s ^U", driver)
    type("our wms", driver)
    var wanted = try map(driver)
    wanted.name = "our-wms"
    #expect(try press("Enter", driver) == [.saveMap(wanted)])
    driver.reduce(.mapSaved(wanted, file: "/c/aisle.toml"))
    #expect(driver.message?.text.contains("/c/aisle.toml") == true)
    guard case .map(let open) = driver.overlay else { throw Missing() }
    #expect(!open.isUnsaved)
  }

  @Test func `is neither saved nor tried before its needed columns are filled`() throws {
    let driver = opened()
    _ = try press("x", driver)
    #expect(try press("s", driver) == [.bell])
    #expect(driver.prompt == nil)
    #expect(try press("i", driver) == [.bell])
    #expect(driver.message?.text.contains("nothing fills sku") == true)
  }

  @Test func `Enter after the trial imports once, and closes when the file is in`() throws {
    let driver = opened(saved: true)
    _ = try press("i", driver)
    driver.reduce(.mapTried(ImportResult(file: "f", format: "map:lager", rows: 2, created: 2)))
    #expect(try press("Enter", driver) == [.importMapped(map(driver), path: "/in/lager.csv")])
    #expect(try press("Enter", driver).isEmpty)
    driver.reduce(.imported([ImportResult(file: "f", format: "map:lager", rows: 2, created: 2)]))
    #expect(driver.overlay == nil)
  }

  @Test func `a failure leaves the map to be tried again`() throws {
    let driver = opened()
    _ = try press("i", driver)
    driver.reduce(.failed("the disk is full"))
    #expect(try press("i", driver).count == 1)
  }

  @Test func `a trial that takes no row is not imported`() throws {
    let driver = opened()
    _ = try press("i", driver)
    driver.reduce(.mapTried(ImportResult(file: "f", format: "map:lager", rows: 2, quarantined: 2)))
    #expect(try press("Enter", driver) == [.bell])
    _ = try press("Esc", driver)
    guard case .map(let open) = driver.overlay else { throw Missing() }
    #expect(open.trial == nil)
  }

  @Test func `what a trial found wrong is corrected at once, by the map's own keys`() throws {
    let driver = opened()
    _ = try press("i", driver)
    driver.reduce(.mapTried(ImportResult(file: "f", format: "map:lager", rows: 2, quarantined: 2)))
    _ = try press("d", driver)
    #expect(try map(driver).dates == .dayFirst)
    #expect(try press("i", driver) == [.tryMap(map(driver), path: "/in/lager.csv")])
  }

  @Test func `a paste goes into the line that narrows`() throws {
    let driver = opened()
    _ = try press("Enter", driver)
    driver.reduce(.paste("avail"))
    _ = try press("Enter", driver)
    #expect(try map(driver).columns["available"] == "Artikelnummer")
  }
}
