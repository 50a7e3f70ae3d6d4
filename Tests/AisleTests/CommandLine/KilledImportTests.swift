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
  private static let count = 250_000

  @Test func `the store stays whole, and the file goes in again`() async throws {
    let home = try Home()
    let small = try home.write("small.csv", Self.products(count: 1, prefix: "S"))
    let path = try home.write("products.csv", Self.products(count: Self.count, prefix: "K"))
    _ = try await home.run("journal")
    let spawned = try home.start(["import", small, path, "--now", Home.now])
    // When the small file's product can be read, the large file is on its way.
    var isFirstIn = false
    for _ in 0..<500 where !isFirstIn {
      isFirstIn = try await home.run("variants --read-only --csv").output.contains("S-0")
    }
    #expect(isFirstIn)
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
    #expect(found.lines.count == Self.count + 2)
    #expect(found.lines.contains("K-249999,2509.99"))
  }

  private static func products(count: Int, prefix: String) -> String {
    var text = "Handle,Title,Variant SKU,Variant Price\n"
    for number in 0..<count {
      text += "\(prefix)-kettle-\(number),Kettle number \(number),\(prefix)-\(number),"
      text += "\(10 + number / 100).99\n"
    }
    return text
  }
}
