import Commerce
import Foundation
import Testing

@testable import aisle

@Suite struct `A config file that is watched` {
  private let home: Home
  private let path: String

  init() throws {
    home = try Home()
    path = try home.write("aisle.toml", "[store]\nname = \"Nordlicht\"\n")
  }

  @Test func `that is as it was, or only written once more, is no news`() throws {
    let watch = ConfigWatch(path: path)
    #expect(watch.change() == nil)
    try home.write("aisle.toml", "[store]\nname = \"Nordlicht\"\n")
    #expect(watch.change() == nil)
  }

  @Test func `that says something else is news, once`() throws {
    let watch = ConfigWatch(path: path)
    try home.write("aisle.toml", "[store]\nname = \"Südlicht\"\n")
    let change = try #require(watch.change())
    #expect(change.name == "aisle.toml")
    #expect(change.problem == nil)
    #expect(watch.change() == nil)
  }

  @Test func `that can't be taken says why`() throws {
    let watch = ConfigWatch(path: path)
    try home.write("aisle.toml", "[store]\nname = Nordlicht\n")
    #expect(watch.change()?.problem?.contains("aisle.toml:2:8") == true)
    try FileManager.default.removeItem(atPath: path)
    #expect(watch.change()?.problem == "it is not there any more")
  }

  @Test func `that comes to be is news`() throws {
    let watch = ConfigWatch(path: home.folder + "/other.toml")
    #expect(watch.change() == nil)
    try home.write("other.toml", "[store]\nname = \"Nordlicht\"\n")
    #expect(watch.change() != nil)
  }

  @Test func `that the program itself writes is no news, but what somebody else did before is`()
    throws
  {
    var file = ConfigFile(path: path)
    let watch = ConfigWatch(path: path)
    file.watch = watch
    try file.save(ColumnMap("lager", .stock))
    #expect(watch.change() == nil)
    try home.write("aisle.toml", home.text("aisle.toml") + "\n[ui]\ntheme = \"paper\"\n")
    try file.save(ColumnMap("wms", .stock))
    #expect(watch.change() != nil)
  }
}
