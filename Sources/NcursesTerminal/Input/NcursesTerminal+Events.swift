import CNcurses
public import TerminalKit

extension NcursesTerminal {
  /// The most events of one call, so that a flood of keys cannot keep the screen from being drawn.
  private static let mostEvents = 1024

  /// Everything that happened since the last call, without waiting for more.
  ///
  /// What is left after `mostEvents` keeps the descriptor readable. `suspend` is done inside when
  /// another process asks this one to stop.
  public func readEvents() -> [TerminalEvent] {
    guard isInUse else { return [] }
    var events = readSignals()
    while events.count < Self.mostEvents {
      if paste != nil {
        guard let text = continuePaste() else { break }
        events.append(.paste(text))
      }
      guard let first = nextInput(.none) else { break }
      switch InputDecoder().meaning(of: first, next: nextInput) {
      case .event(let event): events.append(event)
      case .pasteStarts: paste = PasteInProgress()
      case .nothing: break
      }
    }
    if ti_is_gone(inputDescriptor), !isHungUp {
      isHungUp = true
      events.append(.hangup)
    }
    return events
  }

  private func nextInput(_ patience: RawInputPatience) -> RawInput? {
    wtimeout(session.keys, patience == .none ? 0 : 25)
    let code = wgetch(session.keys)
    guard code >= 0 else { return nil }
    if let byte = UInt8(exactly: code) { return .byte(byte) }
    return .key(code: code, name: keyname(code).map { String(cString: $0) } ?? "")
  }

  /// Reads on in a paste; nil when its end has not come.
  private func continuePaste() -> String? {
    guard var current = paste else { return nil }
    let now = ContinuousClock.now
    var text: String?
    while text == nil {
      let bytes = TerminalModes.read(inputDescriptor, upTo: current.collector.appetite)
      if bytes.isEmpty { break }
      current.lastByteAt = now
      for byte in bytes { text = current.collector.push(byte) }
    }
    if text == nil, now - current.lastByteAt > PasteInProgress.longestSilence {
      text = current.collector.finish()
    }
    paste = text == nil ? current : nil
    return text
  }

  private func readSignals() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var isResized = false
    while case let signal = sg_next_event(), signal != sg_event_none {
      switch signal {
      case sg_event_resize: isResized = true
      case sg_event_stop:
        suspend()
        events.append(.resumed)
      case sg_event_continue:
        takeScreenAnew()
        events.append(.resumed)
      case sg_event_hangup: events.append(.hangup)
      default: events.append(.terminate)
      }
    }
    if isResized, let size = applyWindowSize() { events.append(.resize(size)) }
    return events
  }

  /// Takes over the window's size; nil when it is the same.
  func applyWindowSize() -> Size? {
    guard let now = TerminalModes.size(outputDescriptor), now != size else { return nil }
    size = now
    resizeterm(Int32(now.height), Int32(now.width))
    invalidate()
    return now
  }

  /// Asks the terminal to say when its window gets or loses the keyboard.
  public func setReportsFocus(_ reports: Bool) {
    reportsFocus = reports
    guard isInUse else { return }
    TerminalModes.write(
      reports ? ControlStrings.reportFocus : ControlStrings.ignoreFocus, to: outputDescriptor)
  }
}
