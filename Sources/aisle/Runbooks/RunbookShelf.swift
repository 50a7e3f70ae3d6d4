import Commerce
import Foundation

/// The runbooks: the store's own from the config folder, else those that ship with the program.
struct RunbookShelf: Sendable {
  /// Nil when there is no folder for own ones.
  var folder: String?

  /// Where a code's text comes from.
  enum Origin: Equatable {
    case bundled
    case file(String)

    var words: String {
      switch self {
      case .bundled: "bundled"
      case .file(let path): path
      }
    }
  }

  /// The runbook of a code. A code without a text of its own has its next step for the only one.
  func runbook(_ code: String) -> (runbook: Runbook, origin: Origin) {
    if let folder, let path = Self.path(of: code, in: folder),
      let data = FileManager.default.contents(atPath: path)
    {
      let text = String(decoding: data, as: UTF8.self)
      return (Runbook(code: code, markdown: text), .file(path))
    }
    if let text = BundledRunbooks.text(code: code) {
      return (Runbook(code: code, markdown: text), .bundled)
    }
    let step = AlertCode(rawValue: code).map(NextStep.text(for:)) ?? "Look at it"
    return (
      Runbook(code: code, title: code, blocks: [.step(Runbook.Step(number: 1, text: step))]),
      .bundled
    )
  }

  /// Every code that has a runbook: bundled ones and files of the folder.
  var codes: [String] {
    let own = folder.flatMap { try? FileManager.default.contentsOfDirectory(atPath: $0) } ?? []
    let names = own.filter { $0.hasSuffix(".md") }.map { String($0.dropLast(3)) }
    return Set(BundledRunbooks.codes + names.filter(Self.isCode)).sorted()
  }

  private static func path(of code: String, in folder: String) -> String? {
    isCode(code) ? "\(folder)/\(code).md" : nil
  }

  /// Only the letters of codes, so that a name never leads out of the folder.
  private static func isCode(_ text: String) -> Bool {
    !text.isEmpty
      && text.allSatisfy { $0.isASCII && ($0.isUppercase || $0.isNumber || $0 == "_") }
  }
}
