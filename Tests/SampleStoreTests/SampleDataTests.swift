import Commerce
import Foundation
import SampleStore
import Testing

/// The folder in the repository that the generator's defaults write.
private let committed = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  .appending(path: "SampleData")

@Suite struct `The sample store on disk` {
  @Test func `is what the generator writes today, byte for byte`() throws {
    try withTemporaryFolder { folder in
      let files = try SampleStore().write(to: folder)
      for file in files {
        let written = try Data(contentsOf: folder.appending(path: file.path))
        let kept = try Data(contentsOf: committed.appending(path: file.path))
        #expect(written == kept, "\(file.path) differs: run aisle-sample -o SampleData")
        #expect(written.count == file.bytes)
      }
      #expect(try filePaths(below: committed) == Set(files.map(\.path)))
    }
  }

  @Test func `stays small enough for a repository`() throws {
    let sizes = try filePaths(below: committed).map { path in
      try Data(contentsOf: committed.appending(path: path)).count
    }
    #expect(sizes.reduce(0, +) < 4_000_000)
  }

  @Test func `is another one with another seed`() throws {
    try withTemporaryFolder { folder in
      try SampleStore(SampleOptions(variants: 40, orders: 30, seed: 1)).write(to: folder)
      let first = try Data(contentsOf: folder.appending(path: "shop/orders.csv"))
      try SampleStore(SampleOptions(variants: 40, orders: 30, seed: 2)).write(to: folder)
      let second = try Data(contentsOf: folder.appending(path: "shop/orders.csv"))
      #expect(first != second)
    }
  }
}

private func filePaths(below folder: URL) throws -> Set<String> {
  let names = try FileManager.default.subpathsOfDirectory(
    atPath: folder.path(percentEncoded: false))
  return Set(
    names.filter { name in
      let last = name.split(separator: "/").last ?? ""
      return !last.hasPrefix(".") && !last.hasSuffix("~") && last.contains(".")
    })
}
