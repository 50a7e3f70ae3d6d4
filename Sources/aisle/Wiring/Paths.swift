import Foundation

/// Where things lie, after the XDG base directory specification.
struct Paths: Sendable {
  var environment: [String: String]
  var home: String

  static let current = Paths(
    environment: ProcessInfo.processInfo.environment,
    home: FileManager.default.homeDirectoryForCurrentUser.path)

  private func folder(_ variable: String, _ fallback: String) -> String {
    if let value = environment[variable], value.hasPrefix("/") { return value + "/aisle" }
    return home + "/" + fallback + "/aisle"
  }

  var config: String { folder("XDG_CONFIG_HOME", ".config") + "/aisle.toml" }
  var userThemes: String { folder("XDG_CONFIG_HOME", ".config") + "/themes" }
  var store: String { folder("XDG_DATA_HOME", ".local/share") + "/aisle.sqlite" }
  var state: String { folder("XDG_STATE_HOME", ".local/state") }
  var log: String { state + "/aisle.log" }

  /// What the dashboards of different stores looked like when they were left.
  var sessions: String { folder("XDG_STATE_HOME", ".local/state") + "/sessions" }

  /// A folder that ships with the program (`Themes`, `SampleData`): named by `AISLE_RESOURCES`,
  /// beside an installed binary, or in the checkout that the binary was built in.
  func resource(_ name: String) -> String? {
    var candidates: [String] = []
    if let root = environment["AISLE_RESOURCES"] { candidates.append(root + "/" + name) }
    let binary = Bundle.main.executableURL?.resolvingSymlinksInPath()
    var folder = binary?.deletingLastPathComponent()
    if let prefix = folder?.deletingLastPathComponent() {
      candidates.append(prefix.path + "/share/aisle/" + name)
    }
    for _ in 0..<5 {
      guard let here = folder else { break }
      candidates.append(here.path + "/" + name)
      folder = here.path == "/" ? nil : here.deletingLastPathComponent()
    }
    return candidates.first { FileManager.default.fileExists(atPath: $0) }
  }
}
