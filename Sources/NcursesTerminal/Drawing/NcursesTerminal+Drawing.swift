import CNcurses
public import TerminalKit

extension NcursesTerminal {
  /// Shows a canvas, writing only what differs from the one shown before, as one frame.
  ///
  /// What lies outside of the window is left out. Does nothing while the screen is released.
  /// - Parameter cursor: Where the cursor blinks; nil hides it.
  public func draw(_ canvas: Canvas, cursor: Point? = nil, theme: Theme) {
    guard isInUse else { return }
    tap.frame {
      let (isChanged, links) = painter.paint(canvas, theme: theme)
      guard isChanged || cursor != shownCursor || !isCursorKnown else { return [] }
      place(cursor)
      wnoutrefresh(session.window)
      doupdate()
      return links
    }
  }

  /// Has the next canvas written as a whole, for example because another program wrote over it.
  public func invalidate() {
    painter.forget()
    isCursorKnown = false
    if let physical = cn_physical_window() { clearok(physical, true) }
  }

  private func place(_ cursor: Point?) {
    shownCursor = cursor
    isCursorKnown = true
    leaveok(session.window, cursor == nil)
    curs_set(cursor == nil ? 0 : 1)
    if let cursor {
      let x = min(max(0, cursor.x), size.width - 1)
      let y = min(max(0, cursor.y), size.height - 1)
      wmove(session.window, Int32(y), Int32(x))
    }
  }
}
