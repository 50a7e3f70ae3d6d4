import Commerce
import Configuration
import Dashboard
import Dispatch
import Foundation
import Logging
import NcursesTerminal
import Refresh
import Store
import TerminalKit

/// The dashboard's life in a terminal: events in, frames out, all on the main actor.
///
/// Between a key and its frame lies nothing but the reducer and the renderer; whatever takes longer
/// runs elsewhere and comes back as an action.
@MainActor
final class DashboardRunner {
  private let workspace: Workspace
  private let terminal: NcursesTerminal
  private let log: Logger
  private var state: DashboardState
  private var theme: Theme
  private var effects: EffectQueue?
  private var engine: RefreshEngine?
  private var content: ContentWorker?
  private var sources: [any DispatchSourceProtocol] = []
  private var isFrameDue = false
  private var hasStarted = false
  private let session: SessionFile?
  /// What the session file holds.
  private var keptMemory: SessionMemory?
  private let onFirstFrame: (() -> Void)?

  /// Opens the terminal. `onFirstFrame` is called when the first frame is on it.
  init(
    workspace: Workspace, isDemo: Bool, log: Logger, noColor: Bool,
    onFirstFrame: (() -> Void)? = nil
  ) throws {
    var workspace = workspace
    if let path = workspace.configFile?.path {
      workspace.configFile?.watch = ConfigWatch(path: path)
    }
    self.workspace = workspace
    self.log = log
    self.onFirstFrame = onFirstFrame
    let (made, problems) = DashboardSetup.make(for: workspace, isDemo: isDemo)
    var setup = made
    var environment = Paths.current.environment
    if noColor { environment["NO_COLOR"] = "1" }
    // The demo's rows are made anew for each demo: nothing of it could be found again.
    session = isDemo ? nil : workspace.store.path.map { SessionFile(store: $0) }
    terminal = try NcursesTerminal(environment: environment)
    setup.glyphs = terminal.glyphs
    let (theme, warnings) = ThemeShelf.current.load(setup.themeName)
    self.theme = theme
    state = DashboardState(
      setup: setup, size: terminal.size, now: workspace.clock.now(),
      snapshot: (try? workspace.store.snapshot(now: workspace.clock.now())) ?? StoreSnapshot())
    restoreSession()
    for warning in warnings { log.warning("\(warning)") }
    for problem in problems + workspace.problems.map(\.description) { log.warning("\(problem)") }
    if let first = workspace.problems.first {
      _ = state.reduce(.notice(.warning, first.description))
    } else if let notice = terminal.notice {
      _ = state.reduce(.notice(.info, notice))
    }
  }

  /// Takes up where the last dashboard on this store was left; a memory that can't be read is
  /// logged and written anew.
  private func restoreSession() {
    do {
      guard let memory = try session?.read() else { return }
      state.restore(memory)
      keptMemory = state.memory
    } catch {
      let path = session?.path ?? ""
      log.warning("\(path): the last session can't be read and is left out: \(error)")
    }
  }

  private func keepSession() {
    guard let session, hasStarted else { return }
    let memory = state.memory
    guard memory != keptMemory else { return }
    do {
      try session.write(memory)
      keptMemory = memory
    } catch {
      log.warning("\(session.path): the session can't be kept: \(error)")
    }
  }

  /// Draws the first frame and sets everything in motion; the caller then runs the main loop.
  func start() {
    var answering = workspace
    answering.evaluatedAtOnce = EffectRunner.evaluatedAtOnce
    let runner = EffectRunner(
      workspace: answering,
      report: { [weak self] action in DispatchQueue.main.async { self?.take([action]) } })
    let effects = EffectQueue(runner: runner) { [weak self] actions in self?.take(actions) }
    self.effects = effects
    loadFirstFrame(runner)
    draw()
    onFirstFrame?()
    hasStarted = true
    watch(terminal.inputDescriptor)
    watch(terminal.signalDescriptor)
    startClock()
    startRefresh()
  }

