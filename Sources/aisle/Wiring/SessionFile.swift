import Dashboard
import Foundation

/// Where a store's session is kept between two starts: one file a store, beside the log.
struct SessionFile: Sendable {
  var path: String

  /// The file for a store. The name tells stores apart without giving their paths away.
  init(store: String, paths: Paths = .current) {
    // FNV-1a, 64 bit: the same name for the same path on every machine and in every run.
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in store.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let name = String(hash, radix: 16)
    path = paths.sessions + "/" + String(repeating: "0", count: 16 - name.count) + name + ".json"
  }

  /// What was kept. Nil when nothing was; what can't be read is an error for the log and no reason
  /// not to start.
  func read() throws -> SessionMemory? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return try JSONDecoder().decode(SessionMemory.self, from: data)
  }

  func write(_ memory: SessionMemory) throws {
    let url = URL(fileURLWithPath: path)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o700])
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
    try encoder.encode(memory).write(to: url, options: .atomic)
    // Searches may name customers.
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}
