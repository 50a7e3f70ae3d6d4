import Foundation

/// The folders of the repository that tests read.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let sample = root.appending(path: "SampleData").path
  static let fixtures = root.appending(path: "Tests/ConnectorsTests/Fixtures/Real").path
  static let readme = root.appending(path: "README.md").path

  /// The program under test, which the build puts beside the test bundle.
  static let binary: String = {
    let bundles = [Bundle.main] + Bundle.allBundles
    let folders = bundles.flatMap { bundle in
      [bundle.bundleURL.deletingLastPathComponent(), bundle.bundleURL]
        + [bundle.executableURL?.deletingLastPathComponent()].compactMap(\.self)
    }
    let candidates = folders.map { $0.appending(path: "aisle").path }
    return candidates.first { isProgram($0) } ?? "aisle-was-not-built"
  }()

  private static func isProgram(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
      && !isFolder.boolValue && FileManager.default.isExecutableFile(atPath: path)
  }
}
