import Commerce
import Foundation
import SampleStore
import Testing

@Suite struct `Every file of the sample` {
  @Test(arguments: [
    SampleOptions(variants: 1, orders: 1), SampleOptions(variants: 13, orders: 5, seed: 9),
    SampleOptions(
      variants: 450, orders: 300, seed: 0, asOf: CivilDate(daysSinceEpoch: 21_244)),
  ])
  func `has as many fields in each row as in its header`(options: SampleOptions) throws {
    try withTemporaryFolder { folder in
      for file in try SampleStore(options).write(to: folder) {
        guard let rows = file.rows else { continue }
        let text = try Data(contentsOf: folder.appending(path: file.path))
        let counts = fieldCounts(of: text, isTabbed: file.path.hasSuffix(".txt"))
        #expect(counts.count == rows + 1, "\(file.path)")
        #expect(Set(counts).count == 1, "\(file.path)")
      }
    }
  }

  /// Fields of each row, read as RFC 4180 or, with tabs, without any quoting.
  private func fieldCounts(of text: Data, isTabbed: Bool) -> [Int] {
    let separator: UInt8 = isTabbed ? 0x09 : 0x2C
    var counts: [Int] = []
    var fields = 1
    var isQuoted = false
    for byte in text {
      switch byte {
      case 0x22 where !isTabbed: isQuoted.toggle()
      case separator where !isQuoted: fields += 1
      case 0x0A where !isQuoted:
        counts.append(fields)
        fields = 1
      default: break
      }
    }
    return counts
  }
}
