/// A thumb on a track that shows which part of a list is in sight.
public enum Scrollbar {
  /// The rows of the track that the thumb takes: at least one, at the top only when the first entry
  /// is in sight and at the bottom only when the last is. Nil when everything is in sight.
  public static func thumb(
    track: Int, total: Int, visible: Int, offset: Int
  ) -> Range<Int>? {
    guard track > 0, visible > 0, total > visible else { return nil }
    let length = max(1, min(track, (track * visible + total / 2) / total))
    let room = track - length
    let last = total - visible
    let offset = min(max(0, offset), last)
    var start = Int((Double(offset) / Double(last) * Double(room)).rounded())
    if room > 1, offset > 0, offset < last { start = min(max(1, start), room - 1) }
    return start..<start + length
  }
}

extension Canvas {
  /// Draws a scrollbar in the first column of `rect`; nothing when everything is in sight.
  public mutating func scrollbar(
    in rect: Rect, total: Int, visible: Int, offset: Int, style: Style = .border,
    thumbStyle: Style = .borderFocused
  ) {
    guard
      let thumb = Scrollbar.thumb(
        track: rect.height, total: total, visible: visible, offset: offset)
    else { return }
    verticalRule(at: rect.origin, length: rect.height, style: style, glyph: .scrollTrack)
    verticalRule(
      at: Point(x: rect.x, y: rect.y + thumb.lowerBound), length: thumb.count, style: thumbStyle,
      glyph: .scrollThumb)
  }
}
