import Commerce
import Foundation
import Testing

@testable import Connectors

@Suite struct `Reading ahead of whoever takes the rows` {
  private static let rows = 5_000
  private static var text: String {
    let body = (0..<rows).map { $0 % 100 == 7 ? ",no handle,1.00" : "h\($0),T\($0),1.00" }
    return "Handle,Title,Variant Price\n" + body.joined(separator: "\n") + "\n"
  }

  @Test func `gives what reading gives, in its order`() throws {
    try withFile(Array(Self.text.utf8)) { path in
      let plain = try reading(path: path)
      var items: [FeedItem] = []
      let summary = try plain.file.readAhead(context()) { items.append($0) }
      #expect(plain.refused.count == Self.rows / 100)
      #expect(items == plain.items)
      #expect(summary == plain.summary)
      #expect(summary.contentHash == (try plain.file.contentHash()))
    }
  }

  @Test func `reports progress after what was taken`() throws {
    try withFile(Array(Self.text.utf8)) { path in
      let file = try recognise(path: path)
      var taken = 0
      var seen: [(bytes: Int64, taken: Int)] = []
      let watch = ReadingWatch(progress: { seen.append(($0, taken)) })
      _ = try file.readAhead(context(), watch: watch) { _ in taken += 1 }
      #expect(seen.last?.bytes == file.size)
      #expect(seen.last?.taken == Self.rows)
      #expect(seen.map(\.bytes) == seen.map(\.bytes).sorted())
    }
  }

  @Test(arguments: [0, 63, 64, 65, 4_999])
  func `an error of the taker ends the reading where it was`(last: Int) throws {
    struct Full: Error {}
    try withFile(Array(Self.text.utf8)) { path in
      let file = try recognise(path: path)
      var taken = 0
      #expect(throws: Full.self) {
        try file.readAhead(context()) { _ in
          if taken == last { throw Full() }
          taken += 1
        }
      }
      #expect(taken == last)
    }
  }

  @Test func `can be stopped`() throws {
    try withFile(Array(Self.text.utf8)) { path in
      let file = try recognise(path: path)
      var taken = 0
      #expect(throws: FeedError.cancelled(path: path)) {
        try file.readAhead(context(), watch: ReadingWatch(isCancelled: { taken > 100 })) { _ in
          taken += 1
        }
      }
      #expect(taken > 100)
      #expect(taken < Self.rows)
    }
  }

  @Test func `an error of the file comes after the rows before it`() throws {
    let text = "Handle,Title,Variant Price\na,A,1.00\nc,C,3.00\nb,\"never closed,2.00\n"
    try withFile(Array(text.utf8)) { path in
      let file = try recognise(path: path)
      var items: [FeedItem] = []
      let error = try #require(throws: FeedError.self) {
        try file.readAhead(context()) { items.append($0) }
      }
      #expect(error == .unclosedQuote(path: path, line: 4, column: 2))
      #expect(items.count == 1)
    }
  }

  @Test func `prepares each item before it is handed over`() throws {
    try withFile(Array(Self.text.utf8)) { path in
      let plain = try reading(path: path)
      var prepared: [[FeedItem]] = []
      _ = try plain.file.readAhead(context(), preparing: { [$0] }, { prepared.append($0) })
      #expect(prepared == plain.items.map { [$0] })
    }
  }
}

@Suite struct `What is handed over` {
  private final class Piece: Sendable {}

  @Test func `is freed by its maker once it was given back`() {
    let handover = Handover<Piece>(room: 2)
    weak var first: Piece?
    do {
      let piece = Piece()
      first = piece
      #expect(handover.put(piece))
    }
    handover.giveBack(handover.take())
    #expect(first != nil)
    #expect(handover.put(Piece()))
    #expect(first == nil)
  }
}
