import Foundation

/// Which editor a person wants.
enum EditorCommand {
  /// `VISUAL`, else `EDITOR`, else `vi`, cut into words: blanks part them, quotes hold together. No
  /// shell ever sees it.
  static func arguments(_ environment: [String: String]) -> [String] {
    let named = [environment["VISUAL"], environment["EDITOR"]].compactMap(\.self)
      .first { !$0.allSatisfy(\.isWhitespace) }
    let words = words(of: named ?? "vi")
    return words.isEmpty ? ["vi"] : words
  }

  static func words(of text: String) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in text {
      if let open = quote {
        if character == open { quote = nil } else { word = (word ?? "") + String(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        word = word ?? ""
      } else if character.isWhitespace {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    if let word { words.append(word) }
    return words
  }
}

/// The running program, as drafts name it, so that the next one knows whether it still runs.
struct ProgramSession: Equatable {
  var process: Int32
  var host: String

  static let current = ProgramSession(
    process: getpid(), host: ProcessInfo.processInfo.hostName)

  var name: String { "\(process)@\(host)" }

  init(process: Int32, host: String) {
    self.process = process
    self.host = host
  }

  init?(_ name: String) {
    guard let at = name.firstIndex(of: "@"), let process = Int32(name[..<at]) else { return nil }
    self.init(process: process, host: String(name[name.index(after: at)...]))
  }

  /// Still there, as far as can be seen from here: one on another machine may well be.
  var isRunning: Bool {
    guard host == Self.current.host else { return true }
    return kill(process, 0) == 0 || errno == EPERM
  }
}

/// The file that an editor works on. It stays when the program is killed meanwhile, so what was
/// saved in the editor is offered again.
struct EditorFile {
  let path: String

  init(session: ProgramSession = .current) {
    path = Paths.current.state + "/edit-\(session.process).toml"
  }

  func write(_ text: String) throws {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    remove()
    guard
      FileManager.default.createFile(
        atPath: path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw CommandFailure("\(path) can't be written") }
  }

  func read() throws -> String {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandFailure("\(path) is gone")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandFailure("\(path) is no UTF-8 text")
    }
    return text
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
