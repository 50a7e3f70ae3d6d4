import ArgumentParser
import Commerce
import Store
import TerminalKit

struct RunbooksCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "runbook", abstract: "What to do about each alert code, step by step.",
    discussion: """
      Runbooks ship with the program. A file CODE.md in the folder runbooks beside the config takes \
      the place of the bundled one.
      """,
    subcommands: [RunbookList.self, RunbookShow.self, RunbookStart.self, RunbookTickCommand.self])
}

struct RunbookList: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List the runbooks and where each comes from.")

  @OptionGroup var options: GlobalOptions

  func run() throws {
    let workspace = try Workspace.open(options)
    let columns: [TextColumn<(runbook: Runbook, origin: RunbookShelf.Origin)>] = [
      TextColumn("code") { $0.runbook.code }, TextColumn("title") { $0.runbook.title },
      TextColumn("steps", isNumber: true) { "\($0.runbook.steps.count)" },
      TextColumn("from") { $0.origin.words },
    ]
    var writer = RowWriter(format: options.format, columns: columns)
    for code in workspace.runbooks.codes {
      let entry = workspace.runbooks.runbook(code)
      writer.write(
        json: .object([
          "code": .string(code), "title": .string(entry.runbook.title),
          "steps": .number(entry.runbook.steps.count), "from": .string(entry.origin.words),
        ]), cells: columns.map { $0.text(entry) })
    }
    writer.finish()
  }
}

/// The code of a runbook, checked against those that there are.
struct RunbookCode: ParsableArguments {
  @Argument(help: ArgumentHelp("An alert code, such as SHIP_LATE.", valueName: "CODE"))
  var code: String

  func runbook(in workspace: Workspace) throws -> Runbook {
    let wanted = code.uppercased()
    guard workspace.runbooks.codes.contains(wanted) else {
      throw ValidationError("there is no runbook \(code); aisle runbook list names them")
    }
    return workspace.runbooks.runbook(wanted).runbook
  }
}

struct RunbookShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print a runbook; with a case, how far it is.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var code: RunbookCode

  @Option(help: ArgumentHelp("The order, by its name.", valueName: "NAME"))
  var order: String?

  @Option(help: ArgumentHelp("The variant, by its SKU.", valueName: "SKU"))
  var sku: String?

  func run() throws {
    let workspace = try Workspace.open(options)
    let runbook = try code.runbook(in: workspace)
    var run: RunbookRun?
    if order != nil || sku != nil {
      var about = SubjectOptions()
      about.order = order
      about.sku = sku
      about.incident = nil
      let (subject, _) = try about.subject(in: workspace.store)
      run = try workspace.store.runbookRun(runbook.code, on: subject)
    }
    if options.json {
      Output.line(JSONValue.runbook(runbook, run).description)
    } else {
      printRunbook(runbook, run)
    }
  }
}

struct RunbookStart: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "start", abstract: "Begin a runbook on a case, or join the run that is under way.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var code: RunbookCode
  @OptionGroup var about: SubjectOptions

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let (runbook, run) = try startRun(code, about, in: workspace)
    if options.json {
      Output.line(JSONValue.runbook(runbook, run).description)
    } else {
      printRunbook(runbook, run)
    }
  }
}

struct RunbookTickCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tick", abstract: "Tick a step of a runbook as done; begins the run if need be.")

  @OptionGroup var options: GlobalOptions
  @OptionGroup var code: RunbookCode
  @OptionGroup var about: SubjectOptions

  @Argument(help: "The step's number.")
  var step: Int

  @Flag(help: "Take the tick back.")
  var undo = false

  func run() throws {
    let workspace = try Workspace.openForWriting(options)
    let (runbook, run) = try startRun(code, about, in: workspace)
    let text = runbook.steps.first { $0.number == step }?.text ?? ""
    let after = try workspace.store.tick(
      step: step, text: text, of: run, isDone: !undo, actor: workspace.actor,
      now: workspace.clock.now())
    if options.json {
      Output.line(JSONValue.runbook(runbook, after).description)
    } else if after.finishedAt != nil {
      Output.line("\(runbook.code): step \(step) done; all \(after.steps) steps are done")
    } else {
      Output.line("\(runbook.code): \(after.ticks.count) of \(after.steps) steps are done")
    }
  }
}

private func startRun(
  _ code: RunbookCode, _ about: SubjectOptions, in workspace: Workspace
) throws -> (Runbook, RunbookRun) {
  let runbook = try code.runbook(in: workspace)
  let (subject, _) = try about.subject(in: workspace.store)
  let run = try workspace.store.startRunbook(
    runbook.code, steps: max(1, runbook.steps.count), on: subject, actor: workspace.actor,
    now: workspace.clock.now())
  return (runbook, run)
}

private func printRunbook(_ runbook: Runbook, _ run: RunbookRun?) {
  Output.line("\(runbook.code)  \(runbook.title)")
  if let run { Output.line(run.words) }
  for block in runbook.blocks {
    switch block {
    case .heading(let text):
      Output.line("")
      Output.line(text)
    case .paragraph(let text):
      Output.line("")
      for line in TextWrap.lines(text, width: 90) { Output.line(line) }
    case .step(let step): printStep(step, run?.ticks[step.number])
    }
  }
}

private func printStep(_ step: Runbook.Step, _ tick: RunbookRun.Tick?) {
  Output.line("")
  let sign = tick == nil ? "[ ]" : "[x]"
  for (index, line) in TextWrap.lines(step.text, width: 82).enumerated() {
    Output.line((index == 0 ? "\(sign) \(step.number). " : "       ") + line)
  }
  for command in step.commands { Output.line("         \(command)") }
  if let tick { Output.line("       done by \(tick.actor), \(tick.at)") }
}

extension JSONValue {
  static func runbook(_ runbook: Runbook, _ run: RunbookRun?) -> JSONValue {
    .object([
      "code": .string(runbook.code), "title": .string(runbook.title),
      "started_at": .instant(run?.startedAt), "started_by": .text(run?.startedBy),
      "finished_at": .instant(run?.finishedAt),
      "steps": .array(
        runbook.steps.map { step in
          let tick = run?.ticks[step.number]
          return .object([
            "step": .number(step.number), "text": .string(step.text),
            "commands": .texts(step.commands), "done_by": .text(tick?.actor),
            "done_at": .instant(tick?.at),
          ])
        }),
    ])
  }
}
