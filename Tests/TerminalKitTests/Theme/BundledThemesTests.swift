import Foundation
import TerminalKit
import Testing

/// The theme files, and their copy in the program.
struct BundledThemesTests {
  @Test func `the theme files are compiled in as they are`() throws {
    let source = Repository.root
      .appending(path: "Sources/TerminalKit/Theme/BundledThemes.swift")
    let expected = Self.generated(try Repository.themeFiles())
    if Repository.isRecording {
      try expected.write(to: source, atomically: true, encoding: .utf8)
    } else {
      let actual = try String(contentsOf: source, encoding: .utf8)
      #expect(actual == expected, "record it anew with AISLE_RECORD=1")
    }
  }

  @Test func `no bundled theme has a warning`() throws {
    let files = try Repository.themeFiles()
    #expect(files.count >= 4)
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    for file in files {
      let warnings = ThemeCheck.check(text: file.text, name: file.name) { texts[$0] }
      #expect(warnings == [], "\(warnings.map(\.description).joined(separator: "\n"))")
    }
  }

  @Test func `the built-in theme is the dark one`() {
    let (dark, warnings) = ThemeLoader.load(name: "dark", resolve: BundledThemes.text)
    #expect(dark == .builtIn)
    #expect(warnings == [])
  }

  private static func generated(_ files: [(name: String, text: String)]) -> String {
    var source = """
      // Generated from the folder Themes by BundledThemesTests; do not edit.

      /// The theme files as they are compiled in.
      public enum BundledThemes {
        /// The names of the bundled themes.
        public static let names = [

      """
    source += files.map { "    \"\($0.name)\",\n" }.joined()
    source += """
        ]

        /// The text of a bundled theme's file; nil when there is none of that name.
        public static func text(named name: String) -> String? {
          switch name {

      """
    source += files.map { "    case \"\($0.name)\": \(Self.identifier($0.name))\n" }.joined()
    source += "    default: nil\n    }\n  }\n"
    for file in files {
      source += "\n  private static let \(Self.identifier(file.name)) = #\"\"\"\n"
      source += file.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        .map { $0.isEmpty ? "\n" : "    \($0)\n" }.joined()
      source += "\n    \"\"\"#\n"
    }
    return source + "}\n"
  }

  private static func identifier(_ name: String) -> String {
    let words = name.split(separator: "-")
    return words.enumerated().map { $0 == 0 ? String($1) : $1.capitalized }.joined()
  }
}
