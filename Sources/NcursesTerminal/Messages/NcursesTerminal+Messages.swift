import TerminalKit

extension NcursesTerminal {
  /// Rings, or flashes where the user wants that.
  public func bell() { send(ControlStrings.bell) }

  /// Puts text on the clipboard of the terminal, also over ssh (OSC 52).
  ///
  /// The terminal does not say whether it did. Inside of tmux it needs `set-clipboard on`.
  /// - Returns: False when the text is too long (55 KB) or the screen is released.
  public func copyToClipboard(_ text: String) -> Bool {
    guard let command = commands.copy(text) else { return false }
    return send(command)
  }

  /// Shows a note on the desktop, where the terminal does that: by OSC 9 or 777, whichever it is
  /// known for, unless `style` says.
  /// - Returns: False when it is known not to, or the screen is released.
  @discardableResult
  public func notify(
    title: String, body: String = "", as style: NotificationStyle? = nil
  ) -> Bool {
    guard let command = commands.notify(title: title, body: body, as: style) else { return false }
    return send(command)
  }

  @discardableResult
  private func send(_ text: String) -> Bool {
    guard isInUse else { return false }
    TerminalModes.write(text, to: outputDescriptor)
    return true
  }
}
