import CNcurses
import TerminalKit

/// ncurses, started on a terminal and set up for a program that handles every key by itself.
@MainActor
struct CursesSession {
  let name: String
  let window: UnsafeMutablePointer<WINDOW>
  /// A window of its own for reading: ncurses draws the window it reads from.
  let keys: UnsafeMutablePointer<WINDOW>
  let signalDescriptor: Int32
  private let screen: OpaquePointer
  private let inputFile: UnsafeMutablePointer<FILE>
  private let outputFile: UnsafeMutablePointer<FILE>

  /// Starts ncurses under the first of the terminal's names that this machine knows.
  init(
    names: TerminalNames, usesColors: Bool, input: Int32, output: Int32
  ) throws(TerminalError) {
    guard var modes = TerminalModes.current(input), TerminalModes.current(output) != nil else {
      throw .notATerminal
    }
    // Before ncurses starts, so that it leaves the signals alone.
    signalDescriptor = sg_install(input, output, &modes)
    guard signalDescriptor >= 0 else { throw .system(ti_last_error()) }
    guard let inputFile = ti_stream(input, "r"), let outputFile = ti_stream(output, "w") else {
      defer { sg_remove() }
      throw .system(ti_last_error())
    }
    // The window's size counts, not LINES and COLUMNS, which a shell may have exported.
    use_env(false)
    use_tioctl(true)
    guard let (name, screen) = Self.start(names, inputFile, outputFile) else {
      Self.abandon(inputFile, outputFile)
      throw .unknownTerminal(names.term)
    }
    guard cn_capability("cup") != nil, let window = cn_screen_window(), let keys = newpad(1, 1)
    else {
      endwin()
      delscreen(screen)
      Self.abandon(inputFile, outputFile)
      throw .tooSimple(names.term)
    }
    (self.name, self.screen, self.window, self.keys) = (name, screen, window, keys)
    (self.inputFile, self.outputFile) = (inputFile, outputFile)
    setUp(usesColors: usesColors)
    if let size = TerminalModes.size(output) { resizeterm(Int32(size.height), Int32(size.width)) }
  }

  /// Ends ncurses and takes the signal handlers away.
  func end() {
    delwin(keys)
    delscreen(screen)
    Self.abandon(inputFile, outputFile)
  }

  /// Where ncurses writes: a copy of the output's descriptor.
  var outputStream: Int32 { fileno(outputFile) }

  /// The size that ncurses found.
  var size: Size { Size(width: Int(getmaxx(window)), height: Int(getmaxy(window))) }

  /// The colours of the terminal, 0 when it has none.
  var colors: Int { has_colors() ? Int(cn_color_count()) : 0 }

  /// Whether colours are numbered by their red, green and blue.
  var hasDirectColor: Bool { cn_has_flag("RGB") }

  /// What brings the terminal back from whatever state it is in.
  var restoreText: String {
    [
      ControlStrings.terminator, ControlStrings.endFrame, ControlStrings.endPastes,
      ControlStrings.ignoreFocus, capability("sgr0"), capability("op"), capability("rmcup"),
      capability("cnorm"), capability("rmkx"), cn_capability("rmcup") == nil ? "\r\n" : "",
    ].joined()
  }

  private func setUp(usesColors: Bool) {
    raw()
    noecho()
    nonl()
    set_escdelay(25)
    typeahead(-1)
    keypad(keys, true)
    nodelay(keys, true)
    define_key("\u{1B}[200~", InputDecoder.pasteStart)
    define_key("\u{1B}[201~", InputDecoder.pasteEnd)
    if usesColors, has_colors() {
      start_color()
      use_default_colors()
    }
  }

  /// A text capability without its padding, `$<5>`.
  private func capability(_ name: String) -> String {
    guard let text = cn_capability(name).map({ String(cString: $0) }) else { return "" }
    var result = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "$<"),
      let end = rest[start.upperBound...].firstIndex(of: ">")
    {
      result += rest[..<start.lowerBound]
      rest = rest[rest.index(after: end)...]
    }
    return result + rest
  }

  private static func start(
    _ names: TerminalNames, _ input: UnsafeMutablePointer<FILE>,
    _ output: UnsafeMutablePointer<FILE>
  ) -> (String, OpaquePointer)? {
    for name in names.candidates {
      if let screen = newterm(name, output, input) { return (name, screen) }
    }
    return nil
  }

  private static func abandon(
    _ input: UnsafeMutablePointer<FILE>, _ output: UnsafeMutablePointer<FILE>
  ) {
    fclose(input)
    fclose(output)
    sg_remove()
  }
}
