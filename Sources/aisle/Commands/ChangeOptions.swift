import ArgumentParser
import Commerce
import Foundation

/// How a plan is carried out: looked at only, without asking, past which guards.
struct ChangeOptions: ParsableArguments {
  @Flag(name: .customLong("dry-run"), help: "Print the plan and change nothing.")
  var dryRun = false

  @Flag(help: "Apply without asking.")
  var yes = false

  @Option(
    name: .customLong("override"), parsing: .singleValue,
    help: ArgumentHelp(
      "Let rows in that this guard keeps out, with a --reason; may be given several times.",
      valueName: "guard"))
  var overrides: [String] = []

  @Option(help: "Why the guards are overridden; the journal keeps it.")
  var reason: String?

  func validate() throws { _ = try allowedGuards() }

  /// The guards that are overridden; nothing is without a reason.
  func allowedGuards() throws -> Set<EditGuard> {
    guard !overrides.isEmpty else { return [] }
    let guards = try overrides.map { name in
      guard let known = EditGuard(rawValue: name) else {
        let names = EditGuard.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("there is no guard \"\(name)\"; one of \(names)")
      }
      guard known.override == .withReason else {
        throw ValidationError("\(name) can't be overridden")
      }
      return known
    }
    guard let reason, !reason.allSatisfy(\.isWhitespace) else {
      throw ValidationError("--override needs a --reason, which goes into the journal")
    }
    return Set(guards)
  }
}

extension ChangeOptions {
  /// Prints the plan, asks where nobody said yes, and has the rows that may go in applied. Refused
  /// rows make exit code 2.
  func carryOut(
    _ guarded: [EditPlanRow], options: GlobalOptions, nothing: String,
    apply: (_ changing: [EditPlanRow]) throws -> Void
  ) throws {
    let allowed = try allowedGuards()
    let plan = guarded.map { $0.overriding(allowed) }
    let changing = plan.filter { $0.verdict == .ok || $0.verdict == .warning }
    let refused = plan.filter { $0.verdict == .refused }
    if dryRun || !yes || options.json {
      Self.printPlan(plan.filter { $0.verdict != .unchanged }, options)
    }
    if dryRun, !options.json { hintOverrides(refused) }
    // A list that was printed has the reasons; applied without asking, the doubts have to be told.
    if !dryRun, yes, !options.json { noteDoubts(plan) }
    guard !dryRun else {
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    guard !changing.isEmpty else {
      Output.note(nothing)
      if !refused.isEmpty { throw SomeRowsRefused() }
      return
    }
    guard yes || isConfirmed(changing.count) else {
      throw CommandFailure("nothing was changed; --yes applies without asking")
    }
    try apply(changing)
    if !refused.isEmpty { throw SomeRowsRefused() }
  }

  private func isConfirmed(_ count: Int) -> Bool {
    guard isatty(STDIN_FILENO) == 1 else { return false }
    FileHandle.standardError.write(
      Data("Change \(count) \(count == 1 ? "field" : "fields")? [y/N] ".utf8))
    return readLine()?.lowercased() == "y"
  }

  /// Which guards a reason would get past.
  private func hintOverrides(_ refused: [EditPlanRow]) {
    let guards = Set(refused.filter(\.isOverridable).flatMap(\.guards))
    guard !guards.isEmpty else { return }
    let words = EditGuard.allCases.filter(guards.contains).map { "--override \($0.rawValue)" }
    Output.note("\(words.joined(separator: " ")) --reason \"…\" lets them in")
  }

  private func noteDoubts(_ plan: [EditPlanRow]) {
    for row in plan where row.verdict == .warning || row.verdict == .refused {
      Output.error(
        "\(row.subject): \(row.target.name) \(row.old ?? "(empty)") → \(row.new ?? "(empty)"): "
          + "\(row.verdict.rawValue): \(row.because ?? "no reason given")")
    }
    hintOverrides(plan.filter { $0.verdict == .refused })
  }

  /// Lists what a plan would change.
  static func printPlan(_ rows: [EditPlanRow], _ options: GlobalOptions) {
    let columns: [TextColumn<EditPlanRow>] = [
      TextColumn("subject") { $0.subject },
      TextColumn("field") { $0.target.name },
      TextColumn("old") { $0.old ?? "" },
      TextColumn("new") { $0.new ?? "" },
      TextColumn("verdict") { $0.verdict.rawValue },
      TextColumn("because") { $0.because ?? "" },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for row in rows { writer.write(json: .plan(row), cells: columns.map { $0.text(row) }) }
    writer.finish()
  }
}
