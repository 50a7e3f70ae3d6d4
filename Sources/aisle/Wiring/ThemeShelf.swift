import Foundation
import TerminalKit

/// The themes that can be had: those compiled in, and the user's own, which come first.
struct ThemeShelf: Sendable {
  var userFolder: String

  static let current = ThemeShelf(userFolder: Paths.current.userThemes)

  /// All names, in order.
  var names: [String] {
    let own = (try? FileManager.default.contentsOfDirectory(atPath: userFolder)) ?? []
    let ownNames = own.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
    return Set(BundledThemes.names + ownNames).sorted()
  }

  func text(named name: String) -> String? {
    guard !name.contains("/") else { return nil }
    if let data = FileManager.default.contents(atPath: "\(userFolder)/\(name).toml") {
      return String(decoding: data, as: UTF8.self)
    }
    return BundledThemes.text(named: name)
  }

  /// The theme of a name and what is doubtful about it; the built-in one when there is none.
  func load(_ name: String) -> (theme: Theme, warnings: [ThemeWarning]) {
    ThemeLoader.load(name: name, resolve: text(named:))
  }
}
