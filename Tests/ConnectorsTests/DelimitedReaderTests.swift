import Commerce
import Foundation
import Testing

@testable import Connectors

/// The same numbers for the same seed on every machine.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64
  init(seed: UInt64) { state = seed &+ 0x9E37_79B9_7F4A_7C15 }
  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    var mixed = state
    mixed = (mixed ^ mixed >> 33) &* 0xFF51_AFD7_ED55_8CCD
    return mixed ^ mixed >> 33
  }
}

@Suite struct `The delimited reader` {
  static func rows(
    _ bytes: [UInt8], delimiter: UInt8 = 0x2C, isQuoted: Bool = true
  ) throws -> [(cells: [String], line: Int, raw: String)] {
    try withFile(bytes) { path in
      let reader = DelimitedReader(
        try ByteSource(FilePlace(path: path), hashing: false),
        findings: HeadFindings(encoding: .utf8, markLength: 0),
        dialect: Dialect(delimiter: delimiter, isQuoted: isQuoted))
      var rows: [(cells: [String], line: Int, raw: String)] = []
      while let row = try reader.next() {
        let cells = (0..<row.count).map { String(decoding: row.bytes(at: $0), as: UTF8.self) }
        rows.append((cells, row.line, String(decoding: row.raw, as: UTF8.self)))
      }
      return rows
    }
  }

  @Test(arguments: Array(UInt64(1)...4), [",", ";", "\t"])
  func `whatever is written is read back, with its line and raw text`(
    seed: UInt64, delimiter: String
  ) throws {
    var numbers = SeededNumbers(seed: seed)
    let alphabet = ["a", "é", "👕", " ", "\"", ",", ";", "\t", "\n", "\r\n", "\r", "x\"y", "5\""]
    let ends = ["\n", "\r\n", "\r"]
    let end = ends[Int(seed % 3)]
    var text = ""
    var expected: [(cells: [String], line: Int, raw: String)] = []
    var line = 1
    // More than two of the reader's chunks, so that rows lie across their edges.
    while text.utf8.count < 700_000 {
      let cells = (0..<6).map { _ in
        (0..<Int.random(in: 0...40, using: &numbers)).map { _ in
          Int.random(in: 0...2, using: &numbers) > 0
            ? "ab" : alphabet[Int.random(in: 0..<alphabet.count, using: &numbers)]
        }.joined()
      }
      let raw = cells.map { cell in
        let needsQuotes =
          cell.unicodeScalars.contains { "\"\r\n".unicodeScalars.contains($0) }
          || cell.contains(delimiter)
        guard needsQuotes || Int.random(in: 0...3, using: &numbers) == 0 else { return cell }
        return "\"" + cell.replacingOccurrences(of: "\"", with: "\"\"") + "\""
      }.joined(separator: delimiter)
      expected.append((cells, line, raw))
      text += raw + end
      line += 1 + Array(raw.utf8).withUnsafeBufferPointer(lineBreaks)
    }
    let read = try Self.rows(
      Array(text.utf8), delimiter: try #require(delimiter.utf8.first))
    #expect(read.count == expected.count)
    let firstDifference = zip(read, expected).first { $0.0 != $0.1 }
    #expect(firstDifference == nil)
  }

  @Test func `a quote inside an unquoted cell is a letter, also beside quoted ones`() throws {
    let read = try Self.rows(Array("5\" pipe,\"a, b\n\",c\n\"x\",6\",\n".utf8))
    #expect(read.map(\.cells) == [["5\" pipe", "a, b\n", "c"], ["x", "6\"", ""]])
    #expect(read.map(\.line) == [1, 3])
  }

  @Test func `spaces belong to their cells`() throws {
    #expect(try Self.rows(Array(" a , b,\" c \"\n".utf8)).map(\.cells) == [[" a ", " b", " c "]])
  }

  @Test func `without quoting every byte but the delimiter is text`() throws {
    let read = try Self.rows(Array("\"a\tb\"\"\t\"\n".utf8), delimiter: 0x09, isQuoted: false)
    #expect(read.map(\.cells) == [["\"a", "b\"\"", "\""]])
  }
}
