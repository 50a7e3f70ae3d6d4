import TerminalKit
import Testing

struct KeymapTests {
  private func map(_ bindings: [(String, String, String)]) throws -> Keymap<String> {
    var map = Keymap<String>()
    for (context, keys, value) in bindings {
      map.bind(try [Key](parsing: keys), to: value, in: context)
    }
    return map
  }

  @Test(arguments: [
    ([], "j", Keymap<String>.Resolution.match("down")),
    ([], "g", .prefix),
    (["g"], "g", .match("top")),
    (["g"], "e", .match("end")),
    (["g"], "x", .none),
    ([], "x", .none),
    ([], "q", .match("close")),
  ])
  func `keys resolve to a value, to the start of one, or to nothing`(
    pending: [String], key: String, expected: Keymap<String>.Resolution
  ) throws {
    let map = try map([
      ("all", "j", "down"), ("all", "g g", "top"), ("all", "g e", "end"), ("all", "q", "quit"),
      ("dialog", "q", "close"),
    ])
    let resolution = map.resolve(
      pending: try pending.map { try Key(parsing: $0) }, key: try Key(parsing: key),
      in: ["dialog", "all"])
    #expect(resolution == expected)
  }

  @Test func `an inner context's prefix hides an outer one's key`() throws {
    let map = try map([("pane", "g g", "top"), ("all", "g", "go")])
    #expect(map.resolve(key: Key("g"), in: ["pane", "all"]) == .prefix)
    #expect(map.resolve(key: Key("g"), in: ["all"]) == .match("go"))
  }

  @Test func `binding replaces what could not be reached any more`() throws {
    var map = try map([("all", "g g", "top"), ("all", "g e", "end"), ("all", "x", "cut")])
    let replaced = map.bind([Key("g")], to: "go", in: "all")
    #expect(replaced.map(\.value) == ["top", "end"])
    #expect(map.bindings(in: "all").map(\.value) == ["cut", "go"])
    #expect(map.bind([Key("g"), Key("g")], to: "top", in: "all").map(\.value) == ["go"])
  }

  @Test func `a value may have several keys`() throws {
    let map = try map([("all", "j", "down"), ("all", "Down", "down"), ("all", "k", "up")])
    #expect(map.sequences(for: "down", in: "all").map(\.text) == ["j", "Down"])
  }

  @Test func `what may follow can be listed`() throws {
    let map = try map([("all", "g g", "top"), ("all", "g e", "end"), ("all", "j", "down")])
    #expect(map.continuations(of: [Key("g")], in: ["pane", "all"]).map(\.value) == ["top", "end"])
  }

  @Test func `an empty sequence is left out, and a binding can be taken away`() throws {
    var map = try map([("all", "j", "down")])
    #expect(map.bind([], to: "x", in: "all") == [])
    map.unbind([Key("j")], in: "all")
    #expect(map.bindings(in: "all") == [])
  }
}
