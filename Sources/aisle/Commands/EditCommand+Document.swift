import ArgumentParser
import Commerce
import Foundation
import NcursesTerminal
import ProductDocument
import Store

extension EditCommand {
  func printDocument(_ workspace: Workspace) throws {
    Output.line(try compose(workspace).text.trimmingCharacters(in: .newlines))
  }

  /// Opens the document in the person's editor until it can be read or comes back as it was handed
  /// out; then it is an edit like any other.
  func editDocument(_ workspace: Workspace) throws {
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1 else {
      throw CommandFailure("--editor needs a terminal; --document and --from FILE work without")
    }
    var document = try compose(workspace)
    let file = EditorFile()
    while true {
      try file.write(document.text)
      try runEditor(file)
      let text = try file.read()
      guard text != document.text else {
        file.remove()
        return Output.note("Nothing was changed in the document")
      }
      document.text = text
      let (rows, problems) = try workspace.plan(document)
      guard !problems.isEmpty else {
        try carryOut(rows, summary: "document", of: document.base.count, workspace)
        return file.remove()
      }
      for problem in problems { Output.error("\(file.path):\(problem)") }
      document.text = ProductDocument.marked(text, problems)
      guard document.text != text else {
        throw CommandFailure("the mistakes are still there; the document is kept: \(file.path)")
      }
      guard try isAnswered("Back to the editor? [Y/n] ") else {
        throw CommandFailure("nothing was changed; the document is kept: \(file.path)")
      }
    }
  }

  func takeDocument(_ path: String, _ workspace: Workspace) throws {
    let text = try documentText(path)
    let document = EditorText(title: path, text: text, variants: [])
    let (rows, problems) = try workspace.plan(document)
    guard problems.isEmpty else {
      for problem in problems.dropLast() { Output.error("\(path):\(problem)") }
      throw CommandFailure("\(path):\(problems[problems.count - 1])")
    }
    try carryOut(rows, summary: "document \(path)", of: rows.count, workspace)
  }

  private func compose(_ workspace: Workspace) throws -> EditorText {
    let query = try parseQuery(today: workspace.today)
    let variants = try workspace.store.editSubjects(query: query, needs: EditNeeds([]))
      .compactMap(\.variantID)
    guard !variants.isEmpty else { throw CommandFailure("no variant matches \(self.query ?? "")") }
    return try EffectRunner(workspace: workspace).compose(variants, wholeProduct: false)
  }

  private func runEditor(_ file: EditorFile) throws {
    let arguments = EditorCommand.arguments(Paths.current.environment) + [file.path]
    // ^C in the editor is the editor's.
    let interrupt = signal(SIGINT, SIG_IGN)
    let quit = signal(SIGQUIT, SIG_IGN)
    defer {
      signal(SIGINT, interrupt)
      signal(SIGQUIT, quit)
    }
    let status = ForegroundProgram.run(
      arguments, environment: Paths.current.environment, input: STDIN_FILENO,
      output: STDOUT_FILENO, errors: STDERR_FILENO)
    guard status == 0 else {
      throw CommandFailure(
        status.map { "\(arguments[0]) ended with \($0); the document is kept: \(file.path)" }
          ?? "\(arguments[0]) could not be started; set VISUAL or EDITOR")
    }
  }

  private func isAnswered(_ question: String) throws -> Bool {
    FileHandle.standardError.write(Data(question.utf8))
    return readLine().map { $0.isEmpty || $0.lowercased() == "y" } ?? false
  }
}

/// What a file says, or standard input where `path` is `-`.
func documentText(_ path: String) throws -> String {
  let data =
    path == "-"
    ? FileHandle.standardInput.readDataToEndOfFile()
    : FileManager.default.contents(atPath: Workspace.absolute(path))
  guard let data else { throw CommandFailure("\(path): there is no such file") }
  guard let text = String(validating: data, as: UTF8.self) else {
    throw CommandFailure("\(path): is no UTF-8 text")
  }
  return text
}
