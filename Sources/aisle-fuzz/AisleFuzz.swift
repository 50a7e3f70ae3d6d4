import Commerce
import Connectors
import Foundation

/// In memory where the system has a folder for it.
private let path: String = {
  let folder = FileManager.default.fileExists(atPath: "/dev/shm") ? "/dev/shm" : "/tmp"
  return "\(folder)/aisle-fuzz-\(ProcessInfo.processInfo.processIdentifier).csv"
}()

/// Feeds what libFuzzer, which has the program's `main`, makes up through recognition and reading:
/// `make fuzz`. No store is touched. A file that is refused is well; a crash, a leak and an endless
/// loop are not.
@_cdecl("LLVMFuzzerTestOneInput")
public func readMadeUpFile(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let data = bytes.map { Data(bytes: $0, count: count) } ?? Data()
  guard FileManager.default.createFile(atPath: path, contents: data) else { return 0 }
  var context = FeedContext(
    source: "fuzz", channel: Channel(code: "fuzz", name: "Fuzz", kind: .ownStore), currency: .eur,
    zone: .utc)
  context.dates = .dayFirst
  _ = try? preview(path: path)
  guard let found = try? recogniseParts(path: path) else { return 0 }
  for file in found.files {
    _ = file.statedTime(context)
    var lines: Set<Int> = []
    _ = try? file.readAhead(context) { item in
      if case .issue(let issue) = item, lines.count < 20 { lines.insert(issue.place.line) }
    }
    _ = try? file.keptRows(at: lines)
  }
  return 0
}
