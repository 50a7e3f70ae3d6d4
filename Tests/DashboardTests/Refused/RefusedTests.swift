import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// Enter in the sources: refused rows, mended and taken again.
@Suite struct `Mending refused rows` {
  private static func row(
    _ id: Int64, line: Int, _ text: String, column: Int?, value: String, reason: String
  ) -> QuarantinedRow {
    let header = ["sku", "cost", "currency"]
    var row = QuarantinedRow(
      id: id, source: "shop", format: id == 3 ? "map:wms" : "costs", file: "/in/done/costs.csv",
      issue: RowIssue(
        severity: .refused, place: SourcePlace(line: line, column: column),
        columnName: column.map { header[$0 - 1] }, value: value, reason: reason, rawRow: text),
      at: Fixture.now)
    row.header = header
    row.dialect = RowDialect(delimiter: ",", isQuoted: true)
    return row
  }

  private let rows = [
    row(
      1, line: 12, "MUG-RED,abc,EUR", column: 2, value: "abc",
      reason: "is not a number; correct the cell"),
    row(
      2, line: 40, "CUP,1.00", column: nil, value: "",
      reason: "has 2 of 3 columns, so no cell can be trusted; export the file again, or complete "
        + "the row"),
    row(
      3, line: 41, "LAMP,•••,EUR", column: 1, value: "LAMP",
      reason: "no variant has this SKU; import its products first, or correct it"),
  ]

  private func opened(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = Driver(Fixture.dashboard(size))
    #expect(try press("o Enter", driver) == [.loadRefused, .loadRefused])
    driver.reduce(.refused(rows))
    return driver
  }

  private func press(_ keys: String, _ driver: Driver) throws -> [Effect] {
    try KeySequence(parsing: keys).flatMap { driver.reduce(.key($0)) }
  }

  private func type(_ text: String, _ driver: Driver) {
    for character in text { driver.reduce(.key(Key(.character(character)))) }
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `the rows look as recorded`(size: Size) throws {
    try expectGolden(try opened(size).render().canvas, "\(size.width)x\(size.height)-refused")
  }

  @Test func `mending a cell looks as recorded`() throws {
    let driver = try opened()
    _ = try press("Enter Enter ^U", driver)
    type("7.25", driver)
    try expectGolden(driver.render().canvas, "80x24-refused-mend")
  }

  @Test func `a cell is edited, tried and taken`() throws {
    let driver = try opened()
    _ = try press("Enter Enter ^U", driver)
    type("7.25", driver)
    let text = "MUG-RED,7.25,EUR"
    #expect(try press("Enter t", driver) == [.tryMend(row: 1, text: text)])
    #expect(try press("t", driver) == [.bell])
    driver.reduce(.mendTried([ImportResult(file: "f", format: "costs", rows: 1, updated: 1)]))
    #expect(
      driver.render().canvas.lines().contains { $0.contains("It would create 0, update 1") })
    #expect(try press("Enter", driver) == [.mendRefused(row: 1, text: text)])
    #expect(try press("Enter", driver).isEmpty)
    let effects = driver.reduce(
      .retaken([ImportResult(file: "f", format: "costs", rows: 1, updated: 1)]))
    #expect(effects == [.loadRefused])
    #expect(driver.message?.text == "1 row taken")
    driver.reduce(.refused([rows[1], rows[2]]))
    guard case .refused(let open) = driver.overlay else {
      Issue.record("closed")
      return
    }
    #expect(open.sheet == nil)
    #expect(open.current?.id == 2)
  }

  @Test func `x puts back what the file has, and Esc leaves the row alone`() throws {
    let driver = try opened()
    _ = try press("Enter Enter ^U", driver)
    type("9", driver)
    _ = try press("Enter x", driver)
    guard case .refused(let open) = driver.overlay else { return }
    #expect(open.sheet?.cells == ["MUG-RED", "abc", "EUR"])
    #expect(try press("Esc", driver).isEmpty)
    guard case .refused(let closed) = driver.overlay else {
      Issue.record("closed")
      return
    }
    #expect(closed.sheet == nil)
    #expect(try press("Esc", driver) == [.loadRefused])
  }

  @Test func `a row of another width is one text`() throws {
    let driver = try opened()
    _ = try press("j Enter Enter", driver)
    type(",EUR", driver)
    #expect(try press("Enter t", driver) == [.tryMend(row: 2, text: "CUP,1.00,EUR")])
  }

  @Test func `a blotted cell is not for editing`() throws {
    let driver = try opened()
    _ = try press("G Enter j", driver)
    #expect(try press("Enter", driver) == [.bell])
    #expect(driver.message?.text.contains("Personal data") == true)
  }

  @Test func `t takes all of them again, and says why some stay`() throws {
    let driver = try opened()
    #expect(try press("t", driver) == [.retakeRefused(nil)])
    #expect(try press("t", driver) == [.bell])
    driver.reduce(
      .retaken([
        ImportResult(
          file: "f", format: "costs", rows: 3, updated: 2, quarantined: 1, issues: [rows[2].issue])
      ]))
    #expect(driver.message?.text == "2 rows taken, 1 still refused: \(rows[2].issue.reason)")
  }

  @Test func `U opens the map of a mapped file, and of no other`() throws {
    let driver = try opened()
    #expect(try press("U", driver) == [.bell])
    _ = try press("G U", driver)
    #expect(driver.prompt?.line.text == "/in/done/costs.csv")
  }

  @Test func `a failure leaves the sheet to be tried again`() throws {
    let driver = try opened()
    _ = try press("Enter t", driver)
    driver.reduce(.failed("/in/orders.csv: the file is gone"))
    #expect(try press("t", driver).count == 1)
  }

  @Test func `a paste goes into the cell`() throws {
    let driver = try opened()
    _ = try press("Enter Enter ^U", driver)
    driver.reduce(.paste("8.00"))
    #expect(try press("Enter t", driver) == [.tryMend(row: 1, text: "MUG-RED,8.00,EUR")])
  }
}
