import Commerce
import Foundation
import Testing

@testable import Connectors

@Suite struct `Mangled files` {
  @Test(arguments: [
    ([UInt8](), "is empty"), (Array("\n\n \n".utf8), "is empty"),
    ([0x50, 0x4B, 0x03, 0x04, 0x14, 0, 0, 0], "can't be unpacked"),
    ([0x1F, 0x8B, 0x08, 0x00], "gzip"),
    (Array("%PDF-1.7 etc".utf8), "PDF"), ([0x89, 0x50, 0x4E, 0x47, 1, 2, 3], "PNG"),
    (Array(0...255), "not a text file"), (Array("hello\n".utf8), "no known format"),
    (Array("{\n  \"orders\": [] }".utf8), ":1:1: is JSON; export it as CSV"),
    (Array("\u{FEFF}[ {".utf8), "is JSON"), (Array("<?xml version=\"1.0\"?>".utf8), "is XML"),
    (Array("\n<!DOCTYPE html><title>Log in".utf8), "its login has ended"),
    (Array("[id],<b>\n1,2\n".utf8), "no known format has these columns ([id], <b>)"),
    (Array("id,order_id,name\n1,2,3\n".utf8), "(id, order_id, name); a column map"),
    (Array("\"Handle,Title,Variant Price\ntee,Tee,9\n".utf8), ":1:1: a quote opens here"),
  ])
  func `a file that is no feed is refused with a mend`(bytes: [UInt8], words: String) throws {
    try withFile(bytes) { path in
      let error = try #require(throws: FeedError.self) { try recognise(path: path) }
      #expect(error.description.hasPrefix(path))
      #expect(error.description.contains(words), "\(error)")
      #expect(error.description.contains("; "))
    }
  }

  @Test func `a folder and a missing file are said`() throws {
    let folder = FileManager.default.temporaryDirectory.path
    let isFolder = try #require(throws: FeedError.self) { try recognise(path: folder) }
    #expect(isFolder == .isDirectory(path: folder))
    let missing = try #require(throws: FeedError.self) { try recognise(path: "/no/such/file") }
    #expect(missing.description.contains("No such file"))
  }

  @Test func `a real file cut anywhere is refused or gives whole products`() throws {
    let path = realFile("shopify_products_packt_MIT.csv")
    let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    let whole = try reading(path: path).products
    for length in stride(from: 0, to: bytes.count, by: 41) {
      try withFile(bytes[..<length]) { path in
        do {
          let read = try reading(path: path)
          // Only what the cut went through may differ: the last product.
          let sound = read.products.dropLast()
          #expect(Array(sound) == Array(whole.prefix(sound.count)))
          #expect(read.refused.count <= 1)
        } catch let error as FeedError {
          #expect(error.description.hasPrefix(path))
        }
      }
    }
  }

