import ArgumentParser
import Commerce
import Dashboard
import Store
import TerminalKit

struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "One rendered frame as text: what the dashboard would show, without a terminal.")

  @OptionGroup var options: GlobalOptions

  @Option(help: "Columns and rows: 120x40.")
  var size = "80x24"

  @Option(help: "The focused pane: catalog, inventory, promotions, orders.")
  var pane: String?

  @Option(help: "Keys to press first, separated by blanks: \"j j Enter\".")
  var keys = ""

  @Flag(help: "Add which style stands where.")
  var styles = false

  @Flag(help: "Use ASCII signs only.")
  var ascii = false

  func run() throws {
    let size = try parsedSize()
    let pane = try pane.map(parsedPane)
    let script = try parsedKeys()
    let workspace = try Workspace.open(options)
    if !workspace.store.isReadOnly { try workspace.evaluate() }
    var (setup, problems) = DashboardSetup.make(for: workspace)
    for problem in problems { Output.note("aisle: \(problem)") }
    if ascii { setup.glyphs = .ascii }
    if let pane { setup.initialPane = pane }
    var session = ScreenSession(
      runner: EffectRunner(workspace: workspace),
      state: DashboardState(
        setup: setup, size: size, now: workspace.clock.now(),
        snapshot: try workspace.store.snapshot(now: workspace.clock.now())))
    session.take(.started)
    for key in script { session.take(.key(key)) }
    let canvas = session.state.render().canvas
    Output.line(
      styles ? canvas.styledText() : canvas.lines().joined(separator: "\n"))
  }

  private func parsedSize() throws -> Size {
    let parts = size.lowercased().split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2, (1...1_000).contains(parts[0]), (1...1_000).contains(parts[1]) else {
      throw ValidationError("--size is columns x rows, like 80x24; not \"\(size)\"")
    }
    return Size(width: parts[0], height: parts[1])
  }

  private func parsedKeys() throws -> KeySequence {
    guard !keys.isEmpty else { return [] }
    do { return try KeySequence(parsing: keys) } catch { throw ValidationError("--keys: \(error)") }
  }

}

/// The dashboard without a terminal: actions in, effects done at once, until nothing is left to do.
struct ScreenSession {
  var runner: EffectRunner
  var state: DashboardState
  /// Effects that only a terminal can do, in the order in which they were asked for.
  private(set) var outside: [Effect] = []

  init(runner: EffectRunner, state: DashboardState) {
    self.runner = runner
    self.state = state
  }

  mutating func take(_ action: Action) {
    var waiting = state.reduce(action)
    while !waiting.isEmpty {
      let effect = waiting.removeFirst()
      let actions = runner.perform(effect)
      if actions.isEmpty, effect.readKind == nil { outside.append(effect) }
      for next in actions { waiting += state.reduce(next) }
    }
  }
}
