import CNcurses
public import TerminalKit

/// The terminal, drawn on with ncurses. The only place that calls it.
///
/// ncurses keeps its state in shared variables, so everything here belongs to the main actor, and
/// one terminal at most is open at a time. Nothing here waits, except 25 ms for what may follow an
/// Escape. The program's main loop watches two descriptors, for example with a Dispatch source
/// each on the main queue, and calls `readEvents` whenever one can be read.
///
/// While it is open nothing else may write to the terminal.
@MainActor
public final class NcursesTerminal {
  /// Readable when keys were pressed.
  public let inputDescriptor: Int32
  /// Readable when a signal came: a new window size, a stop, a request to end.
  public let signalDescriptor: Int32
  /// Columns and rows of the window, as of the last `resize` event.
  public internal(set) var size: Size
  /// How many colours themes may use.
  public let colorDepth: ColorDepth
  /// The signs that the terminal can show.
  public let glyphs: Glyphs
  /// A word to the user about how the terminal was opened, if there is one.
  public let notice: String?

  let outputDescriptor: Int32
  let errorsDescriptor: Int32
  let session: CursesSession
  let characters: CharacterSet
  let commands: OperatingSystemCommand
  let restoreText: String
  let tap: FrameTap

  var painter: CanvasPainter
  var shownCursor: Point?
  var isCursorKnown = false
  var paste: PasteInProgress?
  var reportsFocus = false
  var isHungUp = false
  var isReleased = false
  var isClosed = false
  var stop: () -> Void = sg_stop

  static var isAnyOpen = false

  /// Opens the screen.
  ///
  /// Only the environment given is looked at: TERM, COLORTERM, NO_COLOR, TMUX, TERM_PROGRAM and
  /// the locale's variables; ncurses itself also heeds TERMINFO of the process.
  /// - Parameters:
  ///   - term: The terminal's name; nil takes TERM.
  ///   - environment: The user's environment.
  ///   - input: Where keys come from.
  ///   - output: Where the screen is.
  ///   - errors: Where standard error goes while the screen is up, for example a log file; nil
  ///     leaves it alone.
  /// - Throws: `TerminalError`; the terminal is then as it was.
  public init(
    term: String? = nil, environment: [String: String], input: Int32 = 0, output: Int32 = 1,
    errors: Int32? = nil
  ) throws(TerminalError) {
    guard !Self.isAnyOpen else { throw .alreadyOpen }
    let names = TerminalNames(term: term, environment: environment)
    characters = CharacterSet.choose(environment: environment)
    let usesColors = ColorDepth.areWanted(environment: environment)
    session = try CursesSession(
      names: names, usesColors: usesColors, input: input, output: output)
    inputDescriptor = input
    outputDescriptor = output
    errorsDescriptor = errors ?? -1
    signalDescriptor = session.signalDescriptor
    size = session.size
    colorDepth =
      usesColors
      ? ColorDepth(colors: session.colors, hasDirectColor: session.hasDirectColor) : .mono
    glyphs = characters == .unicode && !names.lacksSigns ? .unicode : .ascii
    notice =
      names.isSubstitute(session.name)
      ? "no description of \"\(names.term)\" on this machine: using \(session.name)" : nil
    commands = OperatingSystemCommand(term: names.term, environment: environment)
    restoreText = session.restoreText
    tap = FrameTap(
      stream: session.outputStream, terminal: output,
      squeezer: SGRSqueezer(canEndSingly: session.colors >= 256))
    painter = CanvasPainter(
      window: session.window, encoder: GlyphEncoder(characters: characters),
      depth: colorDepth, pairCount: Int(cn_pair_count()), knowsLinks: commands.knowsLinks)
    Self.isAnyOpen = true
    takeScreen()
  }

  /// Whether the screen is this program's at the moment.
  var isInUse: Bool { !isClosed && !isReleased && !sg_is_over() }

  /// Gives the terminal back as it was. Does nothing the second time.
  public func close() {
    guard !isClosed else { return }
    if isInUse { giveScreen() }
    isClosed = true
    tap.close()
    session.end()
    Self.isAnyOpen = false
  }
}
