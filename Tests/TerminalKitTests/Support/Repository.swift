import Foundation

/// The folders of the repository that tests read.
enum Repository {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static let themes = root.appending(path: "Themes")

  /// Whether tests write what they would compare; set `AISLE_RECORD` and read the diff.
  static let isRecording = ProcessInfo.processInfo.environment["AISLE_RECORD"] != nil

  /// Names and texts of the theme files.
  static func themeFiles() throws -> [(name: String, text: String)] {
    try FileManager.default.contentsOfDirectory(at: themes, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "toml" }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
      .map {
        ($0.deletingPathExtension().lastPathComponent, try String(contentsOf: $0, encoding: .utf8))
      }
  }
}
