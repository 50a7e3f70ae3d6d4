extension Canvas {
  /// The text of each row, without blanks at its end.
  public func lines() -> [String] {
    (0..<size.height).map { y in
      var line = ""
      for x in 0..<size.width { line += cells[y * size.width + x].glyph }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// Text and styles in a form that stays the same, for golden files.
  ///
  /// First the lines, then `--- styles`, then one line for each row with anything but plain text on
  /// the base surface: its number, and its runs `from..<to role surface attributes`.
  public func styledText() -> String {
    var result = lines()
    result.append("--- styles")
    for y in 0..<size.height {
      let runs = styleRuns(y)
      if !runs.isEmpty { result.append("\(y): " + runs.joined(separator: ", ")) }
    }
    return result.joined(separator: "\n") + "\n"
  }

  private func styleRuns(_ y: Int) -> [String] {
    var runs: [String] = []
    var start = 0
    while start < size.width {
      let style = self[start, y].style
      var end = start + 1
      while end < size.width, self[end, y].style == style { end += 1 }
      if style != .text {
        let words = ["\(start)..<\(end)", style.role.rawValue, style.surface.rawValue]
        runs.append((words + style.attributes.names).joined(separator: " "))
      }
      start = end
    }
    return runs
  }
}
