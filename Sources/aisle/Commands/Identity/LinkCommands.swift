import ArgumentParser
import Commerce
import Foundation
import Store

/// Which two variants are meant.
struct PairOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Two SKUs, or the number of a proposal as the list shows it.", valueName: "SKU"))
  var subjects: [String] = []

  @Option(help: "The SKU that stays; without it the one that a products file describes.")
  var keep: String?

  func validate() throws {
    guard subjects.count <= 2 else { throw ValidationError("name two SKUs, or one number") }
  }

  /// The ids of both.
  func variants(in store: Store) throws -> (Int64, Int64) {
    if subjects.count == 1 {
      guard let id = Int64(subjects[0]) else {
        throw ValidationError("name two SKUs, or the number of a proposal")
      }
      let pair = try store.identityPair(id: id)
      return (pair.kept.variantID, pair.removed.variantID)
    }
    guard subjects.count == 2 else { throw ValidationError("which two? name two SKUs") }
    return (try store.findVariant(subjects[0]), try store.findVariant(subjects[1]))
  }

  /// The id that `--keep` names; nil without it.
  func kept(of pair: (Int64, Int64), in store: Store) throws -> Int64? {
    guard let keep else { return nil }
    let id = try store.findVariant(keep)
    guard id == pair.0 || id == pair.1 else {
      throw ValidationError("--keep names one of the two")
    }
    return id
  }
}

struct IdentityLink: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "link", abstract: "Make one variant of two SKUs, or of all certain proposals.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var pair: PairOptions

  @Flag(help: "Link every proposal that is certain, in one change set.")
  var certain = false

  @Flag(name: .customLong("dry-run"), help: "Print what it would do and change nothing.")
  var dryRun = false

  @Flag(help: "Do it without asking.")
  var yes = false

  @Option(help: "Why; the journal keeps it.")
  var reason: String?

  func validate() throws {
    guard certain != !pair.subjects.isEmpty, !certain || pair.keep == nil else {
      throw ValidationError("name two SKUs, or --certain for all that are")
    }
  }

  func run() throws {
    let workspace =
      try dryRun ? Workspace.open(options) : Workspace.openForWriting(options)
    try workspace.judge()
    let plans = try certain ? certainPlans(workspace) : [onePlan(workspace)]
    let going = plans.filter { $0.refusal == nil }
    let refused = plans.filter { $0.refusal != nil }
    if options.json ? dryRun : !yes || dryRun { for plan in plans { show(plan) } }
    if !options.json, yes, !dryRun { for plan in refused { show(plan) } }
    if !certain, let refusal = refused.first?.refusal { throw CommandFailure(refusal) }
    guard !dryRun, !going.isEmpty else {
      if plans.isEmpty { Output.note("No proposal is certain; nothing was changed") }
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    guard yes || isConfirmed(going.count) else {
      throw CommandFailure("nothing was changed; --yes links without asking")
    }
    let now = workspace.clock.now()
    let outcome =
      certain
      ? try workspace.store.linkCertain(actor: workspace.actor, now: now).outcome
      : try workspace.store.link(
        kept: going[0].kept.variantID, removed: going[0].removed.variantID, reason: reason,
        actor: workspace.actor, now: now)
    try workspace.evaluate()
    try workspace.judge()
    tell(outcome, nothing: "Nothing was linked")
    if !refused.isEmpty { throw SomeRowsRefused() }
  }

  private func onePlan(_ workspace: Workspace) throws -> LinkPlan {
    let (one, other) = try pair.variants(in: workspace.store)
    return try workspace.store.linkPlan(
      one, other, keep: try pair.kept(of: (one, other), in: workspace.store))
  }

  private func certainPlans(_ workspace: Workspace) throws -> [LinkPlan] {
    try workspace.store.identityPairs(.certain, limit: .max).map {
      try workspace.store.linkPlan(
        $0.kept.variantID, $0.removed.variantID, keep: $0.kept.variantID)
    }
  }

  private func show(_ plan: LinkPlan) {
    if options.json { return Output.line(JSONValue.link(plan, nil).description) }
    if let refusal = plan.refusal {
      return Output.error("\(plan.removed.name) to \(plan.kept.name): \(refusal)")
    }
    for sentence in plan.sentences { Output.line(sentence) }
  }

  private func isConfirmed(_ count: Int) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    FileHandle.standardError.write(
      Data("Link \(count) \(count == 1 ? "SKU" : "SKUs")? [y/N] ".utf8))
    return readLine()?.lowercased() == "y"
  }

  private func tell(_ outcome: EditOutcome, nothing: String) {
    tellIdentity(outcome, nothing: nothing, options)
  }
}

struct IdentityApart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "apart",
    abstract: "Say that two SKUs are two articles: they are not proposed again.",
    discussion: "Asked again only when something new speaks for them, such as another barcode.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var pair: PairOptions

  @Option(help: "Why; the journal keeps it.")
  var reason: String?

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    try workspace.judge(limit: Workspace.judgedAtOnce)
    let (one, other) = try pair.variants(in: workspace.store)
    let outcome = try workspace.store.keepApart(
      one, other, reason: reason, actor: workspace.actor, now: workspace.clock.now())
    tellIdentity(outcome, nothing: "They are kept apart already", options)
  }
}

/// What came of a link or a decision.
private func tellIdentity(_ outcome: EditOutcome, nothing: String, _ options: GlobalOptions) {
  if options.json {
    Output.line(
      JSONValue.object([
        "set": .number(outcome.changeSet?.id), "applied": .number(outcome.applied),
      ]).description)
  } else if let set = outcome.changeSet {
    Output.line("set \(set.id): \(set.summary)")
  } else {
    Output.line(nothing)
  }
}
