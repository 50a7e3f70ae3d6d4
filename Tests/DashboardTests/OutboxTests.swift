import Commerce
import TerminalKit
import Testing

@testable import Dashboard

/// `P`: what waits for the platforms, and the file that takes it there.
@Suite struct OutboxTests {
  private let lines = [
    OutboxLine(
      channel: "shop", products: 12, fields: 15, conflicts: 2, exported: 15,
      exportedAt: Fixture.now - .minutes(20),
      exportedTo: "/home/shop/aisle/outbox/shop-shopify-products-20261122-092000.csv",
      format: "shopify-products",
      file: "/home/shop/aisle/outbox/shop-shopify-products-20261122-094000.csv"),
    OutboxLine(
      channel: "amazon-de", products: 1, fields: 1, format: "amazon-price-quantity",
      file: "/home/shop/aisle/outbox/amazon-de-amazon-price-quantity-20261122-094000.txt"),
    OutboxLine(channel: "portal", products: 3, fields: 3),
  ]

  private func opened(_ size: Size = Size(width: 80, height: 24)) throws -> Driver {
    let driver = Driver(Fixture.dashboard(size))
    #expect(driver.reduce(.key(Key("P"))) == [.loadOutbox])
    driver.reduce(.outbox(lines))
    return driver
  }

  @Test(arguments: [Size(width: 80, height: 24), Size(width: 120, height: 40)])
  func `it looks as recorded`(size: Size) throws {
    try expectGolden(try opened(size).render().canvas, "\(size.width)x\(size.height)-outbox")
  }

  @Test func `Enter writes the file of the channel under the cursor, once`() throws {
    let driver = try opened()
    driver.reduce(.key(Key("j")))
    #expect(driver.reduce(.key(Key(.enter))) == [.writeOutbox(channel: "amazon-de")])
    #expect(driver.reduce(.key(Key(.enter))) == [])
    let receipt = OutboxReceipt(channel: "amazon-de", file: "/out/a.txt", rows: 1, fields: 1)
    #expect(driver.reduce(.outboxWritten(receipt)) == [.loadOutbox])
    #expect(driver.message?.text == "1 edit in /out/a.txt")
    #expect(driver.message?.tone == .done)
  }

  @Test func `what the format can't say is told with the first reason`() throws {
    let driver = try opened()
    driver.reduce(
      .outboxWritten(
        OutboxReceipt(
          channel: "amazon-de", file: "/out/a.txt", rows: 1, fields: 1, refused: 2,
          because: "MUG title: by its templates")))
    #expect(driver.message?.tone == .warning)
    #expect(driver.message?.text.contains("2 left out: MUG title") == true)
  }

  @Test func `a channel without a format, and one with conflicts alone, write nothing`() throws {
    let driver = try opened()
    driver.reduce(.key(Key("G")))
    #expect(driver.reduce(.key(Key(.enter))) == [.bell])
    #expect(driver.message?.text.contains("no file format is known for portal") == true)
    driver.reduce(
      .outbox([OutboxLine(channel: "shop", products: 1, fields: 0, conflicts: 1, format: "x")]))
    #expect(driver.reduce(.key(Key(.enter))) == [.bell])
    #expect(driver.message?.text.contains("settle them first") == true)
  }

  @Test func `a failure lets Enter try again`() throws {
    let driver = try opened()
    #expect(driver.reduce(.key(Key(.enter))) == [.writeOutbox(channel: "shop")])
    driver.reduce(.failed("the disk is full"))
    #expect(driver.reduce(.key(Key(.enter))) == [.writeOutbox(channel: "shop")])
  }

  @Test func `nothing that waits is said`() throws {
    let driver = try opened()
    driver.reduce(.outbox([]))
    let text = driver.render().canvas.lines().joined(separator: "\n")
    #expect(text.contains("Nothing waits: every edit is on its platform."))
    driver.reduce(.key(Key("q")))
    #expect(driver.overlay == nil)
  }
}
