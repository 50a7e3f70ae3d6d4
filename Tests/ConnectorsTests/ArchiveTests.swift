import CArchive
import Commerce
import Foundation
import Testing

@testable import Connectors

@Suite struct `Packed files` {
  private let products = "Handle,Title,Variant SKU,Variant Price\ntee,Tee,T-1,9.00\n"
  private let stock = "Handle,SKU,Location,Available,On hand\ntee,T-1,Shop,3,4\n"

  @Test func `the size of a packed file is that of what is in it`() throws {
    let rows = products + String(repeating: "tee,Tee,T-1,9.00\n", count: 500)
    for packed in [try gzip(rows), try zip([("products.csv", rows)])] {
      let size = try withFile(packed) { try recognise(path: $0).size }
      #expect(size == Int64(rows.utf8.count))
    }
  }

  @Test func `a file packed with gzip is that file`() throws {
    let packed = try gzip(products)
    try withFile(packed, named: "products.csv.gz") { path in
      let read = try reading(path: path)
      #expect(read.products.map(\.handle) == ["tee"])
      #expect(read.file.path == path)
    }
  }

  @Test func `a zip of exports gives its parts, and what is no export by name with the reason`()
    throws
  {
    let packed = try zip([
      ("exports/products.csv", products), ("exports/readme.txt", "hello\n"),
      ("__MACOSX/exports/._products.csv", "x"), (".DS_Store", "x"), ("stock.csv", stock),
    ])
    try withFile(packed, named: "all.zip") { path in
      let found = try recogniseParts(path: path)
      #expect(found.files.map(\.path) == ["\(path)/exports/products.csv", "\(path)/stock.csv"])
      #expect(found.files.map(\.format.id) == ["shopify-products", "shopify-inventory"])
      #expect(found.files.map(\.diskPath) == [path, path])
      #expect(found.problems.count == 1)
      #expect(found.problems.first?.description.contains("readme.txt") == true)
      var stockRecords = 0
      _ = try found.files[1].read(context()) { item in
        if case .record(.stock, _) = item { stockRecords += 1 }
      }
      #expect(stockRecords == 1)
      let error = try #require(throws: FeedError.self) { try recognise(path: path) }
      #expect(error.description.contains("several files"))
    }
  }

  @Test func `packed or not, the same export has the same content`() throws {
    let plain = try withFile(Array(products.utf8)) { try recognise(path: $0).contentHash() }
    let gzipped = try withFile(try gzip(products)) { try recognise(path: $0).contentHash() }
    let zipped = try withFile(try zip([("a.csv", products)])) {
      try recognise(path: $0).contentHash()
    }
    #expect(plain == gzipped)
    #expect(plain == zipped)
  }

  @Test func `a workbook is a workbook, not a zip of exports`() throws {
    let packed = try zip([("[Content_Types].xml", "<x/>"), ("xl/workbook.xml", "<x/>")])
    try withFile(packed, named: "book.xlsx") { path in
      let error = try #require(throws: FeedError.self) { try recogniseParts(path: path) }
      #expect(error.description.contains("Excel workbook"))
    }
  }

  @Test(arguments: [0.3, 0.6, 0.9])
  func `an archive that is cut off is refused, never read as a shorter file`(share: Double) throws {
    var rows = "Handle,Title,Variant SKU,Variant Price\n"
    for number in 0..<20_000 { rows += "h\(number),T \(number * 7_919),S-\(number),\(number).50\n" }
    for packed in [try gzip(rows), try zip([("a.csv", rows)])] {
      let cut = packed.prefix(Int(Double(packed.count) * share))
      try withFile(cut) { path in
        let error = try #require(throws: FeedError.self) { try reading(path: path) }
        #expect(error.description.contains("can't be unpacked"), "\(error)")
      }
    }
  }

  @Test func `a bomb is stopped long before it is unpacked`() throws {
    let zeros = String(repeating: "0", count: 8 << 20)
    try withFile(try zip([("a.csv", zeros)])) { path in
      let part = try ArchivePart(
        FilePlace(path: path, packing: .zip, part: "a.csv"),
        limits: Archive.Limits(harmlessSize: 1 << 20, greatestRatio: 200))
      let space = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
      defer { space.deallocate() }
      var unpacked = 0
      let error = try #require(throws: FeedError.self) {
        while true {
          let count = try part.read(into: space)
          if count == 0 { break }
          unpacked += count
        }
      }
      #expect(error.description.contains("200 times its size"))
      #expect(unpacked <= 2 << 20)
    }
  }

  @Test func `a part is as old as its archive says, whenever that was copied`() throws {
    try withFile(try zip([("a.csv", products)]), named: "a.zip") { path in
      let file = try recognise(path: path)
      #expect(file.statedTime(context()) == Instant(seconds: Self.written))
    }
  }

  // MARK: Packing

  /// When the parts were written: 2026-11-20 12:00 UTC.
  private static let written: Int64 = 1_795_176_000

  private func gzip(_ text: String) throws -> [UInt8] {
    try pack([("", text)]) { archive in
      archive_write_add_filter_gzip(archive)
      archive_write_set_format_raw(archive)
    }
  }

  private func zip(_ parts: [(name: String, text: String)]) throws -> [UInt8] {
    try pack(parts) { archive in archive_write_set_format_zip(archive) }
  }

  private struct PackingFailed: Error {}

  private func pack(
    _ parts: [(name: String, text: String)], _ configure: (OpaquePointer) -> Void
  ) throws -> [UInt8] {
    guard let archive = archive_write_new() else { throw PackingFailed() }
    defer { archive_write_free(archive) }
    configure(archive)
    var bytes = [UInt8](repeating: 0, count: parts.reduce(1 << 16) { $0 + $1.text.utf8.count * 2 })
    var used = 0
    let capacity = bytes.count
    try bytes.withUnsafeMutableBytes { space in
      guard archive_write_open_memory(archive, space.baseAddress, capacity, &used) == ARCHIVE_OK
      else { throw PackingFailed() }
      for part in parts {
        let entry = archive_entry_new()
        archive_entry_set_mtime(entry, time_t(Self.written), 0)
        defer { archive_entry_free(entry) }
        archive_entry_set_pathname(entry, part.name)
        archive_entry_set_filetype(entry, 0o100000)
        archive_entry_set_size(entry, Int64(part.text.utf8.count))
        guard archive_write_header(archive, entry) == ARCHIVE_OK else { throw PackingFailed() }
        let data = Array(part.text.utf8)
        guard archive_write_data(archive, data, data.count) == data.count else {
          throw PackingFailed()
        }
      }
      guard archive_write_close(archive) == ARCHIVE_OK else { throw PackingFailed() }
    }
    return Array(bytes[..<used])
  }
}
