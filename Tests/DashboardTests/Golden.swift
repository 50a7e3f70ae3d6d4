import Foundation
import TerminalKit
import Testing

/// Compares a screen with a file. `AISLE_RECORD=1` writes the files anew; read them in the diff.
func expectGolden(
  _ canvas: Canvas, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Goldens")
  let file = folder.appendingPathComponent("\(name).txt")
  let shown = canvas.styledText()
  if ProcessInfo.processInfo.environment["AISLE_RECORD"] == "1" {
    try Data(shown.utf8).write(to: file)
  }
  let wanted = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  let differences = zip(shown.split(separator: "\n"), wanted.split(separator: "\n"))
    .enumerated().filter { $0.element.0 != $0.element.1 }
    .prefix(6).map { "line \($0.offset + 1):\n  is  \($0.element.0)\n  was \($0.element.1)" }
  let isSame = shown == wanted
  #expect(
    isSame, "\(name) changed:\n\(differences.joined(separator: "\n"))",
    sourceLocation: sourceLocation)
}
