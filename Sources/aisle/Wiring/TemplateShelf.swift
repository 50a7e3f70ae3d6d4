import Commerce
import Foundation
import ProductDocument

/// Templates of new products: the store's own from the config folder, else the program's.
struct TemplateShelf: Sendable {
  /// Nil when there is no folder for own ones.
  var folder: String?

  /// The template that a new product begins with.
  static let standard = "product"

  /// Nil when there is none of this name. `channel` and `currency` go into the program's own.
  func text(_ name: String, channel: String?, currency: Currency) -> String? {
    let own = path(of: name).flatMap { FileManager.default.contents(atPath: $0) }
    if let own { return String(decoding: own, as: UTF8.self) }
    return name == Self.standard
      ? SetupDocument.template(channel: channel, currency: currency) : nil
  }

  /// The standard template and the store's own.
  var names: [String] {
    let files = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let own = files.filter { $0.hasSuffix(".toml") }.map { String($0.dropLast(5)) }
    return Set([Self.standard] + own.filter(Self.isName)).sorted()
  }

  private func path(of name: String) -> String? {
    guard let folder, Self.isName(name) else { return nil }
    return "\(folder)/\(name).toml"
  }

  /// So that a name never leads out of the folder.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
  }
}
