public import Commerce

/// A runbook on one case: its steps, and which are done.
public struct RunbookOverlay: Equatable, Sendable {
  public var runbook: Runbook
  public var subject: CaseSubject
  /// How people know the case: an order's name, a SKU.
  public var name: String
  /// What commands of the steps are filled in with: `order`, `sku`.
  public var values: [String: String]
  /// Nil until the first step is ticked.
  public var run: RunbookRun?
  /// The step under the cursor, from 0.
  public var cursor = 0
  /// A tick is on its way to the store.
  public var isTicking = false
  /// What the last command printed; nil when none was run.
  public var output: CommandOutput?

  public init(
    runbook: Runbook, subject: CaseSubject, name: String, values: [String: String],
    run: RunbookRun? = nil
  ) {
    self.runbook = runbook
    self.subject = subject
    self.name = name
    self.values = values
    self.run = run
    // A run that was left half done goes on where it stopped.
    cursor = runbook.steps.firstIndex { run?.ticks[$0.number] == nil } ?? 0
  }

  public var step: Runbook.Step? {
    runbook.steps.indices.contains(cursor) ? runbook.steps[cursor] : nil
  }

  public func isDone(_ step: Runbook.Step) -> Bool { run?.ticks[step.number] != nil }
}

/// What a runbook's command printed.
public struct CommandOutput: Equatable, Sendable {
  public var command: String
  /// Empty while it runs.
  public var lines: [String]
  public var isRunning: Bool
  public var scroll = 0

  public init(command: String, lines: [String] = [], isRunning: Bool = false) {
    self.command = command
    self.lines = lines
    self.isRunning = isRunning
  }
}

/// What can be decided about orders.
public struct OrderActionMenu: Equatable, Sendable {
  /// A line of the menu, by its letter.
  public enum Choice: String, Equatable, Sendable, CaseIterable {
    case ship
    case release
    case cancel
    case withdraw

    var letter: Character {
      switch self {
      case .ship: "s"
      case .release: "r"
      case .cancel: "c"
      case .withdraw: "w"
      }
    }

    var label: String {
      switch self {
      case .ship: "Mark shipped"
      case .release: "Release the hold"
      case .cancel: "Cancel"
      case .withdraw: "Withdraw"
      }
    }

    var help: String {
      switch self {
      case .ship: "carrier and tracking number, then a preview"
      case .release: "shows a preview first"
      case .cancel: "asks for the reason, then a preview"
      case .withdraw: "takes back what is staged and not shown yet"
      }
    }
  }

  public var orders: [Int64]
  public var subject: String
  public var cursor = 0

  public init(orders: [Int64], subject: String) {
    self.orders = orders
    self.subject = subject
  }

  var choice: Choice { Choice.allCases[min(max(0, cursor), Choice.allCases.count - 1)] }
}

/// Decisions about orders, waiting for a yes.
public struct OrderPlanOverlay: Equatable, Sendable {
  public var plans: [OrderActionPlan]
  public var scroll = 0
  public var isStaging = false

  public init(plans: [OrderActionPlan]) { self.plans = plans }

  public var accepted: [OrderActionPlan] { plans.filter(\.mayGoIn) }
  public var hasWarning: Bool { plans.contains { $0.verdict == .warning } }
}
