/// What to do about an alert code, step by step, written for a person at three in the morning.
public struct Runbook: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    /// From 1, in the order of the file.
    public var number: Int
    public var text: String
    /// Lines of its code fence, as they stand in the file.
    public var commands: [String]

    public init(number: Int, text: String, commands: [String] = []) {
      self.number = number
      self.text = text
      self.commands = commands
    }
  }

  /// A part of the text, in the order of the file.
  public enum Block: Hashable, Sendable {
    case heading(String)
    case paragraph(String)
    case step(Step)
  }

  public var code: String
  public var title: String
  public var blocks: [Block]

  public init(code: String, title: String, blocks: [Block]) {
    self.code = code
    self.title = title
    self.blocks = blocks
  }

  public var steps: [Step] {
    blocks.compactMap { if case .step(let step) = $0 { step } else { nil } }
  }
}

extension Runbook {
  /// Reads a Markdown file: `# ` is the title, `## ` a heading, `1. ` a step, whatever its number;
  /// a code fence belongs to the step before it, other text to the paragraph that it stands in.
  ///
  /// Every text is a runbook; one without steps can be read and not be ticked.
  public init(code: String, markdown: String) {
    var reader = RunbookReader()
    for line in markdown.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      reader.take(String(line))
    }
    reader.endParagraph()
    self.init(code: code, title: reader.title ?? code, blocks: reader.blocks)
  }
}

/// Gathers the blocks of a runbook line by line.
private struct RunbookReader {
  var title: String?
  var blocks: [Runbook.Block] = []
  private var paragraph: [String] = []
  private var isInFence = false
  /// Text goes on the last step until a blank line at the margin or a heading ends it.
  private var isInStep = false
  private var count = 0

  mutating func take(_ line: String) {
    let text = line.trimmed
    if text.hasPrefix("```") {
      endParagraph()
      isInFence.toggle()
    } else if isInFence {
      addCommand(text)
    } else if text.isEmpty {
      endParagraph()
    } else if let heading = text.after("## ") ?? text.after("### ") {
      endParagraph()
      isInStep = false
      blocks.append(.heading(heading))
    } else if let name = text.after("# ") {
      endParagraph()
      isInStep = false
      if title == nil { title = name } else { blocks.append(.heading(name)) }
    } else if let step = text.afterNumber {
      endParagraph()
      count += 1
      isInStep = true
      blocks.append(.step(Runbook.Step(number: count, text: step)))
    } else if isInStep, line.first?.isWhitespace == true {
      extendStep { $0.text += " \(text)" }
    } else {
      isInStep = false
      paragraph.append(text)
    }
  }

  mutating func endParagraph() {
    guard !paragraph.isEmpty else { return }
    blocks.append(.paragraph(paragraph.joined(separator: " ")))
    paragraph = []
  }

  private mutating func addCommand(_ text: String) {
    guard !text.isEmpty else { return }
    if isInStep {
      extendStep { $0.commands.append(text) }
    } else {
      blocks.append(.paragraph(text))
    }
  }

  private mutating func extendStep(_ change: (inout Runbook.Step) -> Void) {
    guard case .step(var step)? = blocks.last else { return }
    change(&step)
    blocks[blocks.count - 1] = .step(step)
  }
}

extension String {
  fileprivate var trimmed: String {
    guard let start = firstIndex(where: { !$0.isWhitespace }) else { return "" }
    let end = lastIndex { !$0.isWhitespace } ?? start
    return String(self[start...end])
  }

  fileprivate func after(_ prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)).trimmed : nil
  }

  /// What follows `12. `; nil for other lines.
  fileprivate var afterNumber: String? {
    guard let dot = firstIndex(of: "."), dot != startIndex,
      self[..<dot].allSatisfy({ $0.isASCII && $0.isNumber }),
      self[index(after: dot)...].first == " "
    else { return nil }
    return String(self[index(after: dot)...]).trimmed
  }
}
