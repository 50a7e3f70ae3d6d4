import Commerce
import Foundation
import Testing

/// The runbook files, and their copy in the program.
struct BundledRunbooksTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static func files() throws -> [(code: String, text: String)] {
    let folder = root.appending(path: "Sources/Commerce/Runbooks/Texts")
    return try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.map { file in
      (
        file.deletingPathExtension().lastPathComponent,
        try String(contentsOf: file, encoding: .utf8)
      )
    }
  }

  @Test func `the runbook files are compiled in as they are`() throws {
    let source = Self.root.appending(path: "Sources/Commerce/Runbooks/BundledRunbooks.swift")
    let expected = Self.generated(try Self.files())
    if ProcessInfo.processInfo.environment["AISLE_RECORD"] == "1" {
      try expected.write(to: source, atomically: true, encoding: .utf8)
    } else {
      let actual = try String(contentsOf: source, encoding: .utf8)
      #expect(actual == expected, "record it anew with AISLE_RECORD=1")
    }
  }

  @Test(arguments: AlertCode.allCases)
  func `every code that can fire has a runbook with steps`(code: AlertCode) throws {
    let text = try #require(BundledRunbooks.text(code: code.rawValue))
    let runbook = Runbook(code: code.rawValue, markdown: text)
    #expect(runbook.title != code.rawValue)
    #expect(!runbook.steps.isEmpty)
    #expect(runbook.blocks.contains(.heading("Who to wake")))
  }

  @Test(arguments: BundledRunbooks.codes)
  func `every command of a bundled runbook can be run`(code: String) throws {
    let text = try #require(BundledRunbooks.text(code: code))
    for line in Runbook(code: code, markdown: text).steps.flatMap(\.commands) {
      let names = ["order": "#1", "sku": "MUG"].filter { line.contains("{\($0.key)}") }
      #expect(names.count < 2, "\(line) has no subject that is both")
      #expect(throws: Never.self) { try RunbookCommand(line, values: names) }
    }
  }

  private static func generated(_ files: [(code: String, text: String)]) -> String {
    var source = """
      // Generated from the folder Texts by BundledRunbooksTests; do not edit.

      /// The runbook files as they are compiled in.
      public enum BundledRunbooks {
        /// The codes that have one.
        public static let codes = [

      """
    source += files.map { "    \"\($0.code)\",\n" }.joined()
    source += """
        ]

        /// The text of a code's runbook; nil when there is none.
        public static func text(code: String) -> String? { texts[code] }

        private static let texts: [String: String] = [

      """
    for file in files {
      source += "    \"\(file.code)\": #\"\"\"\n"
      source += file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
      source += "\n    \"\"\"#,\n"
    }
    return source + "  ]\n}\n"
  }
}
