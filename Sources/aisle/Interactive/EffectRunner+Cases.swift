import Commerce
import Dashboard
import Foundation
import Store
import TerminalKit

extension EffectRunner {
  /// Effects of runbooks, tickets and decisions about orders.
  func attemptCase(_ effect: Effect) throws -> [Action] {
    switch effect {
    case .openRunbook(let code, let subject, let name, let values):
      let (runbook, _) = workspace.runbooks.runbook(code)
      let run = try workspace.store.runbookRun(code, on: subject)
      return [
        .runbook(
          RunbookOverlay(
            runbook: runbook, subject: subject, name: name, values: values, run: run))
      ]
    case .tickRunbook(let code, let steps, let step, let isDone, let subject):
      return [.runbookTicked(try tick(code, steps, step, isDone: isDone, on: subject))]
    case .runCommand(let command):
      return [.commandOutput(command: command.text, run(command))]
    case .planOrders(let action, let orders):
      return [.orderPlans(try workspace.store.plan(action, orders: orders))]
    case .stageOrders(let plans): return try stage(plans)
    case .withdrawOrders(let orders): return try withdraw(orders)
    case .linkTicket(let reference, let subject, let name):
      let ticket = try workspace.store.linkTicket(
        reference, to: subject, actor: workspace.actor, now: workspace.clock.now())
      return [.caseChanged(.done, "\(name): linked to \(ticket.key)")]
    default: return []
    }
  }

  private func tick(
    _ code: String, _ steps: Int, _ step: Runbook.Step, isDone: Bool, on subject: CaseSubject
  ) throws -> RunbookRun {
    let now = workspace.clock.now()
    let run = try workspace.store.startRunbook(
      code, steps: max(1, steps), on: subject, actor: workspace.actor, now: now)
    return try workspace.store.tick(
      step: step.number, text: step.text, of: run, isDone: isDone, actor: workspace.actor, now: now)
  }

  private func stage(_ plans: [OrderActionPlan]) throws -> [Action] {
    let outcome = try workspace.store.stage(
      plans, actor: workspace.actor, now: workspace.clock.now())
    let left =
      outcome.refused.isEmpty ? "" : "; \(outcome.refused.count) left out, decided meanwhile"
    guard let set = outcome.changeSet else {
      return [.caseChanged(.warning, "Nothing staged\(left)")]
    }
    let handOver = plans.first.map { "; then \($0.handOver)" } ?? ""
    return [
      .caseChanged(left.isEmpty ? .done : .warning, "Staged \(set.summary)\(handOver)\(left)")
    ]
  }

  private func withdraw(_ orders: [Int64]) throws -> [Action] {
    let outcome = try workspace.store.withdraw(
      orders: orders, actor: workspace.actor, now: workspace.clock.now())
    guard let set = outcome.changeSet else {
      return [.caseChanged(.info, "Nothing is staged there")]
    }
    return [.caseChanged(.done, set.summary)]
  }

  /// What a reading command prints: this program run on the same store, read-only.
  private func run(_ command: RunbookCommand) -> [String] {
    guard let binary = Bundle.main.executablePath, let path = workspace.store.path else {
      return ["This store is in memory; run it by hand: \(command.text)"]
    }
    var arguments = [binary] + command.arguments + ["--store", path, "--read-only", "--no-color"]
    if let config = workspace.configPath { arguments += ["--config", config] }
    if let fixed = workspace.clock.fixed { arguments += ["--now", fixed.description] }
    let child = ChildProgram(
      arguments: arguments, environment: Paths.current.environment, limit: .seconds(20))
    do {
      let outcome = try child.run()
      let text = outcome.output + outcome.errors
      let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        .map { TextSanitizer.sanitize(String($0)) }
      return lines.last == "" ? Array(lines.dropLast()) : lines
    } catch {
      return ["\(error)"]
    }
  }
}
