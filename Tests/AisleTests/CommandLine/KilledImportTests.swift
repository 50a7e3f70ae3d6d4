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
@Suite(.serialized) struct KilledImportTests {
  /// When it is killed.
  enum Moment: CaseIterable, Sendable {
    /// The first of two files is in, the second on its way.
    case betweenFiles
    /// The rows of a first catalog have begun to go to the log.
    case writing
    /// Most of them are there.
    case written

    /// Kibibytes of the store's longest file, its log, by then.
    var logSize: Int {
      switch self {
      case .betweenFiles, .writing: 8_000
      case .written: 75_000
      }
    }
  }

  /// Products of the large file: with their long descriptions enough for every moment to be met.
  private static let count = 20_000

  @Test(arguments: Moment.allCases)
  func `the store stays whole, and the file goes in again`(moment: Moment) async throws {
    let home = try Home()
    let small = try home.write("small.csv", Self.products(count: 1, prefix: "S"))
    let large = try home.write("products.csv", Self.products(count: Self.count, prefix: "K"))
    _ = try await home.run("journal")
    let hasSmall = moment == .betweenFiles
    let files = hasSmall ? [small, large] : [large]
    let spawned = try home.start(
      ["import"] + files + ["--now", Home.now], killedAt: moment.logSize)
    #expect(try await spawned.finish("the import") == -SIGXFSZ)
    let kept = try await home.run("variants --csv --columns sku")
    #expect(kept.lines == (hasSmall ? ["sku", "S-0"] : ["sku"]))

    let doctor = try await home.run("doctor")
    #expect(doctor.code == 0, "\(doctor.output)")
    #expect(doctor.output.contains("whole"))
    let again = try await home.run(["import", large, "--json"])
    #expect(again.code == 0, "\(again.errors)")
    let result = try #require(try again.objects().first)
    #expect(result["quarantined"] == .number(0))
    let taken = ["created", "updated", "unchanged"].compactMap { result[$0]?.int }
    #expect(taken.reduce(0, +) == Self.count)
    let found = try await home.run("variants --csv --columns sku,price")
    #expect(found.lines.count == Self.count + (hasSmall ? 2 : 1))
    let last = Self.count - 1
    #expect(found.lines.contains("K-\(last),\(10 + last / 100).99"))
  }

  private static func products(count: Int, prefix: String) -> String {
    let description = String(repeating: "Boils water for two cups of tea. ", count: 120)
    var text = "Handle,Title,Body (HTML),Variant SKU,Variant Price\n"
    for number in 0..<count {
      text += "\(prefix)-kettle-\(number),Kettle number \(number),\(description),"
      text += "\(prefix)-\(number),\(10 + number / 100).99\n"
    }
    return text
  }
}
