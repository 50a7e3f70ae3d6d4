import Commerce
import Dashboard
import Dispatch
import Store

/// Runs effects off the main thread and brings their actions back to it.
///
/// Reads run side by side, and a newer read of the same kind calls the older one off: the next key
/// cancels the last key's search. Writes run one after the other.
@MainActor
final class EffectQueue {
  private let runner: EffectRunner
  private let deliver: @MainActor ([Action]) -> Void
  private let reads = DispatchQueue(
    label: "aisle.reads", qos: .userInitiated, attributes: .concurrent)
  private let writes = DispatchQueue(label: "aisle.writes", qos: .userInitiated)
  private var tokens: [String: ReadToken] = [:]
  /// A person's changes that have not been answered yet, by number.
  private var unanswered: Set<Int> = []
  private var lastChange = 0

  init(runner: EffectRunner, deliver: @escaping @MainActor ([Action]) -> Void) {
    self.runner = runner
    self.deliver = deliver
  }

  func perform(_ effect: Effect) {
    if case .handOver = effect {
      // A hook may take its whole time limit: neither reads nor writes wait behind it.
      run(effect, on: .global(qos: .utility), token: nil)
    } else if let kind = effect.readKind {
      tokens[kind]?.cancel()
      if effect.loadsRows { tokens["count"]?.cancel() }
      let token = ReadToken()
      tokens[kind] = token
      run(effect, on: reads, token: token)
    } else {
      run(effect, on: writes, token: nil, change: effect.isChange ? announced() : nil)
    }
  }

  /// Numbers a change, and says that it waits when it is not answered soon: an import, here or in
  /// another program, may have the store for half a minute.
  private func announced() -> Int {
    lastChange += 1
    let change = lastChange
    unanswered.insert(change)
    DispatchQueue.main.asyncAfter(deadline: .now() + .milliseconds(700)) { [weak self] in
      guard let self, unanswered.contains(change) else { return }
      deliver([.changeProgress("waiting: the store is being written to")])
    }
    return change
  }

  private func answer(_ change: Int?, with actions: [Action]) {
    if let change {
      unanswered.remove(change)
      if unanswered.isEmpty { deliver([.changeProgress(nil)]) }
    }
    if !actions.isEmpty { deliver(actions) }
  }

  private func run(
    _ effect: Effect, on queue: DispatchQueue, token: ReadToken?, change: Int? = nil
  ) {
    let runner = runner
    queue.asyncAfter(deadline: .now() + effect.pause) {
      if let token, token.isCancelled { return }
      let actions = runner.perform(effect, token: token)
      guard change != nil || !actions.isEmpty else { return }
      DispatchQueue.main.async { self.answer(change, with: actions) }
    }
  }
}

extension Effect {
  /// Counting waits until nobody has typed for a moment.
  fileprivate var pause: DispatchTimeInterval {
    if case .count = self { .milliseconds(300) } else { .milliseconds(0) }
  }

  /// Whether it is what a key waits for: counting makes room for it.
  fileprivate var loadsRows: Bool {
    switch self {
    case .loadCatalog, .loadInventory, .loadOrders: true
    default: false
    }
  }

  /// Whether it is a change of the store that a key has made and waits for.
  fileprivate var isChange: Bool {
    switch self {
    case .decide, .apply, .setUp, .undo, .redo, .settle, .schedule, .cancelSchedule,
      .moveSchedule, .triage, .tickRunbook, .stageOrders, .withdrawOrders, .linkTicket,
      .addSilence, .endSilence, .mendRefused, .retakeRefused:
      true
    default: false
    }
  }

  /// What the effect reads; effects of the same kind replace each other. Nil for what is no read.
  var readKind: String? {
    switch self {
    case .loadCatalog: "catalog"
    case .loadInventory: "inventory"
    case .loadPromotions: "promotions"
    case .loadOrders: "orders"
    case .count: "count"
    case .loadVariant, .loadOrder: "detail"
    case .loadHandOff: "hand-off"
    case .loadFindings: "findings"
    case .loadField: "field"
    case .loadJournal: "journal"
    case .loadChanges: "changes"
    case .loadHistory: "history"
    case .loadConflicts: "conflicts"
    case .loadSchedule: "schedule"
    case .loadRefused: "refused"
    case .loadIdentity: "identity"
    case .planLink: "link-plan"
    case .loadOutbox: "outbox"
    case .openRunbook: "runbook"
    case .runCommand: "command"
    case .planOrders: "order-plan"
    case .loadSubject, .loadForm: "subject"
    case .loadDrafts: "drafts"
    case .loadIncidents: "incidents"
    case .previewSilence, .previewSilenceOfOrder: "silence"
    default: nil
    }
  }
}
