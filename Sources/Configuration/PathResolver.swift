/// Makes the folders of a config file absolute.
struct PathResolver {
  /// The config file's own path.
  var configFile: String
  var home: String?

  /// `~` becomes the home folder, a relative path starts at the config file's folder, and `.` and
  /// `..` are taken out by their text alone. Nil for a `~` when there is no home.
  func resolve(_ text: String) -> String? {
    if text == "~" || text.hasPrefix("~/") {
      guard let home else { return nil }
      return normalised(home + text.dropFirst())
    }
    if text.hasPrefix("/") { return normalised(text) }
    let folder = configFile.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return normalised(folder.joined(separator: "/") + "/" + text)
  }

  private func normalised(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return "/" + parts.joined(separator: "/")
  }
}
