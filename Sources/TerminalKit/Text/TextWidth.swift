/// Measuring and cutting text by terminal columns, as it will be drawn.
public enum TextWidth {
  /// The columns that the text takes once it is made printable.
  public static func columns(of text: String) -> Int {
    if TextSanitizer.isPlain(text) { return text.utf8.count }
    var total = 0
    TextSanitizer.forEachCell(of: text) { _, columns in
      total += columns
      return true
    }
    return total
  }

  /// The printable text, cut to at most `width` columns; a cut text ends in `ellipsis`.
  ///
  /// A wide character that would straddle the cut is left out, so the result may be one column
  /// shorter than `width`. An empty string when `width` is not positive.
  public static func truncate(_ text: String, to width: Int, ellipsis: String = "…") -> String {
    guard width > 0 else { return "" }
    if columns(of: text) <= width { return TextSanitizer.sanitize(text) }
    let room = width - columns(of: ellipsis)
    guard room >= 0 else { return prefix(ellipsis, columns: width) }
    return prefix(text, columns: room) + ellipsis
  }

  /// The printable text in exactly `width` columns: cut, or filled with blanks.
  public static func pad(
    _ text: String, to width: Int, align: Alignment = .left, ellipsis: String = "…"
  ) -> String {
    let cut = truncate(text, to: width, ellipsis: ellipsis)
    let missing = max(0, width - columns(of: cut))
    let before = align.leading(of: missing)
    return String(repeating: " ", count: before) + cut
      + String(repeating: " ", count: missing - before)
  }

  /// As many whole cells from the start of the text as fit into `columns`.
  static func prefix(_ text: String, columns: Int) -> String {
    var result = ""
    var left = columns
    TextSanitizer.forEachCell(of: text) { glyph, width in
      guard width <= left else { return false }
      result += glyph
      left -= width
      return true
    }
    return result
  }
}