  /// The rows of the panes on the screen, read before anything is drawn so that the first frame
  /// already shows the work.
  private func loadFirstFrame(_ runner: EffectRunner) {
    var waiting = state.reduce(.started)
    var rounds = 0
    while !waiting.isEmpty, rounds < 3 {
      let effects = waiting
      waiting = []
      for effect in effects where effect.readKind != nil {
        for action in runner.perform(effect) { waiting += state.reduce(action) }
      }
      rounds += 1
    }
  }

  // MARK: Events

  private func watch(_ descriptor: Int32) {
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: .main)
    source.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.readEvents() }
    }
    source.activate()
    sources.append(source)
  }

  private func readEvents() {
    for event in terminal.readEvents() {
      switch event {
      case .key(let key): take([.key(key)])
      case .paste(let text): take([.paste(text)])
      case .resize(let size): take([.resize(size)])
      case .resumed: redraw()
      case .hangup, .terminate: quit(status: event == .hangup ? 129 : 143)
      case .focus: break
      }
    }
  }

  private func startClock() {
    guard workspace.clock.fixed == nil else { return }
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + 1, repeating: 1, leeway: .milliseconds(100))
    timer.setEventHandler { [weak self] in
      MainActor.assumeIsolated {
        guard let self else { return }
        self.take([.tick(self.workspace.clock.now())])
      }
    }
    timer.activate()
    sources.append(timer)
    startKeeping()
  }

  /// Keeps the session now and then, so that a crash loses half a minute of it at most.
  private func startKeeping() {
    let timer = DispatchSource.makeTimerSource(queue: .main)
    timer.schedule(deadline: .now() + 30, repeating: 30, leeway: .seconds(5))
    timer.setEventHandler { [weak self] in
      MainActor.assumeIsolated { self?.keepSession() }
    }
    timer.activate()
    sources.append(timer)
  }

  private func startRefresh() {
    guard !workspace.store.isReadOnly else { return }
    let deliver: @Sendable (Action) -> Void = { [weak self] action in
      DispatchQueue.main.async { self?.take([action]) }
    }
    content = ContentWorker(workspace: workspace, deliver: deliver)
    var work = workspace.refreshWork(progress: ImportProgress(deliver: deliver).report)
    let evaluate = work.evaluate
    work.evaluate = { [watch = workspace.configFile?.watch] now in
      if let change = watch?.change() {
        deliver(.configChanged(file: change.name, problem: change.problem))
      }
      return try evaluate(now)
    }
    let engine = RefreshEngine(
      sources: workspace.refreshSources, interval: state.setup.refreshSeconds,
      work: work,
      clock: { [clock = workspace.clock] in clock.now() },
      publish: { event in
        for action in event.actions { deliver(action) }
      })
    self.engine = engine
    engine.start()
  }

  // MARK: State and screen

  private func take(_ actions: [Action]) {
    for action in actions {
      if case .failed(let text) = action { log.error("\(text)") }
      if action == .refreshFinished { content?.start() }
      if case .snapshot(let snapshot) = action, snapshot.unjudged > 0 { content?.start() }
      for effect in state.reduce(action) { perform(effect) }
    }
    scheduleFrame()
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .awaitRest(let number): awaitRest(number)
    case .refreshNow: engine?.refreshNow()
    case .setPaused(let paused): engine?.setPaused(paused)
    case .loadTheme(let name):
      theme = ThemeShelf.current.load(name).theme
      terminal.invalidate()
      take([.themeLoaded(name)])
    case .copy(let text):
      if !terminal.copyToClipboard(text) { take([.failed("The text is too long to copy")]) }
    case .bell: terminal.bell()
    case .ring(let page, let others): ring(page, others: others)
    case .redraw: redraw()
    case .suspend:
      terminal.suspend()
      take([.tick(workspace.clock.now()), .resize(terminal.size)])
    case .reload: become(CommandLine.arguments)
    case .openDemo: become([CommandLine.arguments[0], "demo"])
    case .openEditor(let document): openEditor(document)
    case .quit: quit(status: 0)
    default: effects?.perform(effect)
    }
  }

  private func awaitRest(_ number: Int) {
    let rest = Int(workspace.configuration.detailAfter.milliseconds)
    DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(rest)) { [weak self] in
      self?.take([.rested(number)])
    }
  }

  /// Rings as the config says. The hook runs elsewhere: nothing on the screen waits for it.
  private func ring(_ page: Page, others: Int) {
    let notify = workspace.configuration.notify
    let title = "\(workspace.settings.name): P1 \(page.name)"
    let body = page.code?.words ?? ""
    for way in notify.p1 {
      switch way {
      case .bell: terminal.bell()
      case .osc9: terminal.notify(title: title, body: body, as: .osc9)
      case .osc777: terminal.notify(title: title, body: body, as: .osc777)
      }
    }
    guard !notify.hook.isEmpty else { return }
    let hook = ChildProgram(
      arguments: notify.hook, environment: Paths.current.environment,
      limit: .milliseconds(notify.hookTimeLimit.milliseconds))
    let input = page.hookInput(store: workspace.settings.name, others: others)
    DispatchQueue.global(qos: .utility).async { [weak self] in
      guard let problem = hook.problem(input: input + "\n") else { return }
      DispatchQueue.main.async { self?.take([.notice(.warning, "Notify hook: \(problem)")]) }
    }
  }

  /// One frame for all that happens before the main loop comes round again.
  private func scheduleFrame() {
    guard hasStarted, !isFrameDue else { return }
    isFrameDue = true
    DispatchQueue.main.async { [weak self] in self?.draw() }
  }

  private func draw() {
    isFrameDue = false
    let frame = state.render()
    terminal.draw(frame.canvas, cursor: frame.cursor, theme: theme)
  }

  private func redraw() {
    terminal.invalidate()
    take([.resize(terminal.size)])
  }

  private func quit(status: Int32) {
    for source in sources { source.cancel() }
    terminal.close()
    keepSession()
    if let folder = workspace.throwaway { try? FileManager.default.removeItem(atPath: folder) }
    log.info("ended", metadata: ["status": "\(status)"])
    exit(status)
  }

  /// Gives the terminal to the person's editor; nothing else runs until it ends.
  private func openEditor(_ document: EditorText) {
    let file = EditorFile()
    var answer = document
    var problem: String?
    do {
      try file.write(document.text)
      let arguments = EditorCommand.arguments(Paths.current.environment) + [file.path]
      let status = terminal.run(arguments, environment: Paths.current.environment)
      switch status {
      case 0: answer.text = try file.read()
      case let status?: problem = "\(arguments[0]) ended with \(status)"
      case nil: problem = "\(arguments[0]) could not be started; set VISUAL or EDITOR"
      }
      if status == 0 { file.remove() }
    } catch {
      problem = "\(error)"
    }
    take([
      .tick(workspace.clock.now()), .resize(terminal.size), .editorClosed(answer, problem: problem),
    ])
  }

  /// Gives the terminal to the program started anew: on the sample store, or with another config.
  private func become(_ words: [String]) {
    guard let binary = Bundle.main.executablePath else { return }
    terminal.close()
    keepSession()
    // Threads of a Dispatch queue block signals, and what is executed inherits that.
    var none = sigset_t()
    sigemptyset(&none)
    pthread_sigmask(SIG_SETMASK, &none, nil)
    var arguments = words.map { strdup($0) } + [nil]
    execv(binary, &arguments)
    Output.error("can't start \(words.joined(separator: " "))")
    exit(1)
  }
}

extension RefreshEvent {
  /// What the screen hears of an event.
  var actions: [Action] {
    switch self {
    case .started: [.refreshStarted]
    case .importing(_, let file): [.importProgress("reading \(file)")]
    case .imported(let result):
      // Content that was known brings nothing to tell, neither do its refused rows.
      result.runID != nil && result.created + result.updated + result.quarantined > 0
        ? [.imported([result])]
        : result.runID == nil
          ? result.skippedBecause.map { [.notice(.warning, "\(result.file): \($0)")] } ?? [] : []
    case .snapshot(let snapshot): [.snapshot(snapshot)]
    case .noticed(let text): [.notice(.warning, text)]
    case .failed(let text): [.failed(text)]
    case .finished: [.refreshFinished]
    }
  }
}
