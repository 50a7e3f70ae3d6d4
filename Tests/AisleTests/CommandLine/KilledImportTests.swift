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

    /// Bytes of the store's log by which it is known; a new store's own tables take two megabytes.
    var logSize: Int {
      switch self {
      case .betweenFiles: 0
      case .writing: 8_000_000
      case .written: 60_000_000
      }
    }

    /// Products of the file: enough for the moment to be met.
    var count: Int { self == .betweenFiles ? 100_000 : 250_000 }
  }

  @Test(arguments: Moment.allCases)
  func `the store stays whole, and the file goes in again`(moment: Moment) async throws {
    let home = try Home()
    let hasSmall = moment == .betweenFiles
    let small = try home.write("small.csv", Self.products(count: 1, prefix: "S"))
    let path = try home.write("products.csv", Self.products(count: moment.count, prefix: "K"))
    _ = try await home.run("journal")
    let files = hasSmall ? [small, path] : [path]
    let spawned = try home.start(["import"] + files + ["--now", Home.now])
    var hasCome = false
    for _ in 0..<500 where !hasCome {
      let rows = try await home.run("variants --read-only --csv").output
      // When the small file's product can be read, the large file is on its way.
      hasCome = hasSmall ? rows.contains("S-0") : home.logSize >= moment.logSize
    }
    #expect(hasCome)
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
    #expect(taken.reduce(0, +) == moment.count)
    let found = try await home.run("variants --csv --columns sku,price")
    #expect(found.lines.count == moment.count + (hasSmall ? 2 : 1))
    let last = moment.count - 1
    #expect(found.lines.contains("K-\(last),\(10 + last / 100).99"))
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

extension Home {
  /// Bytes of the store's write-ahead log.
  fileprivate var logSize: Int {
    let attributes = try? FileManager.default.attributesOfItem(atPath: store + "-wal")
    return attributes?[.size] as? Int ?? 0
  }
}
