/// Breaking text into lines by words.
public enum TextWrap {
  /// The lines of a text, each at most `width` columns and printable.
  ///
  /// Line breaks in the text are kept, blanks around a new break are dropped, and a word longer
  /// than a line is cut; a wide character is left out where not even one fits. No lines when `width` is not positive.
  public static func lines(_ text: String, width: Int) -> [String] {
    guard width > 0 else { return [] }
    return text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .flatMap { paragraph(String($0), width) }
  }

  private static func paragraph(_ text: String, _ width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in TextSanitizer.sanitize(text).split(separator: " ") {
      var word = String(word)
      var columns = TextWidth.columns(of: word)
      if used > 0, used + 1 + columns <= width {
        line += " " + word
        used += 1 + columns
        continue
      }
      if used > 0 { lines.append(line) }
      while columns > width {
        let head = TextWidth.prefix(word, columns: width)
        if !head.isEmpty { lines.append(head) }
        word.unicodeScalars.removeFirst(max(1, head.unicodeScalars.count))
        columns = TextWidth.columns(of: word)
      }
      (line, used) = (word, columns)
    }
    return used > 0 || lines.isEmpty ? lines + [line] : lines
  }
}
