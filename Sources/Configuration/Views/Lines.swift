/// A text by its lines, which keep their own line ends.
struct Lines {
  /// Each with its line end; the last may have none.
  private var lines: [String]
  /// What new lines end with: as the text's first line does.
  private let lineEnd: String

  init(_ text: String) {
    var lines: [String] = []
    var line = ""
    // A Character may hold both CR and LF; scalars tell them apart.
    for scalar in text.unicodeScalars {
      line.unicodeScalars.append(scalar)
      if scalar == "\n" {
        lines.append(line)
        line = ""
      }
    }
    if !line.isEmpty { lines.append(line) }
    self.lines = lines
    lineEnd = lines.first.map { $0.unicodeScalars.suffix(2).first == "\r" } == true ? "\r\n" : "\n"
  }

  var text: String { lines.joined() }
  var count: Int { lines.count }

  func isHeader(_ index: Int) -> Bool {
    lines.indices.contains(index) && content(index).hasPrefix("[[")
  }

  /// `[name]` or `[[name]]`.
  func isTableHeader(_ index: Int) -> Bool {
    lines.indices.contains(index) && content(index).hasPrefix("[")
  }

  /// Without the blank lines and comments at its end: those belong to what follows.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound + 1, content(end - 1).isEmpty || isComment(end - 1) { end -= 1 }
    return range.lowerBound..<end
  }

  func comments(in range: Range<Int>) -> [String] {
    range.filter(isComment).map(content)
  }

  func withBlankBefore(_ range: Range<Int>) -> Range<Int> {
    let before = range.lowerBound - 1
    return lines.indices.contains(before) && content(before).isEmpty
      ? before..<range.upperBound : range
  }

  mutating func replace(_ range: Range<Int>, with new: [String]) {
    let wasLastWithoutEnd =
      range.upperBound == lines.count && lines.last?.unicodeScalars.last != "\n"
    lines.replaceSubrange(range, with: new.map { $0 + lineEnd })
    if wasLastWithoutEnd, !new.isEmpty, let last = new.last { lines[lines.count - 1] = last }
  }

  /// At the end, behind a blank line.
  mutating func append(_ new: [String]) {
    if let last = lines.last {
      if last.unicodeScalars.last != "\n" { lines[lines.count - 1] = last + lineEnd }
      if !content(lines.count - 1).isEmpty { lines.append(lineEnd) }
    }
    lines += new.map { $0 + lineEnd }
  }

  private func isComment(_ index: Int) -> Bool { content(index).hasPrefix("#") }

  /// Without blanks around it and without the line end.
  private func content(_ index: Int) -> String {
    var scalars = lines[index].unicodeScalars[...]
    while let first = scalars.first, first.properties.isWhitespace { scalars.removeFirst() }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
