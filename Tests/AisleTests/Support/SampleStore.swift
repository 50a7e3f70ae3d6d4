import Foundation
import Synchronization

/// The sample store, imported once for all tests that only need it to be there.
actor SampleStore {
  static let shared = SampleStore()

  private var prepared: Task<Home, any Error>?

  private func home() async throws -> Home {
    if let prepared { return try await prepared.value }
    let task = Task {
      let home = try Home()
      Self.forgetAtExit(home)
      try home.write("config/aisle/aisle.toml", Self.config)
      let outcome = try await home.run(["import", try home.copyOfSample()])
      guard outcome.code == 2 else { throw Failure("the sample: \(outcome.errors)") }
      // The contents are judged too, so that nothing goes on in the background of a test.
      let judged = try await home.run(["refresh"])
      guard judged.code == 0 else { throw Failure("the sample: \(judged.errors)") }
      return home
    }
    prepared = task
    return try await task.value
  }

  /// Copies the store and its config into another home.
  func copy(to home: Home) async throws {
    let source = try await self.home()
    try FileManager.default.copyItem(atPath: source.store, toPath: home.store)
    try home.write("config/aisle/aisle.toml", Self.config)
  }

  private static let folder = Mutex("")

  /// What lives as long as the process is never deinitialised.
  private static func forgetAtExit(_ home: Home) {
    folder.withLock { $0 = home.folder }
    atexit {
      let folder = SampleStore.folder.withLock { $0 }
      try? FileManager.default.removeItem(atPath: folder)
    }
  }

  /// The shop of the sample without its inboxes.
  static let config = """
    [store]
    name = "Nordlicht"
    currency = "EUR"
    zone = "Europe/Berlin"

    """
}

extension Home {
  /// A copy of the sample's files, as old as the evening that they are from: how old a file is counts
  /// where it does not say so itself, and a checkout's files are as old as the checkout.
  func copyOfSample() throws -> String {
    let copy = folder + "/sample"
    try FileManager.default.copyItem(atPath: Repository.sample, toPath: copy)
    let evening = try Date(Home.now, strategy: .iso8601)
    for name in try FileManager.default.subpathsOfDirectory(atPath: copy) {
      try FileManager.default.setAttributes(
        [.modificationDate: evening], ofItemAtPath: "\(copy)/\(name)")
    }
    return copy
  }

  /// A home whose store holds the sample.
  static func withSample() async throws -> Home {
    let home = try Home()
    try await SampleStore.shared.copy(to: home)
    return home
  }
}
