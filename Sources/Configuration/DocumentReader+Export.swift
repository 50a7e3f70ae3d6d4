import TOML

extension DocumentReader {
  /// `[export] folder`, resolved as inboxes are; nil when it is not said or can't be resolved.
  mutating func readExportFolder() -> String? {
    guard var table = root.table("export", name: "[export]") else { return nil }
    defer { table.reportUnknownKeys() }
    let entry = table.entry("folder")
    guard let text = table.text("folder"), let entry else { return nil }
    if let path = paths.resolve(text) { return path }
    log.error(
      entry.node.place, "~ in \"\(text)\" can't be resolved: HOME is not set",
      mend: "write the whole path")
    return nil
  }
}
