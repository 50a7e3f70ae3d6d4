import ArgumentParser
import Commerce
import Foundation
import Store

struct OrderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "order",
    abstract: "Stage what a platform has to do about orders: ship, release, cancel.",
    discussion: """
      Nothing counts as done before an import shows it. aisle export --pending --as \
      amazon-shipping-confirmation writes the shipments for Amazon; what takes no file is done by \
      hand on the platform, and waits here until it shows.
      """,
    subcommands: [OrderShip.self, OrderRelease.self, OrderCancel.self, OrderWithdraw.self])
}

/// Orders, and whether to ask first.
struct OrderActionOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The orders, by their names.", valueName: "ORDER"))
  var orders: [String]

  @Flag(name: .customLong("dry-run"), help: "Only show what would be staged.")
  var dryRun = false

  @Flag(help: "Stage without asking; doubtful ones too.")
  var yes = false
}

struct OrderShip: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ship", abstract: "Mark orders as shipped.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: OrderActionOptions

  @Option(help: "The carrier: UPS.")
  var carrier: String

  @Option(help: ArgumentHelp("The tracking number.", valueName: "NUMBER"))
  var tracking: String = ""

  func run() throws {
    try stage(
      .ship(Shipment(carrier: carrier, trackingNumber: tracking)), about, options: options)
  }
}

struct OrderRelease: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Release the hold of orders.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: OrderActionOptions

  func run() throws { try stage(.release, about, options: options) }
}

struct OrderCancel: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Cancel orders.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var about: OrderActionOptions

  @Option(help: "Why.")
  var reason: String

  func run() throws { try stage(.cancel(reason: reason), about, options: options) }
}

struct OrderWithdraw: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw", abstract: "Take staged actions back.")

  @OptionGroup var options: GlobalOptions

  @Argument(help: ArgumentHelp("The orders, by their names.", valueName: "ORDER"))
  var orders: [String]

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let ids = try orders.map { try workspace.store.findOrder($0) }
    let exported = try ids.flatMap { id in
      try workspace.store.orderDetail(id: id).staged.filter { $0.exportedAt != nil }
    }
    let outcome = try workspace.store.withdraw(
      orders: ids, actor: workspace.actor, now: workspace.clock.now())
    report(outcome, verb: "withdrawn", options: options)
    if !exported.isEmpty, !options.json {
      Output.note("aisle: it was in a file already; take it back on the platform as well")
    }
  }
}

/// Shows the plan, asks, and stages. Refused orders make exit code 2.
private func stage(
  _ action: OrderAction, _ about: OrderActionOptions, options: GlobalOptions
) throws {
  let workspace =
    about.dryRun ? try Workspace.open(options) : try Workspace.openForWriting(options)
  let ids = try about.orders.map { try workspace.store.findOrder($0) }
  let plans = try workspace.store.plan(action, orders: ids)
  if about.dryRun || !options.json {
    for plan in plans { show(plan, options: options) }
  }
  let refused = plans.filter { !$0.mayGoIn }
  guard !about.dryRun else {
    if !refused.isEmpty { throw SomeRowsRefused() }
    return
  }
  guard plans.contains(where: \.mayGoIn) else {
    throw CommandFailure("nothing can be staged; nothing was changed")
  }
  guard about.yes || isConfirmed(plans) else {
    throw CommandFailure("nothing was changed; --yes stages without asking")
  }
  let outcome = try workspace.store.stage(
    plans, actor: workspace.actor, now: workspace.clock.now())
  report(outcome, verb: "staged", options: options)
  for plan in outcome.refused { Output.error("\(plan.name): \(plan.because ?? "refused")") }
  if !refused.isEmpty || !outcome.refused.isEmpty { throw SomeRowsRefused() }
}

private func show(_ plan: OrderActionPlan, options: GlobalOptions) {
  if options.json {
    Output.line(
      JSONValue.object([
        "order": .string(plan.name), "channel": .string(plan.channel),
        "action": .string(plan.action.kind.rawValue), "what": .string(plan.action.words),
        "verdict": .string(plan.verdict.rawValue), "because": .text(plan.because),
        "hand_over": .string(plan.handOver),
      ]).description)
    return
  }
  let reason = plan.because.map { ": \($0)" } ?? ""
  Output.line(
    "\(plan.name)  \(plan.action.words)  \(plan.verdict.rawValue)\(reason)"
      + (plan.mayGoIn ? "; then \(plan.handOver)" : ""))
}

private func isConfirmed(_ plans: [OrderActionPlan]) -> Bool {
  guard isatty(STDIN_FILENO) == 1 else { return false }
  let count = plans.count { $0.mayGoIn }
  Output.flush()
  FileHandle.standardError.write(
    Data("Stage \(count) \(count == 1 ? "order" : "orders")? [y/N] ".utf8))
  return readLine()?.lowercased() == "y"
}

private func report(_ outcome: OrderActionOutcome, verb: String, options: GlobalOptions) {
  if options.json {
    Output.line(
      JSONValue.object([
        "set": .number(outcome.changeSet?.id), "applied": .number(outcome.applied),
        "refused": .array(
          outcome.refused.map {
            .object(["order": .string($0.name), "because": .text($0.because)])
          }),
      ]).description)
  } else if let set = outcome.changeSet {
    Output.line("\(outcome.applied) \(verb) as set \(set.id): \(set.summary)")
  } else {
    Output.line("Nothing was \(verb)")
  }
}
