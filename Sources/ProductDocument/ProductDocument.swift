public import Commerce

/// Products as one text that people edit in their own editor, and scripts write.
///
/// One `[[product]]` for each, its variants as `[[product.variant]]` in it. What a document leaves
/// out it leaves alone; an empty text clears.
public struct ProductDocument: Equatable, Sendable {
  public var text: String
  /// What the text was made of: what on return is compared with. Empty for a text that came from
  /// elsewhere: then its version numbers say whether the store is still as it was.
  public var base: [EditSubject]

  /// A document that somebody else wrote, or that was kept while the program was away.
  public init(text: String) {
    self.text = text
    base = []
  }

  /// Writes a document. Rows of one product have to follow each other, and to hold everything that
  /// `EditNeeds.everything` reads.
  public init(of subjects: [EditSubject]) {
    base = subjects
    text = DocumentWriter.text(of: subjects)
  }
}

/// What is wrong with a document, and where.
public struct DocumentProblem: Error, Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  public var line: Int
  public var column: Int
  public var message: String

  public init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String { "\(line):\(column): \(message)" }
}

extension ProductDocument {
  /// How a line begins that says what is wrong with the next one.
  static let mark = "#!aisle "

  /// The text without such lines.
  static func unmarked(_ text: String) -> String {
    guard text.contains(mark) else { return text }
    return lines(of: text).filter { !$0.hasPrefix(mark) }.joined(separator: "\n")
  }

  /// The text with each problem in a line before its own, for another round in the editor.
  public static func marked(_ text: String, _ problems: [DocumentProblem]) -> String {
    var lines = lines(of: unmarked(text)).map(String.init)
    for problem in problems.sorted(by: { ($0.line, $0.column) > ($1.line, $1.column) }) {
      let message = problem.message.split(whereSeparator: \.isNewline).joined(separator: " ")
      lines.insert(
        "\(mark)column \(problem.column): \(message)",
        at: min(max(0, problem.line - 1), lines.count))
    }
    return lines.joined(separator: "\n")
  }

  /// By bytes: for Swift, `\r\n` is one character and no `\n`.
  private static func lines(of text: String) -> [Substring] {
    var lines: [Substring] = []
    var start = text.startIndex
    let bytes = text.utf8
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      lines.append(text[start..<end])
      start = bytes.index(after: end)
    }
    lines.append(text[start...])
    return lines
  }
}
