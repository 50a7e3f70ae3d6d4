/// Turns any text from data into one printable line, and cuts it into terminal cells.
///
/// Controls (C0, C1, DEL) and unassigned code points become `·`, line breaks `⏎`, tabs and exotic
/// spaces a blank. Direction controls, zero-width characters, variation selectors and byte order
/// marks vanish; joined emoji come apart, and skin tones are left out, because terminals disagree
/// about their width. Four combining marks at most stay on a character: ncurses holds no more.
public enum TextSanitizer {
  /// The text as it will be drawn.
  public static func sanitize(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = ""
    forEachCell(of: text) { glyph, _ in
      result += glyph
      return true
    }
    return result
  }

  /// Whether the text is printable ASCII only, and so needs nothing done to it.
  static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
  }

  /// Calls `body` with each cell's glyph and its columns (1 or 2) until it returns false.
  static func forEachCell(of text: String, _ body: (_ glyph: String, _ columns: Int) -> Bool) {
    if isPlain(text) {
      for byte in text.utf8 where !body(printable[Int(byte) - 0x20], 1) { return }
    } else {
      var cutter = CellCutter()
      for scalar in text.unicodeScalars {
        if let cell = cutter.push(scalar), !body(cell.glyph, cell.columns) { return }
      }
      if let cell = cutter.finish() { _ = body(cell.glyph, cell.columns) }
    }
  }

  /// The strings of U+0020 to U+007E, so that plain text allocates nothing.
  private static let printable: [String] = (0x20..<0x7F).map { String(Unicode.Scalar(UInt8($0))) }
}
