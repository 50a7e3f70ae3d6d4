import Foundation
import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// An import that is killed in the middle.
@Suite struct KilledImportTests {
  private static let count = 30_000

  @Test func `the store stays whole, and the file goes in again`() async throws {
    let home = try Home()
    let path = try home.write("products.csv", Self.products)
    let spawned = try home.start(["import", path, "--now", Home.now])
    try await eventually("the store is being written") {
      try Self.size(home.store + "-wal") > 0 ? true : nil
    }
    #expect(kill(spawned.id, SIGKILL) == 0)
    #expect(try await spawned.finish("the import") == -SIGKILL)

    let doctor = try await home.run("doctor")
    #expect(doctor.code == 0, "\(doctor.output)")
    #expect(doctor.output.contains("whole"))
    let again = try await home.run(["import", path, "--json"])
    #expect(again.code == 0, "\(again.errors)")
    let result = try #require(try again.objects().first)
    #expect(result["quarantined"] == .number(0))
    let taken = ["created", "updated", "unchanged"].compactMap { result[$0]?.int }
    #expect(taken.reduce(0, +) == Self.count)
    let found = try await home.run("variants --csv --columns sku,price")
    #expect(found.lines.count == Self.count + 1)
    #expect(found.lines.contains("K-29999,309.99"))
  }

  private static func size(_ path: String) throws -> Int {
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    return (attributes[.size] as? NSNumber)?.intValue ?? 0
  }

  private static let products: String = {
    var text = "Handle,Title,Variant SKU,Variant Price\n"
    for number in 0..<count {
      text += "kettle-\(number),Kettle number \(number),K-\(number),\(10 + number / 100).99\n"
    }
    return text
  }()
}