  @Test func `a quote that never closes is refused with the place where it opened`() throws {
    let error = try #require(throws: FeedError.self) {
      try reading(
        "Handle,Title,Body (HTML),Variant Price\ntee,\"T\nee\",\"<p>,9.00\nmug,Mug,,5.00\n")
    }
    #expect(error.description.contains("made.csv:3:3: a quote opens here"), "\(error)")
  }

  @Test(arguments: [
    ("tee,Tee", "2 of 3 columns"), ("tee,Tee,9.00,left over", "4 columns where"),
    ("tee,\"Tee\" blue,9.00", "after a closing quote"), ("tee,Te\0e,9.00", "NUL"),
    ("tee,\"\"Tee\"\",9.00", "after a closing quote"),
  ])
  func `a row of the wrong shape is refused whole and its neighbours go in`(
    row: String, reason: String
  ) throws {
    let read = try reading("Handle,Title,Variant Price\na,A,1.00\n\(row)\nb,B,2.00\n")
    #expect(read.products.map(\.handle) == ["a", "b"])
    let issue = try #require(read.refused.first)
    #expect(read.refused.count == 1)
    #expect(issue.place.line == 3)
    #expect(issue.reason.contains(reason), "\(issue.reason)")
    #expect(issue.rawRow == row)
    #expect(read.summary.rows == 3)
  }

  @Test func `blank cells beyond the header and blank rows are nothing`() throws {
    let read = try reading("Handle,Title,Variant Price,,\na,A,1.00,,\n,,,,\n\nb,B,2.00,,\n")
    #expect(read.issues.isEmpty)
    #expect(read.summary.rows == 2)
  }

  @Test(arguments: ["\n", "\r\n", "\r"], [true, false])
  func `any line end will do, the last one may be missing`(end: String, isClosed: Bool) throws {
    let rows = ["Handle,Title,Variant Price", "a,\"A\(end)A\",1.00", "b,B \"x\",2.00"]
    let read = try reading(rows.joined(separator: end) + (isClosed ? end : ""))
    #expect(read.issues.isEmpty)
    #expect(read.products.map(\.handle) == ["a", "b"])
    #expect(read.products[0].title == .value("A\(end)A"))
    #expect(read.products[1].title == .value("B \"x\""))
    #expect(read.products[1].variants[0].place.line == 4)
  }

  static let text = "Handle,Title,Variant Price\ntee,\"Größe 👕, 日本\",9.00\n"

  static let encoded: [(encoding: String, bytes: [UInt8])] = {
    let little = text.utf16.flatMap { unit -> [UInt8] in
      [UInt8(truncatingIfNeeded: unit), UInt8(truncatingIfNeeded: unit >> 8)]
    }
    let big = text.utf16.flatMap { unit -> [UInt8] in
      [UInt8(truncatingIfNeeded: unit >> 8), UInt8(truncatingIfNeeded: unit)]
    }
    let marked: [UInt8] = [0xEF, 0xBB, 0xBF]
    return [
      ("UTF-8", marked + Array(text.utf8)), ("UTF-8", Array(text.utf8)),
      ("UTF-16LE", [0xFF, 0xFE] + little), ("UTF-16BE", [0xFE, 0xFF] + big), ("UTF-16LE", little),
    ]
  }()

  @Test(arguments: encoded)
  func `every Unicode encoding gives the same text`(encoding: String, bytes: [UInt8]) throws {
    try withFile(bytes) { path in
      let read = try reading(path: path)
      #expect(read.file.encoding.rawValue == encoding)
      #expect(read.products.first?.title == .value("Größe 👕, 日本"))
      #expect(read.issues.isEmpty)
    }
  }

  @Test func `Latin-1 is recognised, and far down in a plain file too`() throws {
    let head = Array("Handle,Title,Variant Price\n".utf8)
    let late = Array(repeating: Array("tee,Tee,1.00\n".utf8), count: 8_000).joined()
    let accent =
      Array("mug,\"Caf".utf8) + [0xE9] + Array(", gro".utf8) + [0xDF] + Array("\",2.00\n".utf8)
    try withFile(head + accent) { path in
      let read = try reading(path: path)
      #expect(read.file.encoding == .latin1)
      #expect(read.products.last?.title == .value("Café, groß"))
    }
    try withFile(head + late + accent) { path in
      let read = try reading(path: path)
      #expect(read.file.encoding == .utf8)
      #expect(read.products.last?.title == .value("Café, groß"))
      #expect(read.summary.warnings.first?.place.line == 8_002)
    }
  }

  @Test func `two encodings in one file: the odd row is refused`() throws {
    let bytes =
      Array("Handle,Title,Variant Price\na,Grö,1.00\nb,Gr".utf8) + [0xF6] + Array(",2.00\n".utf8)
    try withFile(bytes) { path in
      // The head as a whole is not UTF-8, so the file would be Latin-1; beyond the head it is seen.
      let read = try reading(path: path)
      #expect(read.file.encoding == .latin1)
    }
    let padding = Array(repeating: Array("p,P,1.00\n".utf8), count: 8_000).joined()
    let long =
      Array("Handle,Title,Variant Price\na,Grö,1.00\n".utf8) + padding
      + Array("b,Gr".utf8) + [0xF6] + Array(",2.00\n".utf8)
    try withFile(long) { path in
      let read = try reading(path: path)
      #expect(read.refused.map(\.place.line) == [8_003])
      #expect(read.refused.first?.reason.contains("UTF-8") == true)
    }
  }

  @Test(arguments: [false, true])
  func `a line of 10 MB goes in`(isQuoted: Bool) throws {
    let body = String(repeating: isQuoted ? "<p>\n,</p>" : "<p>x</p>", count: 1_200_000)
    let cell = isQuoted ? "\"\(body)\"" : body
    let read = try reading("Handle,Title,Body (HTML),Variant Price\na,A,\(cell),1.00\nb,B,,2.00\n")
    #expect(read.issues.isEmpty)
    #expect(read.products.map(\.handle) == ["a", "b"])
    #expect(read.products.first?.descriptionHTML.value?.utf8.count == body.utf8.count)
  }

  @Test func `a row beyond every limit ends the reading with its line`() throws {
    let endless = String(repeating: "x", count: DelimitedReader.rowLimit + 100)
    let error = try #require(throws: FeedError.self) {
      try reading("Handle,Title,Variant Price\na,A,1.00\nb,\"\(endless)")
    }
    #expect(error.description.contains("made.csv:3:1: this row is longer than 32 MB"))
  }

  @Test func `reading reports its progress and can be stopped`() throws {
    let rows = (0..<9_000).map { "h\($0),T,1.00" }.joined(separator: "\n")
    try withFile(Array("Handle,Title,Variant Price\n\(rows)\n".utf8)) { path in
      let file = try recognise(path: path)
      var seen: [Int64] = []
      _ = try file.read(context(), watch: ReadingWatch(progress: { seen.append($0) })) { _ in }
      #expect(seen.last == file.size)
      #expect(seen.count == 3)
      #expect(throws: FeedError.cancelled(path: path)) {
        try file.read(context(), watch: ReadingWatch(isCancelled: { true })) { _ in }
      }
    }
  }

  @Test func `an error of the taker ends the reading`() throws {
    struct Full: Error {}
    try withFile(Array(Self.text.utf8)) { path in
      let file = try recognise(path: path)
      #expect(throws: Full.self) { try file.read(context()) { _ in throw Full() } }
    }
  }

  @Test func `a file that changed since it was recognised is refused`() throws {
    try withFile(Array(Self.text.utf8)) { path in
      let file = try recognise(path: path)
      try Data("Title,Handle\na,b\n".utf8).write(to: URL(fileURLWithPath: path))
      #expect(throws: FeedError.changed(path: path)) { try file.read(context()) { _ in } }
    }
  }
}

@Suite struct `SHA-256` {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `published vectors`(text: String, digest: String) {
    #expect(SHA256.hexDigest(of: text) == digest)
  }

  @Test func `pieces of any length give the digest of the whole`() {
    let bytes = Array(0..<1_000).map { UInt8(truncatingIfNeeded: $0 &* 7) }
    var whole = SHA256()
    bytes.withUnsafeBytes { whole.update($0) }
    for step in [1, 3, 63, 64, 65, 200] {
      var pieces = SHA256()
      for start in stride(from: 0, to: bytes.count, by: step) {
        bytes[start..<min(bytes.count, start + step)].withUnsafeBytes { pieces.update($0) }
      }
      #expect(pieces.hexDigest() == whole.hexDigest())
    }
  }
}
