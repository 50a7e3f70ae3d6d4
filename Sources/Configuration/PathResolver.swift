/// Resolves the folders that a config file names.
struct PathResolver {
  /// The config file's own path.
  var configFile: String
  var home: String?

  /// `~` becomes the home folder, a relative path starts at the config file's folder, and `.` and
  /// `..` are taken out by their text alone. Nil for a `~` when there is no home. As absolute as the
  /// config file's own path.
  func resolve(_ text: String) -> String? {
    if text == "~" || text.hasPrefix("~/") {
      guard let home else { return nil }
      return normalised(home + text.dropFirst())
    }
    if text.hasPrefix("/") { return normalised(text) }
    let folder = configFile.lastIndex(of: "/").map { configFile[...$0] } ?? ""
    return normalised(folder + text)
  }

  private func normalised(_ path: String) -> String {
    let isAbsolute = path.hasPrefix("/")
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else if part != ".." || !isAbsolute {
        parts.append(part)
      }
    }
    return (isAbsolute ? "/" : "") + parts.joined(separator: "/")
  }
}
