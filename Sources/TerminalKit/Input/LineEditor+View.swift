extension LineEditor {
  /// The part of the text that shows in a field.
  public struct View: Hashable, Sendable {
    /// Printable text, at most as wide as the field.
    public let text: String
    /// The column of the cursor within the field, from 0.
    public let cursorColumn: Int
    /// Whether text is hidden to the left.
    public let hidesStart: Bool
    /// Whether text is hidden to the right.
    public let hidesEnd: Bool
  }

  /// What a field of `width` columns shows: the whole text if it fits with a column for the cursor
  /// behind it, else the part around the cursor. Depends on text and cursor only.
  public func view(width: Int) -> View {
    guard width > 0 else {
      return View(text: "", cursorColumn: 0, hidesStart: cursor > 0, hidesEnd: false)
    }
    let cells = characters.map { character in
      let glyph = TextSanitizer.sanitize(String(character))
      return (glyph: glyph, columns: TextWidth.columns(of: glyph))
    }
    let first = firstVisible(cells.map(\.columns), width: width)
    var text = ""
    var used = 0
    var cursorColumn = 0
    var index = first
    while index < cells.count, used + cells[index].columns <= width {
      if index == cursor { cursorColumn = used }
      text += cells[index].glyph
      used += cells[index].columns
      index += 1
    }
    if cursor >= index { cursorColumn = min(used, width - 1) }
    return View(
      text: text, cursorColumn: cursorColumn, hidesStart: first > 0, hidesEnd: index < cells.count)
  }

  /// The first character to show: none is hidden needlessly, and the cursor with the character
  /// under it is in sight, a quarter of the field from its right edge at most.
  private func firstVisible(_ columns: [Int], width: Int) -> Int {
    let total = columns.reduce(0, +)
    if total < width { return 0 }
    let ahead = columns[cursor...].reduce(0, +) + 1
    let reserve = min(max(width / 4, columns.indices.contains(cursor) ? columns[cursor] : 1), ahead)
    var room = width - reserve
    var first = cursor
    while first > 0, columns[first - 1] <= room {
      room -= columns[first - 1]
      first -= 1
    }
    return first
  }
}
