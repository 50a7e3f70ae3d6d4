import CNcurses
import TerminalKit

extension NcursesTerminal {
  /// Takes the screen and promises to give it back.
  func takeScreen() {
    isReleased = false
    let text = restoreText
    _ = text.withCString { sg_arm($0, text.utf8.count, errorsDescriptor) }
    TerminalModes.write(ControlStrings.beginPastes, to: outputDescriptor)
    if reportsFocus { TerminalModes.write(ControlStrings.reportFocus, to: outputDescriptor) }
  }

  /// Takes the screen after another program had it: modes, size and content are set anew.
  func takeScreenAnew() {
    takeScreen()
    reset_prog_mode()
    keypad(session.keys, true)
    invalidate()
    _ = applyWindowSize()
    // ncurses enters the screen again with its next frame: an empty one, because a frame of the
    // caller's is diverted, and modes cannot be set there.
    werase(session.window)
    wnoutrefresh(session.window)
    doupdate()
    invalidate()
  }

  /// Gives the screen back, with the modes from before the start.
  func giveScreen() {
    TerminalModes.write(
      ControlStrings.endPastes + (reportsFocus ? ControlStrings.ignoreFocus : ""),
      to: outputDescriptor)
    curs_set(1)
    endwin()
    isReleased = true
    sg_disarm()
  }

  /// Stops the program as ^Z does elsewhere, with the terminal as it was; returns when it goes on,
  /// with the screen taken again. The caller then draws.
  ///
  /// The size may have changed meanwhile.
  public func suspend() {
    guard isInUse else { return }
    giveScreen()
    stop()
    takeScreenAnew()
  }

  /// Lends the terminal to another program, such as an editor, for as long as `body` runs.
  ///
  /// ^C and ^\ in that program do not end this one. The caller draws afterwards; the size may have
  /// changed meanwhile.
  public func withScreenReleased<Result, Failure: Error>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard isInUse else { return try body() }
    giveScreen()
    sg_set_lent(true)
    defer {
      sg_set_lent(false)
      takeScreenAnew()
    }
    return try body()
  }
}
